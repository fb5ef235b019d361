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
    doc: 'Apple ID with which the token was made. Needed with `depToken`. A renewal needs the same one; another is refused unless `transition` acknowledges it.',
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
    doc: 'End of the token: a year after its making.',
  }),
  dataSharingConsentGranted: bool({
    computed: true,
    doc: 'Whether the consent to share data with Apple was given with it.',
  }),
  shareTokenWithSchoolDataSyncService: bool({ computed: true, doc: 'Whether School Data Sync may use it.' }),
  lastSuccessfulSyncDateTime: string({ ...volatile, format: 'dateTime', doc: 'When devices last came from Apple.' }),
  lastSyncTriggeredDateTime: string({ ...volatile, format: 'dateTime', doc: 'When a sync was last asked for.' }),
  lastSyncErrorCode: int({ ...volatile, doc: 'Error of the last sync; 0 for none.' }),
  syncedDeviceCount: int({ ...volatile, unit: 'devices', doc: 'Devices that came from Apple.' }),
  lastModifiedDateTime: string({ ...volatile, format: 'dateTime', doc: 'When it was last changed.' }),
} satisfies AttributesOf<DepOnboardingSetting>;

/** ADE token: the link to Apple Business Manager or Apple School Manager. */
export const depOnboardingSetting = defineResource({
  name: 'depOnboardingSetting',
  noun: 'ADE token',
  doc:
    'The link to Apple Business Manager or Apple School Manager (Automated Device Enrollment, formerly DEP). First it is made ' +
    'without a token; then its public key (`intune_dep_onboarding_public_key`) goes to Apple, and the token that Apple gives ' +
    'for it is uploaded. The token holds for a year and is renewed with the same Apple ID. After an import it is uploaded once more.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-deponboardingsetting',
  shape: { kind: 'collection' },
  graph: { version: 'beta', path: '/deviceManagement/depOnboardingSettings', area: 'enrollment' },
  permissions: enrollmentPermissions,
  severity: { about: 'account' },
  label: 'tokenName',
  deletion: {
    loses:
      'Intune forgets the Apple devices of the token, its profiles and which device has which; the token file has to be downloaded from Apple Business Manager and uploaded again',
    isFinal: true,
  },
  attributes: {
    ...attributes,
    depToken: string({
      writeOnly: { version: 'depTokenVersion' },
      minLength: 1,
      doc: 'Content of the token file (.p7m) that Apple gave. Uploaded when `depTokenVersion` changes, and never stored.',
    }),
    depTokenVersion: string({ local: true, doc: 'Any text that names the token; a change uploads it.' }),
    syncTrigger: string({
      local: true,
      doc: 'Any text; a change asks Apple for its devices. Apple takes a full sync a week at most.',
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
    consequence: 'without it no new device comes from Apple, and no profile reaches one',
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
      why: 'Graph takes a token only with the Apple ID with which it was made',
      fix: 'declare the Apple ID',
    }),
  ];
}

function sameAccount({ present, planned }: DeclaredChange): readonly Diagnostic[] {
  const [before, declared] = [textIn(present, 'appleIdentifier'), textIn(planned, 'appleIdentifier')];
  if (before === null || declared === null) return [];
  return judgeAppleAccount({ noun: 'ADE token', present: before, declared, transition: planned.transition ?? null });
}
