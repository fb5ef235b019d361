import type { ValueObject } from '../core/index.js';

/** What a custom status page has that says nothing: it is shown, and lets users collect logs. */
export const statusPageDefaults = {
  showInstallationProgress: true,
  allowLogCollectionOnInstallFailure: true,
} as const satisfies ValueObject;

/** What a custom Hello configuration has that says nothing: it is on, requires a TPM, and guards biometrics against spoofing. */
export const helloDefaults = {
  state: 'enabled',
  securityDeviceRequired: true,
  unlockWithBiometricsEnabled: true,
  enhancedBiometricsState: 'enabled',
} as const satisfies ValueObject;

/** The name of a cleanup rule that says none. */
export function cleanupRuleName(platform: string): string {
  return `Device cleanup: ${platform}`;
}

/** Whether devices are put on a Wi-Fi network where a corporate Android profile does not say so: where it names one. */
export function configuresWifi(wifiSsid: unknown): boolean {
  return wifiSsid !== undefined && wifiSsid !== null;
}
