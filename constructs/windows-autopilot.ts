import { Construct } from 'constructs';
import type { Autopilot, AutopilotProfile, HybridAutopilotProfile } from '../schemas/index.js';
import { nameFrom } from './declared-path.js';
import {
  IntuneWindowsAutopilotDeploymentProfile,
  IntuneWindowsAutopilotHybridDeploymentProfile,
} from './generated/index.js';
import { logicalIdOf } from './logical-id.js';
import { toWindowsTarget } from './windows-targets.js';

/**
 * How new Windows devices set themselves up with Autopilot, joined to Entra or to Active Directory.
 *
 * Users are no administrators of their devices, and the pages about privacy and licence are left out, unless a profile says
 * otherwise. Terraform's addresses come from the names: `intune_windows_autopilot_deployment_profile.notebooks`.
 *
 * @see https://learn.microsoft.com/autopilot/profiles
 */
export class WindowsAutopilot extends Construct {
  /** Profiles for Entra join in Terraform, by display name. */
  readonly profiles: ReadonlyMap<string, IntuneWindowsAutopilotDeploymentProfile>;
  /** Profiles for hybrid join in Terraform, by display name. */
  readonly hybridProfiles: ReadonlyMap<string, IntuneWindowsAutopilotHybridDeploymentProfile>;

  /**
   * @param scope - the Windows enrollment
   * @param id - its name there
   * @param props - the profiles
   */
  constructor(scope: Construct, id: string, { profiles = [], hybridProfiles = [] }: Autopilot) {
    super(scope, id);
    this.profiles = new Map(profiles.map((profile, index) => [profile.displayName, this.profile(profile, index + 1)]));
    this.hybridProfiles = new Map(
      hybridProfiles.map((profile, index) => [profile.displayName, this.hybridProfile(profile, index + 1)]),
    );
  }

  private profile(
    { assignments = [], ...profile }: AutopilotProfile,
    position: number,
  ): IntuneWindowsAutopilotDeploymentProfile {
    const { id, name } = this.nameOf('entra', profile.displayName, position);
    const props = { ...profile, assignments: assignments.map(toWindowsTarget) };
    const resource = new IntuneWindowsAutopilotDeploymentProfile(this, name, props);
    nameFrom(resource, id, ['spec', 'enrollment', 'windows', 'autopilot', 'profiles', position - 1]);
    return resource;
  }

  private hybridProfile(
    { assignments = [], ...profile }: HybridAutopilotProfile,
    position: number,
  ): IntuneWindowsAutopilotHybridDeploymentProfile {
    const { id, name } = this.nameOf('hybrid', profile.displayName, position);
    const props = { ...profile, assignments: assignments.map(toWindowsTarget) };
    const resource = new IntuneWindowsAutopilotHybridDeploymentProfile(this, name, props);
    nameFrom(resource, id, ['spec', 'enrollment', 'windows', 'autopilot', 'hybridProfiles', position - 1]);
    return resource;
  }

  /** Equal names are reported by the rules of the tenant, with a better message than that of the construct tree. */
  private nameOf(kind: string, displayName: string, position: number): { readonly id: string; readonly name: string } {
    const id = logicalIdOf(displayName, `profile-${String(position)}`);
    const name = `${kind}-${id}`;
    return { id, name: this.node.tryFindChild(name) ? `${name}-${String(position)}` : name };
  }
}
