import type { DepOnboardingSetting } from '@microsoft/microsoft-graph-types-beta';

import {
  type AttributesOf,
  bool,
  cosmetic,
  type DeclaredChange,
  defineResource,
  type Diagnostic,
  error,
  int,
  string,
  stringSet,
  type ValueObject,
  visibility,
} from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { renewBeforeDays } from '../expiry.js';
import { appleTransition, judgeAppleAccount, textIn } from './apple-account.js';

const follows = ['depTokenVersion'];
const volatile = { computed: true, volatile: true } as const;

const attributes = {
  tokenName: string({ required: true, minLength: 1, severity: cosmetic, doc: 'Name shown in the admin center.' }),
  appleIdentifier: string({
    optional: true,
    computed: true,
    minLength: 1,
    doc: 'Apple ID that the token was created with. Required with `depToken`. A renewal requires the same Apple ID, unless `transition` acknowledges the change.',
  }),
  roleScopeTagIds: stringSet({
    refersTo: 'scopeTags',
    default: ['0'],
    severity: visibility,
    doc: 'Ids of the scope tags whose administrators see the token. `0` is the built-in tag.',
  }),
  tokenType: string({
    computed: true,
    follows,
    doc: 'Kind of token: `dep`, `appleSchoolManager`, or `none` before the first upload.',
  }),
  tokenExpirationDateTime: string({
    computed: true,
    follows,
    format: 'dateTime',
    doc: 'Expiration date of the token, one year after creation.',
  }),
  dataSharingConsentGranted: bool({
    computed: true,
    doc: 'Whether consent to share data with Apple was given with the token.',
  }),
  shareTokenWithSchoolDataSyncService: bool({ computed: true, doc: 'Whether School Data Sync can use the token.' }),
  lastSuccessfulSyncDateTime: string({
    ...volatile,
    format: 'dateTime',
    doc: 'Time of the last successful sync with Apple.',
  }),
  lastSyncTriggeredDateTime: string({
    ...volatile,
    format: 'dateTime',
    doc: 'Time at which a sync was last requested.',
  }),
  lastSyncErrorCode: int({ ...volatile, doc: 'Error of the last sync. 0: no error.' }),
  syncedDeviceCount: int({ ...volatile, unit: 'devices', doc: 'Number of devices received from Apple.' }),
  lastModifiedDateTime: string({ ...volatile, format: 'dateTime', doc: 'Time of the last change.' }),
} satisfies AttributesOf<DepOnboardingSetting>;

/** ADE token: the link to Apple Business Manager or Apple School Manager. */
export const depOnboardingSetting = defineResource({
  name: 'depOnboardingSetting',
  noun: 'ADE token',
  doc:
    'The connection to Apple Business Manager or Apple School Manager (Automated Device Enrollment, formerly DEP). ' +
    'Create it without a token, upload its public key (`intune_dep_onboarding_public_key`) to Apple, then declare the ' +
    'token that Apple issues. The token is valid for a year and must be renewed with the same Apple ID. After an import ' +
    'it is uploaded once more.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-deponboardingsetting',
  shape: { kind: 'collection' },
  graph: { version: 'beta', path: '/deviceManagement/depOnboardingSettings', area: 'enrollment' },
  permissions: enrollmentPermissions,
  severity: { about: 'account' },
  label: 'tokenName',
  deletion: {
    loses:
      'Intune deletes the Apple devices of the token, its profiles, and the assignment of profiles to devices; the token file must be downloaded from Apple Business Manager and uploaded again',
    isFinal: true,
  },
  attributes: {
    ...attributes,
    depToken: string({
      writeOnly: { version: 'depTokenVersion' },
      minLength: 1,
      doc: 'Content of the token file (.p7m) that Apple issued. Uploaded when `depTokenVersion` changes, and never stored.',
    }),
    depTokenVersion: string({ local: true, doc: 'Any text that identifies the token. Changing it uploads the file.' }),
    syncTrigger: string({
      local: true,
      doc: 'Any text. Changing it starts a sync with Apple. Apple accepts one full sync a week.',
    }),
    renewBeforeDays,
    transition: appleTransition,
  },
  together: [['appleIdentifier', 'depToken']],
  steps: [
    {
      action: 'uploadDepToken',
      takes: ['depToken'],
      body: (values) => ({ appleId: textIn(values, 'appleIdentifier'), depToken: textIn(values, 'depToken') }),
    },
    {
      action: 'syncWithAppleDeviceEnrollmentProgram',
      takes: ['syncTrigger'],
      body: () => ({}),
      when: ({ syncTrigger }) => syncTrigger !== null,
    },
  ],
  validate: tokenNeedsAccount,
  check: sameAccount,
  expiry: {
    noun: 'ADE token',
    attribute: 'tokenExpirationDateTime',
    consequence: 'without it, Intune receives no new devices from Apple, and devices do not receive profiles',
    remedy: 'renew it in Apple Business Manager with the same Apple ID, and declare the new token with another version',
  },
  example: {
    declared: { tokenName: 'Contoso' },
    changed: { tokenName: 'Contoso devices' },
  },
});

function tokenNeedsAccount({ depToken, appleIdentifier }: ValueObject): readonly Diagnostic[] {
  if (typeof depToken !== 'string' || appleIdentifier !== null) return [];
  return [
    error('INT1500', {
      what: 'apple_identifier is missing',
      where: { path: ['appleIdentifier'] },
      why: 'Graph accepts a token only with the Apple ID that it was created with',
      fix: 'declare the Apple ID',
    }),
  ];
}

function sameAccount({ present, planned }: DeclaredChange): readonly Diagnostic[] {
  const [before, declared] = [textIn(present, 'appleIdentifier'), textIn(planned, 'appleIdentifier')];
  if (before === null || declared === null) return [];
  return judgeAppleAccount({ noun: 'ADE token', present: before, declared, transition: planned.transition ?? null });
}
