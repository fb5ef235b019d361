import { Construct } from 'constructs';
import type { CoManagementConfiguration } from '../schemas/index.js';
import { nameFrom } from './declared-path.js';
import { IntuneDeviceComanagementAuthority, IntuneDeviceComanagementAuthorityOrder } from './generated/index.js';
import { logicalIdOf } from './logical-id.js';
import { toWindowsTarget } from './windows-targets.js';

/** Properties of `WindowsCoManagement`. */
export interface WindowsCoManagementProps {
  /**
   * The configurations, the one with the highest priority first. Their names must differ, unless a `logicalId` tells them
   * apart.
   */
  readonly configurations: readonly CoManagementConfiguration[];
}

/**
 * Co-management of Windows devices that have the Configuration Manager agent. Nothing is installed unless it is declared.
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
   * @param id - its name there
   * @param props - the configurations
   */
  constructor(scope: Construct, id: string, { configurations }: WindowsCoManagementProps) {
    super(scope, id);
    const made = configurations.map((configuration, index) => this.configuration(configuration, index + 1));
    this.configurations = new Map(made);
    const ids = made.map(([, configuration]) => configuration.id);
    this.order = ids.length === 0 ? undefined : new IntuneDeviceComanagementAuthorityOrder(this, 'order', { ids });
    nameFrom(this.order, 'order', ['spec', 'enrollment', 'windows', 'coManagement']);
  }

  private configuration(
    { logicalId, assignments = [], scopeTags, ...configuration }: CoManagementConfiguration,
    position: number,
  ): readonly [string, IntuneDeviceComanagementAuthority] {
    const id = logicalId ?? logicalIdOf(configuration.displayName, `configuration-${String(position)}`);
    // `custom-` keeps one that is called "Order" apart; equal names are reported by the rules of the tenant.
    const name = `custom-${id}`;
    const resource = new IntuneDeviceComanagementAuthority(
      this,
      this.node.tryFindChild(name) ? `${name}-${String(position)}` : name,
      {
        ...configuration,
        ...(scopeTags && { roleScopeTagIds: scopeTags }),
        assignments: assignments.map(toWindowsTarget),
      },
    );
    nameFrom(resource, id, ['spec', 'enrollment', 'windows', 'coManagement', position - 1]);
    return [logicalId ?? configuration.displayName, resource];
  }
}
