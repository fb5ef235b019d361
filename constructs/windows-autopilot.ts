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
  /** Profiles for Entra join in Terraform, by `logicalId` or display name. */
  readonly profiles: ReadonlyMap<string, IntuneWindowsAutopilotDeploymentProfile>;
  /** Profiles for hybrid join in Terraform, by `logicalId` or display name. */
  readonly hybridProfiles: ReadonlyMap<string, IntuneWindowsAutopilotHybridDeploymentProfile>;

  /**
   * @param scope - the Windows enrollment
   * @param id - its name there
   * @param props - the profiles
   */
  constructor(scope: Construct, id: string, { profiles = [], hybridProfiles = [] }: Autopilot) {
    super(scope, id);
    this.profiles = new Map(
      profiles.map((profile, index) => [profile.logicalId ?? profile.displayName, this.profile(profile, index + 1)]),
    );
    this.hybridProfiles = new Map(
      hybridProfiles.map((profile, index) => [
        profile.logicalId ?? profile.displayName,
        this.hybridProfile(profile, index + 1),
      ]),
    );
  }

  private profile(
    { logicalId, assignments = [], ...profile }: AutopilotProfile,
    position: number,
  ): IntuneWindowsAutopilotDeploymentProfile {
    const id = logicalId ?? logicalIdOf(profile.displayName, `profile-${String(position)}`);
    const props = { ...profile, assignments: assignments.map(toWindowsTarget) };
    const resource = new IntuneWindowsAutopilotDeploymentProfile(this, this.free(`entra-${id}`, position), props);
    nameFrom(resource, id, ['spec', 'enrollment', 'windows', 'autopilot', 'profiles', position - 1]);
    return resource;
  }

  private hybridProfile(
    { logicalId, assignments = [], ...profile }: HybridAutopilotProfile,
    position: number,
  ): IntuneWindowsAutopilotHybridDeploymentProfile {
    const id = logicalId ?? logicalIdOf(profile.displayName, `profile-${String(position)}`);
    const props = { ...profile, assignments: assignments.map(toWindowsTarget) };
    const resource = new IntuneWindowsAutopilotHybridDeploymentProfile(
      this,
      this.free(`hybrid-${id}`, position),
      props,
    );
    nameFrom(resource, id, ['spec', 'enrollment', 'windows', 'autopilot', 'hybridProfiles', position - 1]);
    return resource;
  }

  /** Equal names are reported by the rules of the tenant, with a better message than that of the construct tree. */
  private free(name: string, position: number): string {
    return this.node.tryFindChild(name) ? `${name}-${String(position)}` : name;
  }
}
