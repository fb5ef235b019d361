import type { Construct } from 'constructs';

import { type ExportedObject, exportedValue, type Value } from '../../core/index.js';
import type { AdeIosProfile, AdeMacProfile, AdeToken, AdeVisionPolicy } from '../../schemas/index.js';
import { referenceToId } from '../address.js';
import type { ITerraformDependable, TerraformResource } from '../cdk.js';
import { nameFrom } from '../declared-path.js';
import {
  IntuneDefaultDepEnrollmentProfile,
  IntuneDepIosEnrollmentProfile,
  IntuneDepMacosEnrollmentProfile,
  IntuneDepOnboardingSetting,
  IntuneDepVisionosEnrollmentPolicy,
} from '../generated/index.js';
import { elementOf } from '../inverse/element.js';
import { type Below, declare, type Inverse, type InverseTools, type Inverted, type Note } from '../inverse/inverse.js';
import { freeChildId, logicalIdOf } from '../logical-id.js';
import { fileExpression, fileLineExpression } from '../terraform-file.js';

/** A platform whose devices enroll by Automated Device Enrollment. */
export type AdePlatform = 'iOS' | 'macOS' | 'visionOS';

/** An ADE token in Terraform, with its profiles and defaults. */
export interface AdeResources {
  readonly token: IntuneDepOnboardingSetting;
  /** Profiles for iPhones and iPads, by `logicalId` or display name. */
  readonly ios: ReadonlyMap<string, IntuneDepIosEnrollmentProfile>;
  /** Profiles for Macs, by `logicalId` or display name. */
  readonly macOS: ReadonlyMap<string, IntuneDepMacosEnrollmentProfile>;
  /** Policies for Apple Vision Pro, by `logicalId` or name. */
  readonly visionOS: ReadonlyMap<string, IntuneDepVisionosEnrollmentPolicy>;
  /** The default profile or policy of each platform that has one. */
  readonly defaults: ReadonlyMap<AdePlatform, IntuneDefaultDepEnrollmentProfile>;
}

/** Creates the resources of ADE tokens, by name. `after`: resources that they depend on. */
export function adeTokens(
  scope: Construct,
  declared: readonly AdeToken[],
  after: readonly ITerraformDependable[],
): ReadonlyMap<string, AdeResources> {
  return new Map(
    declared.map((token, index) => [token.logicalId ?? token.tokenName, makeToken(scope, token, { index, after })]),
  );
}

const section = ['enrollment', 'apple', 'automatedDeviceEnrollment'];

interface Place {
  readonly index: number;
  readonly after: readonly ITerraformDependable[];
}

function makeToken(
  scope: Construct,
  { logicalId, profiles, policies, defaultProfiles, tokenFile, tokenVersion, ...declared }: AdeToken,
  { index, after }: Place,
): AdeResources {
  const id = logicalId ?? logicalIdOf(declared.tokenName, `token-${String(index + 1)}`);
  const token = new IntuneDepOnboardingSetting(scope, freeChildId(scope, `ade-${id}`, index), {
    ...declared,
    ...(tokenFile !== undefined && { depToken: fileExpression(scope, tokenFile) }),
    ...(tokenVersion !== undefined && { depTokenVersion: tokenVersion }),
    ...(after.length > 0 && { dependsOn: [...after] }),
  });
  const place = { scope, token, id, path: ['spec', ...section, index] };
  nameFrom(token, id, place.path);
  const ios = new Map(
    (profiles?.ios ?? []).map((profile, at) => [
      profile.logicalId ?? profile.displayName,
      makeIosProfile(place, profile, at),
    ]),
  );
  const macOS = new Map(
    (profiles?.macOS ?? []).map((profile, at) => [
      profile.logicalId ?? profile.displayName,
      makeMacProfile(place, profile, at),
    ]),
  );
  const visionOS = new Map(
    (policies?.visionOS ?? []).map((policy, at) => [
      policy.logicalId ?? policy.name,
      makeVisionPolicy(place, policy, at),
    ]),
  );
  const defaults = [
    ...makeDefault(place, 'iOS', ios.get(defaultProfiles?.ios ?? '')),
    ...makeDefault(place, 'macOS', macOS.get(defaultProfiles?.macOS ?? '')),
    ...makeDefault(place, 'visionOS', visionOS.get(defaultProfiles?.visionOS ?? '')),
  ];
  return { token, ios, macOS, visionOS, defaults: new Map(defaults) };
}

