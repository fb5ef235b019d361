import { Construct } from 'constructs';

import type { ValueObject } from '../../../core/index.js';
import type { CustomHelloConfiguration, HelloForBusiness } from '../../../schemas/index.js';
import { referenceToId } from '../../address.js';
import { nameFrom } from '../../declared-path.js';
import {
  IntuneDefaultWindowsHelloForBusiness,
  IntuneWindowsHelloForBusiness,
  IntuneWindowsHelloForBusinessOrder,
} from '../../generated/index.js';
import { elements, order, scopeTags as renamed, whole } from '../../inverse/element.js';
import { addElement } from '../../section/add-element.js';
import { defineSection } from '../../section/section.js';
import { toDeviceTarget } from '../../targets.js';

/**
 * Windows Hello for Business in a tenant: the default, and custom configurations in order of priority. By default, a
 * custom configuration enables Windows Hello, requires a TPM, allows biometrics and enables anti-spoofing.
 *
 * @see https://learn.microsoft.com/intune/intune-service/protect/windows-hello
 */
export class WindowsHello extends Construct {
  /** The default configuration in Terraform. Undefined: it is not managed. */
  readonly default: IntuneDefaultWindowsHelloForBusiness | undefined;
  /** The custom configurations in Terraform, by `logicalId` or display name, in order of priority. */
  readonly custom: ReadonlyMap<string, IntuneWindowsHelloForBusiness>;
  /** The order of the custom configurations in Terraform. Undefined: there are none. */
  readonly order: IntuneWindowsHelloForBusinessOrder | undefined;

  /**
   * @param scope - the Windows enrollment
   * @param id - construct id
   * @param props - the configurations
   */
  constructor(scope: Construct, id: string, { default: preset, custom: declared = [] }: HelloForBusiness) {
    super(scope, id);
    this.default = preset && new IntuneDefaultWindowsHelloForBusiness(this, 'default', preset);
    nameFrom(this.default, 'default', ['spec', ...section, 'default']);
    const configurations = declared.map((configuration, index) => this.configuration(configuration, index));
    this.custom = new Map(configurations);
    const ids = configurations.map(([, configuration]) => referenceToId(configuration));
    this.order = ids.length === 0 ? undefined : new IntuneWindowsHelloForBusinessOrder(this, 'order', { ids });
    nameFrom(this.order, 'order', ['spec', ...custom]);
  }

  private configuration(
    { logicalId, assignments = [], scopeTags, ...configuration }: CustomHelloConfiguration,
    index: number,
  ): readonly [string, IntuneWindowsHelloForBusiness] {
    // `custom-` avoids a clash with a configuration named "Default". The rules of the tenant report equal names.
    const place = { list: ['spec', ...custom], index, fallback: 'configuration', prefix: 'custom-' };
    const resource = addElement(this, { logicalId, name: configuration.displayName, ...place }, (childId) => {
      return new IntuneWindowsHelloForBusiness(this, childId, {
        ...presets,
        ...configuration,
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toDeviceTarget),
      });
    });
    return [logicalId ?? configuration.displayName, resource];
  }
}

/** Defaults of a custom configuration: enabled, requires a TPM, and protects biometrics against spoofing. */
const presets = {
  state: 'enabled',
  securityDeviceRequired: true,
  unlockWithBiometricsEnabled: true,
  enhancedBiometricsState: 'enabled',
} as const satisfies ValueObject;

const section = ['enrollment', 'windows', 'helloForBusiness'];
const custom = [...section, 'custom'];

/** Windows Hello for Business. */
export const helloForBusinessSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.windows?.helloForBusiness,
  build: (windows, declared: HelloForBusiness) => new WindowsHello(windows, 'hello-for-business', declared),
  subjects: {
    default: 'the default Hello configuration',
    'custom.*': { noun: 'Hello configuration', name: 'displayName' },
  },
  samples: {
    windowsHelloForBusiness: `spec:
  enrollment:
    windows:
      helloForBusiness:
        custom: # the order is the priority
          - displayName: Staff
            pinMinimumLength: 8
            assignments: [{ allUsers: true }]`,
    defaultWindowsHelloForBusiness: `spec:
  enrollment:
    windows:
      helloForBusiness:
        default: { state: enabled, securityDeviceRequired: true }`,
  },
  inverses: [
    whole('defaultWindowsHelloForBusiness', [...section, 'default'], { loose: true }),
    elements('windowsHelloForBusiness', custom, { renamed, presets, ordered: true, named: 'displayName' }),
    order('windowsHelloForBusinessOrder', custom),
  ],
});
