import type { DeviceCleanupRulePlatformType, DeviceType } from '@microsoft/microsoft-graph-types-beta';

import { cleanupPlatforms as allPlatforms } from '../../../core/index.js';

/** Platforms that a cleanup rule can target. Graph's types include each of them. */
export const cleanupPlatforms = allPlatforms satisfies readonly DeviceCleanupRulePlatformType[];

/** A platform that a cleanup rule can target. */
export type CleanupPlatform = (typeof cleanupPlatforms)[number];

/**
 * Returns the cleanup platform of a managed device from its `deviceType`. Undefined: only a rule for `all` affects it.
 *
 * Microsoft documents both enumerations but not the mapping, which is inferred from the names.
 */
export function platformOfDevice(deviceType: unknown): CleanupPlatform | undefined {
  return typeof deviceType === 'string' ? platforms.get(deviceType) : undefined;
}

const deviceTypes = {
  windows: ['desktop', 'windowsRT', 'winEmbedded', 'surfaceHub', 'windows10x', 'cloudPC'],
  windowsHolographic: ['holoLens'],
  macOS: ['mac', 'macMDM'],
  ios: ['iPhone', 'iPad', 'iPod'],
  tvOS: ['tvOS'],
  visionOS: ['visionOS'],
  chromeOS: ['chromeOS'],
  androidDeviceAdministrator: ['android'],
  androidPersonallyOwnedWorkProfile: ['androidForWork'],
  androidDedicatedAndFullyManagedCorporateOwnedWorkProfile: ['androidEnterprise'],
  androidAOSP: ['androidnGMS'],
} as const satisfies Partial<
  Record<
    CleanupPlatform,
    readonly (DeviceType | 'windows10x' | 'cloudPC' | 'androidnGMS' | 'tvOS' | 'visionOS' | 'chromeOS')[]
  >
>;

const platforms = new Map<string, CleanupPlatform>(
  Object.entries(deviceTypes).flatMap(([platform, types]) =>
    types.map((type): [string, CleanupPlatform] => [type, platform as CleanupPlatform]),
  ),
);
