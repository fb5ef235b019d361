import { type GraphBinding, type Permissions, renderSteps, type Requirement } from '../../../core/index.js';

/** Graph endpoint of the tenant's binding to managed Google Play. */
export const managedGooglePlay = {
  version: 'beta',
  path: '/deviceManagement/androidManagedStoreAccountEnterpriseSettings',
  area: 'android',
} as const satisfies GraphBinding;

/** Permissions for Android Enterprise. */
export const androidPermissions: Permissions = {
  read: ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All'],
  write: ['DeviceManagementConfiguration.ReadWrite.All'],
};

/**
 * Steps to bind the tenant by hand. Google requires a person to sign up.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/connect-intune-android-enterprise
 */
export const signUp = renderSteps([
  'open the Intune admin center, https://intune.microsoft.com, as an Intune Administrator: Devices, Enrollment, Android, Managed Google Play',
  'agree, choose "Launch Google to connect now", and complete the sign-up at Google',
  'plan and apply again',
]);

/** Requires a tenant that is bound to managed Google Play, for objects whose attribute has one of these values. */
export function boundToGooglePlay(attribute: string, oneOf: readonly string[]): Requirement {
  return {
    graph: managedGooglePlay,
    property: 'bindStatus',
    oneOf: ['bound', 'boundAndValidated'],
    when: { attribute, oneOf },
    unmet: 'the tenant is not bound to managed Google Play',
    handOver: signUp,
  };
}
