/**
 * Platforms that a cleanup rule can target: all members of Graph's enumeration except its sentinel, which is never
 * written.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-devices-devicecleanupruleplatformtype
 */
export const cleanupPlatforms = [
  'all',
  'androidAOSP',
  'androidDedicatedAndFullyManagedCorporateOwnedWorkProfile',
  'androidDeviceAdministrator',
  'androidPersonallyOwnedWorkProfile',
  'chromeOS',
  'ios',
  'macOS',
  'tvOS',
  'visionOS',
  'windows',
  'windowsHolographic',
] as const;
