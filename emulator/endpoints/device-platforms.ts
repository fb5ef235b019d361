/**
 * Members of Graph's `devicePlatformType`, except its sentinel.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-shared-deviceplatformtype
 */
export const devicePlatformTypes = [
  'android',
  'androidForWork',
  'iOS',
  'macOS',
  'windowsPhone81',
  'windows81AndLater',
  'windows10AndLater',
  'androidWorkProfile',
  'unknown',
  'androidAOSP',
  'androidMobileApplicationManagement',
  'iOSMobileApplicationManagement',
  'windowsMobileApplicationManagement',
];
