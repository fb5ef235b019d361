import type { RequirementName } from '../../provider/resources/readiness/readiness-requirements.js';

/** A step on the way to a tenant that is set up, as data. */
export interface StageFacts {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Terraform types of what it sets up. Empty: everything that no other stage sets up. */
  readonly types: readonly string[];
  /** Terraform types without which nobody needs it. Default: its own. */
  readonly neededBy?: readonly string[];
  /** What the tenant has once it is done, where no object tells. */
  readonly requirement?: RequirementName;
  /** What a person does, where no object tells. */
  readonly steps?: readonly string[];
}

const certificate = 'intune_apple_push_notification_certificate';
const token = 'intune_dep_onboarding_setting';

/** The stages in the order in which a tenant is set up. */
export const stages: readonly StageFacts[] = [
  { name: 'authority', title: 'MDM authority', types: ['intune_mdm_authority'] },
  {
    name: 'signingRequest',
    title: 'APNs signing request',
    types: [],
    neededBy: [certificate],
    requirement: 'pushCertificate',
    steps: ['write it to a file: intuneform next DECLARATION --signing-request apns.csr'],
  },
  { name: 'pushCertificate', title: 'Apple push certificate', types: [certificate] },
  {
    name: 'managedGooglePlay',
    title: 'managed Google Play binding',
    types: ['intune_android_managed_store_account_enterprise_settings'],
  },
  {
    name: 'userScope',
    title: 'Windows user scope',
    types: ['intune_mobile_device_management_policy', 'intune_mobile_app_management_policy'],
  },
  {
    name: 'adeToken',
    title: 'ADE token',
    types: [token],
    requirement: 'adeToken',
    steps: [
      'read the public key of the token: data source intune_dep_onboarding_public_key',
      'upload it in Apple Business Manager, https://business.apple.com, Preferences, MDM servers, and download the token',
      'declare the token: tokenFile, tokenVersion and appleIdentifier',
    ],
  },
  { name: 'profiles', title: 'profiles and everything else', types: [] },
];
