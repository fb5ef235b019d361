import type { RequirementName } from '../../provider/resources/readiness/readiness-requirements.js';

/** A stage in the setup of a tenant, as data. */
export interface StageFacts {
  readonly name: string;
  /** Display name. */
  readonly title: string;
  /** Terraform types that it sets up. Empty: all types without another stage. */
  readonly types: readonly string[];
  /** Terraform types that need the stage. Default: its own types. */
  readonly neededBy?: readonly string[];
  /** Requirement that shows completion if no object does. */
  readonly requirement?: RequirementName;
  /** Steps for a person if no object has them. */
  readonly steps?: readonly string[];
}

const certificate = 'intune_apple_push_notification_certificate';
const token = 'intune_dep_onboarding_setting';

/** The stages in the order of a tenant's setup. */
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
      'upload it in Apple Business Manager, https://business.apple.com, Preferences, MDM servers, then download the token',
      'declare the token: tokenFile, tokenVersion and appleIdentifier',
    ],
  },
  { name: 'profiles', title: 'profiles and everything else', types: [] },
];
