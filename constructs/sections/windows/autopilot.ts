import { Construct } from 'constructs';

import type {
  Autopilot,
  AutopilotProfile,
  DevicePreparationPolicy,
  HybridAutopilotProfile,
} from '../../../schemas/index.js';
import {
  IntuneWindowsAutopilotDeploymentProfile,
  IntuneWindowsAutopilotDevicePreparationPolicy,
  IntuneWindowsAutopilotHybridDeploymentProfile,
} from '../../generated/index.js';
import { elements } from '../../inverse/element.js';
import { addElement } from '../../section/add-element.js';
import { defineSection } from '../../section/section.js';
import { toDeviceTarget } from '../../targets.js';

/**
 * How Autopilot sets up new Windows devices, joined to Microsoft Entra ID or to Active Directory. Unless a profile
 * declares otherwise, users are standard users, and the privacy and license pages are skipped. Device preparation
 * policies set up unregistered devices for the users of the assigned groups.
 *
 * Terraform addresses derive from the names: `intune_windows_autopilot_deployment_profile.notebooks`,
 * `intune_windows_autopilot_device_preparation_policy.notebooks-of-staff`.
 */
export class WindowsAutopilot extends Construct {
  /** Profiles for Entra join in Terraform, by `logicalId` or display name. */
  readonly profiles: ReadonlyMap<string, IntuneWindowsAutopilotDeploymentProfile>;
  /** Profiles for hybrid join in Terraform, by `logicalId` or display name. */
  readonly hybridProfiles: ReadonlyMap<string, IntuneWindowsAutopilotHybridDeploymentProfile>;

  /** Device preparation policies in Terraform, by `logicalId` or name. */
  readonly devicePreparation: ReadonlyMap<string, IntuneWindowsAutopilotDevicePreparationPolicy>;

  /**
   * @param scope - the Windows enrollment
   * @param id - construct id
   * @param props - the profiles and policies
   */
  constructor(scope: Construct, id: string, props: Autopilot) {
    super(scope, id);
    const { profiles = [], hybridProfiles: hybrid = [], devicePreparation = [] } = props;
    this.profiles = new Map(
      profiles.map((profile, index) => [profile.logicalId ?? profile.displayName, this.profile(profile, index)]),
    );
    this.hybridProfiles = new Map(
      hybrid.map((profile, index) => [profile.logicalId ?? profile.displayName, this.hybridProfile(profile, index)]),
    );
    this.devicePreparation = new Map(
      devicePreparation.map((policy, index) => [policy.logicalId ?? policy.name, this.policy(policy, index)]),
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

  private policy(
    { logicalId, assignments = [], ...policy }: DevicePreparationPolicy,
    index: number,
  ): IntuneWindowsAutopilotDevicePreparationPolicy {
    const place = { list: ['spec', ...preparationPolicies], index, fallback: 'policy', prefix: 'preparation-' };
    const props = { ...policy, assignments: assignments.map(toDeviceTarget) };
    return addElement(this, { logicalId, name: policy.name, ...place }, (childId) => {
      return new IntuneWindowsAutopilotDevicePreparationPolicy(this, childId, props);
    });
  }
}

const section = ['enrollment', 'windows', 'autopilot'];
const preparationPolicies = [...section, 'devicePreparation'];
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
    'devicePreparation.*': { noun: 'Autopilot device preparation policy', name: 'name' },
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
    windowsAutopilotDevicePreparationPolicy: `spec:
  enrollment:
    windows:
      autopilot:
        devicePreparation:
          - name: Notebooks of staff
            enrollmentTimeDeviceGroupId: Prepared notebooks
            assignments: [{ group: All staff }]`,
  },
  inverses: [
    elements('windowsAutopilotDeploymentProfile', entraProfiles, { named: 'displayName' }),
    elements('windowsAutopilotHybridDeploymentProfile', hybridProfiles, { named: 'displayName' }),
    elements('windowsAutopilotDevicePreparationPolicy', preparationPolicies, { named: 'name' }),
  ],
});
