import { Construct } from 'constructs';

import type { CoManagementConfiguration } from '../../../schemas/index.js';
import { referenceToId } from '../../address.js';
import { nameFrom } from '../../declared-path.js';
import { IntuneDeviceComanagementAuthority, IntuneDeviceComanagementAuthorityOrder } from '../../generated/index.js';
import { elements, order, scopeTags as renamed } from '../../inverse/element.js';
import { addElement } from '../../section/add-element.js';
import { defineSection } from '../../section/section.js';
import { toDeviceTarget } from '../../targets.js';

/** Properties of `WindowsCoManagement`. */
export interface WindowsCoManagementProps {
  /**
   * The configurations, highest priority first. Their names must differ, unless a `logicalId` distinguishes them.
   */
  readonly configurations: readonly CoManagementConfiguration[];
}

/**
 * Co-management of Windows devices that have the Configuration Manager agent. Nothing is installed unless you declare it.
 *
 * @see https://learn.microsoft.com/intune/configmgr/comanage/autopilot-enrollment
 */
export class WindowsCoManagement extends Construct {
  /** The configurations in Terraform, by `logicalId` or display name, in order of priority. */
  readonly configurations: ReadonlyMap<string, IntuneDeviceComanagementAuthority>;
  /** Their order in Terraform. Undefined: there are none. */
  readonly order: IntuneDeviceComanagementAuthorityOrder | undefined;

  /**
   * @param scope - the Windows enrollment
   * @param id - construct id
   * @param props - the configurations
   */
  constructor(scope: Construct, id: string, { configurations }: WindowsCoManagementProps) {
    super(scope, id);
    const made = configurations.map((configuration, index) => this.configuration(configuration, index));
    this.configurations = new Map(made);
    const ids = made.map(([, configuration]) => referenceToId(configuration));
    this.order = ids.length === 0 ? undefined : new IntuneDeviceComanagementAuthorityOrder(this, 'order', { ids });
    nameFrom(this.order, 'order', ['spec', ...section]);
  }

  private configuration(
    { logicalId, assignments = [], scopeTags, ...configuration }: CoManagementConfiguration,
    index: number,
  ): readonly [string, IntuneDeviceComanagementAuthority] {
    // `custom-` avoids a clash with a configuration named "Order". The rules of the tenant report equal names.
    const place = { list: ['spec', ...section], index, fallback: 'configuration', prefix: 'custom-' };
    const resource = addElement(this, { logicalId, name: configuration.displayName, ...place }, (childId) => {
      return new IntuneDeviceComanagementAuthority(this, childId, {
        ...configuration,
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toDeviceTarget),
      });
    });
    return [logicalId ?? configuration.displayName, resource];
  }
}

const section = ['enrollment', 'windows', 'coManagement'];

/** Co-management. */
export const coManagementSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.windows?.coManagement,
  build: (windows, configurations: readonly CoManagementConfiguration[]) =>
    new WindowsCoManagement(windows, 'co-management', { configurations }),
  subjects: { '*': { noun: 'co-management configuration', name: 'displayName' } },
  samples: {
    deviceComanagementAuthority: `spec:
  enrollment:
    windows:
      coManagement: # the order is the priority
        - displayName: Co-managed notebooks
          installConfigurationManagerAgent: true
          assignments: [{ allDevices: true }]`,
  },
  inverses: [
    elements('deviceComanagementAuthority', section, { renamed, ordered: true, named: 'displayName' }),
    order('deviceComanagementAuthorityOrder', section),
  ],
});
