/**
 * Descriptions of Graph's device platforms, for editors. The difference between `androidWorkProfile` and
 * `androidForWork` is inferred from their names.
 */
export const devicePlatformDocs = {
  android: 'Android with device administrator.',
  androidForWork: 'Android with a personally owned work profile.',
  iOS: 'iPhones and iPads.',
  macOS: 'Macs.',
  windowsPhone81: 'Windows Phone 8.1.',
  windows81AndLater: 'Windows 8.1 and later.',
  windows10AndLater: 'Windows 10 and later.',
  androidWorkProfile: 'Android with a corporate-owned work profile.',
  unknown: 'A platform that Graph does not identify.',
  androidAOSP: 'Android without Google services (AOSP).',
  androidMobileApplicationManagement: 'Managed apps on Android.',
  iOSMobileApplicationManagement: 'Managed apps on iOS.',
  windowsMobileApplicationManagement: 'Managed apps on Windows.',
};