/** A token, and its place in the declaration. */
interface TokenPlace {
  readonly scope: Construct;
  readonly token: IntuneDepOnboardingSetting;
  /** Its name in Terraform. */
  readonly id: string;
  readonly path: readonly (string | number)[];
}

function makeIosProfile(
  place: TokenPlace,
  { logicalId, ...profile }: AdeIosProfile,
  index: number,
): IntuneDepIosEnrollmentProfile {
  const { scope, token, path } = place;
  const id = profileId(place, logicalId ?? logicalIdOf(profile.displayName, `profile-${String(index + 1)}`));
  const resource = new IntuneDepIosEnrollmentProfile(scope, freeChildId(scope, `ade-ios-${id}`, index), {
    ...profile,
    depOnboardingSettingId: referenceToId(token),
  });
  nameFrom(resource, id, [...path, 'profiles', 'ios', index]);
  return resource;
}

function makeMacProfile(
  place: TokenPlace,
  { logicalId, adminAccountPasswordFile, ...profile }: AdeMacProfile,
  index: number,
): IntuneDepMacosEnrollmentProfile {
  const { scope, token, path } = place;
  const id = profileId(place, logicalId ?? logicalIdOf(profile.displayName, `profile-${String(index + 1)}`));
  const resource = new IntuneDepMacosEnrollmentProfile(scope, freeChildId(scope, `ade-macos-${id}`, index), {
    ...profile,
    ...(adminAccountPasswordFile !== undefined && {
      adminAccountPassword: fileLineExpression(scope, adminAccountPasswordFile),
    }),
    depOnboardingSettingId: referenceToId(token),
  });
  nameFrom(resource, id, [...path, 'profiles', 'macOS', index]);
  return resource;
}

function makeVisionPolicy(
  place: TokenPlace,
  { logicalId, ...policy }: AdeVisionPolicy,
  index: number,
): IntuneDepVisionosEnrollmentPolicy {
  const { scope, token, path } = place;
  const id = profileId(place, logicalId ?? logicalIdOf(policy.name, `policy-${String(index + 1)}`));
  const resource = new IntuneDepVisionosEnrollmentPolicy(scope, freeChildId(scope, `ade-visionos-${id}`, index), {
    ...policy,
    depOnboardingSettingId: referenceToId(token),
  });
  nameFrom(resource, id, [...path, 'policies', 'visionOS', index]);
  return resource;
}

/**
 * Returns the Terraform name of a profile. It includes the token, because profiles of two tokens can have the same
 * name.
 */
function profileId({ id }: TokenPlace, own: string): string {
  return `${id}-${own}`;
}

type Default = readonly [AdePlatform, IntuneDefaultDepEnrollmentProfile];

function makeDefault(
  { scope, token, id, path }: TokenPlace,
  platform: AdePlatform,
  profile: TerraformResource | undefined,
): readonly Default[] {
  if (!profile) return [];
  const name = `${id}-${platform}`;
  const resource = new IntuneDefaultDepEnrollmentProfile(scope, freeChildId(scope, `ade-default-${name}`, 0), {
    depOnboardingSettingId: referenceToId(token),
    platform,
    enrollmentProfileId: referenceToId(profile),
  });
  nameFrom(resource, name, [...path, 'defaultProfiles', memberOf(platform)]);
  return [[platform, resource]];
}

/** Name of a platform in `defaultProfiles`. */
function memberOf(platform: Value): string {
  return platform === 'iOS' ? 'ios' : platform === 'macOS' ? 'macOS' : 'visionOS';
}

