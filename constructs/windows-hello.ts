import { Construct } from 'constructs';
import type { CustomHelloConfiguration, HelloForBusiness } from '../schemas/index.js';
import { helloDefaults } from './custom-defaults.js';
import { nameFrom } from './declared-path.js';
import {
  IntuneDefaultWindowsHelloForBusiness,
  IntuneWindowsHelloForBusiness,
  IntuneWindowsHelloForBusinessOrder,
} from './generated/index.js';
import { logicalIdOf } from './logical-id.js';
import { toWindowsTarget } from './windows-targets.js';

/**
 * Windows Hello for Business in a tenant: its default, and custom configurations in order of priority.
 *
 * A custom configuration switches it on, requires a TPM, allows biometrics and asks for anti-spoofing, unless it says otherwise.
 *
 * @see https://learn.microsoft.com/intune/intune-service/protect/windows-hello
 */
export class WindowsHello extends Construct {
  /** The default configuration in Terraform. Undefined: it is left as the tenant has it. */
  readonly default: IntuneDefaultWindowsHelloForBusiness | undefined;
  /** The custom configurations in Terraform, by `logicalId` or display name, in order of priority. */
  readonly custom: ReadonlyMap<string, IntuneWindowsHelloForBusiness>;
  /** The order of the custom configurations in Terraform. Undefined: there are none. */
  readonly order: IntuneWindowsHelloForBusinessOrder | undefined;

  /**
   * @param scope - the Windows enrollment
   * @param id - its name there
   * @param props - the configurations
   */
  constructor(scope: Construct, id: string, { default: preset, custom = [] }: HelloForBusiness) {
    super(scope, id);
    this.default = preset && new IntuneDefaultWindowsHelloForBusiness(this, 'default', preset);
    nameFrom(this.default, 'default', ['spec', 'enrollment', 'windows', 'helloForBusiness', 'default']);
    const configurations = custom.map((configuration, index) => this.configuration(configuration, index + 1));
    this.custom = new Map(configurations);
    const ids = configurations.map(([, configuration]) => configuration.id);
    this.order = ids.length === 0 ? undefined : new IntuneWindowsHelloForBusinessOrder(this, 'order', { ids });
    nameFrom(this.order, 'order', ['spec', 'enrollment', 'windows', 'helloForBusiness', 'custom']);
  }

  private configuration(
    { logicalId, assignments = [], scopeTags, ...configuration }: CustomHelloConfiguration,
    position: number,
  ): readonly [string, IntuneWindowsHelloForBusiness] {
    const id = logicalId ?? logicalIdOf(configuration.displayName, `configuration-${String(position)}`);
    // `custom-` keeps one that is called "Default" apart; equal names are reported by the rules of the tenant.
    const name = `custom-${id}`;
    const resource = new IntuneWindowsHelloForBusiness(
      this,
      this.node.tryFindChild(name) ? `${name}-${String(position)}` : name,
      {
        ...helloDefaults,
        ...configuration,
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toWindowsTarget),
      },
    );
    nameFrom(resource, id, ['spec', 'enrollment', 'windows', 'helloForBusiness', 'custom', position - 1]);
    return [logicalId ?? configuration.displayName, resource];
  }
}
