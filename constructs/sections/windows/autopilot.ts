import { Construct } from 'constructs';

import type { Autopilot, AutopilotProfile, HybridAutopilotProfile } from '../../../schemas/index.js';
import {
  IntuneWindowsAutopilotDeploymentProfile,
  IntuneWindowsAutopilotHybridDeploymentProfile,
} from '../../generated/index.js';
import { elements } from '../../inverse/element.js';
import { addElement } from '../../section/add-element.js';
import { defineSection } from '../../section/section.js';
import { toDeviceTarget } from '../../targets.js';

/**
 * How Autopilot sets up new Windows devices, joined to Microsoft Entra ID or to Active Directory. Unless a profile says otherwise,
 * users are standard users, and the privacy and license pages are skipped.
 *
 * Terraform addresses derive from the names: `intune_windows_autopilot_deployment_profile.notebooks`.
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
  constructor(scope: Construct, id: string, { profiles = [], hybridProfiles: hybrid = [] }: Autopilot) {
    super(scope, id);
    this.profiles = new Map(
      profiles.map((profile, index) => [profile.logicalId ?? profile.displayName, this.profile(profile, index)]),
    );
    this.hybridProfiles = new Map(
      hybrid.map((profile, index) => [profile.logicalId ?? profile.displayName, this.hybridProfile(profile, index)]),
    );
  }

  private profile(
    { logicalId, assignments = [], ...profile }: AutopilotProfile,
    index: number,
  ): IntuneWindowsAutopilotDeploymentProfile {
    const place = { list: ['spec', ...entraProfiles], index, fallback: 'profile', prefix: 'entra-' };
    const props = { ...profile, assignments: assignments.map(toDeviceTarget) };
    return addElement(this, { logicalId, name: profile.displayName, ...place }, (childId) => {
      return new IntuneWindowsAutopilotDeploymentProfile(this, childId, props);
    });
  }

  private hybridProfile(
    { logicalId, assignments = [], ...profile }: HybridAutopilotProfile,
    index: number,
  ): IntuneWindowsAutopilotHybridDeploymentProfile {
    const place = { list: ['spec', ...hybridProfiles], index, fallback: 'profile', prefix: 'hybrid-' };
    const props = { ...profile, assignments: assignments.map(toDeviceTarget) };
    return addElement(this, { logicalId, name: profile.displayName, ...place }, (childId) => {
      return new IntuneWindowsAutopilotHybridDeploymentProfile(this, childId, props);
    });
  }
}

const section = ['enrollment', 'windows', 'autopilot'];
const entraProfiles = [...section, 'profiles'];
const hybridProfiles = [...section, 'hybridProfiles'];

/** Windows Autopilot. */
export const autopilotSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.windows?.autopilot,
  build: (windows, declared: Autopilot) => new WindowsAutopilot(windows, 'autopilot', declared),
  subjects: {
    'profiles.*': { noun: 'Autopilot profile', name: 'displayName' },
    'hybridProfiles.*': { noun: 'hybrid Autopilot profile', name: 'displayName' },
  },
  samples: {
    windowsAutopilotDeploymentProfile: `spec:
  enrollment:
    windows:
      autopilot:
        profiles:
          - { displayName: Notebooks, deviceNameTemplate: NB%RAND:5%, assignments: [{ group: New notebooks }] }`,
    windowsAutopilotHybridDeploymentProfile: `spec:
  enrollment:
    windows:
      autopilot:
        hybridProfiles:
          - { displayName: Notebooks in the domain, assignments: [{ group: New notebooks }] }`,
  },
  inverses: [
    elements('windowsAutopilotDeploymentProfile', entraProfiles, { named: 'displayName' }),
    elements('windowsAutopilotHybridDeploymentProfile', hybridProfiles, { named: 'displayName' }),
  ],
});