/** A sample declaration of each resource, for the reference pages. */
export const adeSamples = {
  depOnboardingSetting: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      automatedDeviceEnrollment:
        - tokenName: Contoso
          appleIdentifier: ade@contoso.com
          tokenFile: certificates/ade.p7m
          tokenVersion: 2026-11`,
  depIosEnrollmentProfile: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      automatedDeviceEnrollment:
        - tokenName: Contoso
          profiles:
            ios:
              - { displayName: iPhones of staff, configurationWebUrl: true, siriDisabled: true }
          defaultProfiles: { ios: iPhones of staff }`,
  depMacosEnrollmentProfile: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      automatedDeviceEnrollment:
        - tokenName: Contoso
          profiles:
            macOS:
              - displayName: Macs of staff
                configurationWebUrl: true
                adminAccountUserName: service
                depProfileAdminAccountPasswordRotationSetting: { autoRotationPeriodInDays: 30 }
          defaultProfiles: { macOS: Macs of staff }`,
  depVisionosEnrollmentPolicy: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      automatedDeviceEnrollment:
        - tokenName: Contoso
          policies:
            visionOS:
              - name: Vision Pro of design
                supportDepartment: Service desk
                supportPhoneNumber: +49 30 1234
                siriDisabled: true
          defaultProfiles: { visionOS: Vision Pro of design }`,
  defaultDepEnrollmentProfile: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      automatedDeviceEnrollment:
        - tokenName: Contoso
          profiles: { ios: [{ displayName: iPhones of staff }] }
          defaultProfiles: { ios: iPhones of staff }`,
} as const;

/**
 * Exports Automated Device Enrollment (Apple Business Manager and Apple School Manager): the tokens, and their
 * settings.
 */
export const adeInverses: readonly Inverse[] = [
  { definition: 'depOnboardingSetting', section, as: 'element', named: 'tokenName', invert: invertToken },
  {
    definition: 'depIosEnrollmentProfile',
    section,
    as: 'element',
    named: 'displayName',
    below: ofToken(() => ['profiles', 'ios']),
    invert: (profile) => declare(elementOf(profile)),
  },
  {
    definition: 'depMacosEnrollmentProfile',
    section,
    as: 'element',
    named: 'displayName',
    below: ofToken(() => ['profiles', 'macOS']),
    invert: invertMacProfile,
  },
  {
    definition: 'depVisionosEnrollmentPolicy',
    section,
    as: 'element',
    named: 'name',
    below: ofToken(() => ['policies', 'visionOS']),
    invert: invertVisionPolicy,
  },
  {
    definition: 'defaultDepEnrollmentProfile',
    section,
    as: 'whole',
    below: ofToken((choice) => ['defaultProfiles', memberOf(exportedValue(choice, 'platform'))]),
    invert: invertDefault,
  },
];

function ofToken(place: Below['place']): Below {
  return { definition: 'depOnboardingSetting', by: 'depOnboardingSettingId', place };
}

/**
 * Exports a token. Many tenants list one that was never uploaded and has no Apple ID: it represents the account, and
 * holds the profiles of Apple Configurator. It is exported only if it has ADE profiles.
 */
function invertToken(token: ExportedObject, { isOwner }: InverseTools): Inverted {
  const identifier = exportedValue(token, 'appleIdentifier');
  if (exportedValue(token, 'tokenType') === 'none' && identifier === null && !isOwner(token)) {
    const name = JSON.stringify(exportedValue(token, 'tokenName'));
    return { state: 'unset', why: `${name} has never been uploaded, and has no ADE profiles` };
  }
  return declare(elementOf(token), [{ path: [], text: tokenNote(token) }]);
}

/** What a person has to do for a token. */
function tokenNote(token: ExportedObject): string {
  const account = exportedValue(token, 'appleIdentifier') === null ? 'appleIdentifier, ' : '';
  const missing = `${account}tokenFile and tokenVersion`;
  return exportedValue(token, 'tokenType') === 'none'
    ? `No Apple token has been uploaded for it yet. Unless it represents Apple Configurator, upload its public key to Apple, then add ${missing}.`
    : `The token itself cannot be read and is not changed. To renew it with this declaration, add ${missing}.`;
}

function invertMacProfile(profile: ExportedObject): Inverted {
  const text =
    'The password of the local administrator cannot be read and is not changed. To set it with this declaration, add adminAccountPasswordFile and adminAccountPasswordVersion.';
  return declare(elementOf(profile), notesIf(exportedValue(profile, 'adminAccountUserName') !== null, text));
}

/** Its place in the declaration says to which token it belongs. */
function invertVisionPolicy(policy: ExportedObject): Inverted {
  const { depOnboardingSettingId: _token, ...own } = elementOf(policy);
  return declare(own);
}

function notesIf(isNeeded: boolean, text: string): readonly Note[] {
  return isNeeded ? [{ path: [], text }] : [];
}

function invertDefault(choice: ExportedObject, { nameOf }: InverseTools): Inverted {
  const id = exportedValue(choice, 'enrollmentProfileId');
  const name = nameOf(id);
  return name === undefined ? { state: 'refused', why: whyNotNamed(id) } : declare(name);
}

/**
 * Prefix of the id of a settings catalog policy, when it is the default of a token (according to a recorded answer).
 */
const ofCatalog = 'ECV2_';

function whyNotNamed(id: Value): string {
  return typeof id === 'string' && id.startsWith(ofCatalog)
    ? 'its profile is a settings catalog ADE policy, which cannot be declared as a default'
    : 'its profile is not declared';
}
