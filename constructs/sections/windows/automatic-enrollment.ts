import { Construct } from 'constructs';

import type { ExportedObject, ValueObject } from '../../../core/index.js';
import type { AutomaticEnrollment, MamUserScope, MdmUserScope } from '../../../schemas/index.js';
import { nameFrom } from '../../declared-path.js';
import { IntuneMobileAppManagementPolicy, IntuneMobileDeviceManagementPolicy } from '../../generated/index.js';
import { elementOf } from '../../inverse/element.js';
import { declare, type Inverse } from '../../inverse/inverse.js';
import { defineSection } from '../../section/section.js';

/**
 * Users whose Windows devices enroll automatically, and users whose apps are managed on devices that are not enrolled. Only a
 * signed-in administrator can read or write the two scopes. If an application runs Terraform, plan says so.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/windows-enroll
 */
export class WindowsAutomaticEnrollment extends Construct {
  /** The MDM user scope in Terraform. Undefined: it is not declared. */
  readonly mdmUserScope: IntuneMobileDeviceManagementPolicy | undefined;
  /** The MAM user scope in Terraform. Undefined: it is not declared. */
  readonly mamUserScope: IntuneMobileAppManagementPolicy | undefined;

  /**
   * @param scope - the Windows enrollment
   * @param id - construct id
   * @param props - the scopes
   */
  constructor(scope: Construct, id: string, { mdmUserScope, mamUserScope }: AutomaticEnrollment) {
    super(scope, id);
    this.mdmUserScope = mdmUserScope && new IntuneMobileDeviceManagementPolicy(this, 'mdm', toScope(mdmUserScope));
    nameFrom(this.mdmUserScope, 'user-scope', ['spec', ...section, 'mdmUserScope']);
    this.mamUserScope = mamUserScope && new IntuneMobileAppManagementPolicy(this, 'mam', toScope(mamUserScope));
    nameFrom(this.mamUserScope, 'user-scope', ['spec', ...section, 'mamUserScope']);
  }
}

/** Converts a scope. Groups without a scope mean `selected`. */
function toScope<T extends MdmUserScope | MamUserScope>({ groups = [], appliesTo = 'selected', ...scope }: T) {
  return { ...scope, appliesTo, includedGroups: groups };
}

const section = ['enrollment', 'windows', 'automaticEnrollment'];

/** Automatic enrollment. */
export const automaticEnrollmentSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.windows?.automaticEnrollment,
  build: (windows, declared: AutomaticEnrollment) =>
    new WindowsAutomaticEnrollment(windows, 'automatic-enrollment', declared),
  subjects: {
    '': 'automatic enrollment',
    mdmUserScope: 'the MDM user scope',
    mamUserScope: 'the MAM user scope',
  },
  samples: {
    mobileDeviceManagementPolicy: `spec:
  enrollment:
    windows:
      automaticEnrollment:
        mdmUserScope: { groups: [Windows pilots] }`,
    mobileAppManagementPolicy: `spec:
  enrollment:
    windows:
      automaticEnrollment:
        mamUserScope: { appliesTo: none }`,
  },
  inverses: [
    userScope('mobileDeviceManagementPolicy', 'mdmUserScope'),
    userScope('mobileAppManagementPolicy', 'mamUserScope'),
  ],
});

function userScope(definition: string, name: string): Inverse {
  return {
    definition,
    section: [...section, name],
    as: 'whole',
    attributePaths: { groups: ['includedGroups'] },
    invert: (object) => declare(fromScope(object)),
  };
}

/** Exports a scope. Groups without a scope mean `selected`. */
function fromScope(object: ExportedObject): ValueObject {
  const { appliesTo = null, includedGroups, ...addresses } = elementOf(object);
  return {
    ...(appliesTo !== 'selected' && { appliesTo }),
    ...(includedGroups !== undefined && { groups: includedGroups }),
    ...addresses,
  };
}
