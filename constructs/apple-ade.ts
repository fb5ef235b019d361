import type { Construct } from 'constructs';
import type { AdeIosProfile, AdeMacProfile, AdeToken } from '../schemas/index.js';
import type { ITerraformDependable } from './cdk.js';
import { nameFrom } from './declared-path.js';
import {
  IntuneDefaultDepEnrollmentProfile,
  IntuneDepIosEnrollmentProfile,
  IntuneDepMacosEnrollmentProfile,
  IntuneDepOnboardingSetting,
} from './generated/index.js';
import { logicalIdOf } from './logical-id.js';
import { fileExpression, fileLineExpression } from './terraform-file.js';

/** An ADE token in Terraform, with what belongs to it. */
export interface AdeResources {
  readonly token: IntuneDepOnboardingSetting;
  /** Profiles for iPhones and iPads, by `logicalId` or display name. */
  readonly ios: ReadonlyMap<string, IntuneDepIosEnrollmentProfile>;
  /** Profiles for Macs, by `logicalId` or display name. */
  readonly macOS: ReadonlyMap<string, IntuneDepMacosEnrollmentProfile>;
  /** The default profile of each platform that has one. */
  readonly defaults: ReadonlyMap<'iOS' | 'macOS', IntuneDefaultDepEnrollmentProfile>;
}

/** Makes the resources of ADE tokens, by name. `after`: what comes before them. */
export function adeTokens(
  scope: Construct,
  declared: readonly AdeToken[],
  after: readonly ITerraformDependable[],
): ReadonlyMap<string, AdeResources> {
  return new Map(
    declared.map((token, index) => [token.logicalId ?? token.tokenName, makeToken(scope, token, { index, after })]),
  );
}

const adePath = ['spec', 'enrollment', 'apple', 'automatedDeviceEnrollment'];

interface Place {
  readonly index: number;
  readonly after: readonly ITerraformDependable[];
}

function makeToken(
  scope: Construct,
  { logicalId, profiles, defaultProfiles, tokenFile, tokenVersion, ...declared }: AdeToken,
  { index, after }: Place,
): AdeResources {
  const id = logicalId ?? logicalIdOf(declared.tokenName, `token-${String(index + 1)}`);
  const token = new IntuneDepOnboardingSetting(scope, freeName(scope, `ade-${id}`, index), {
    ...declared,
    ...(tokenFile !== undefined && { depToken: fileExpression(scope, tokenFile) }),
    ...(tokenVersion !== undefined && { depTokenVersion: tokenVersion }),
    ...(after.length > 0 && { dependsOn: [...after] }),
  });
  const place = { scope, token, id, path: [...adePath, index] };
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
  const defaults = [
    ...makeDefault(place, 'iOS', ios.get(defaultProfiles?.ios ?? '')),
    ...makeDefault(place, 'macOS', macOS.get(defaultProfiles?.macOS ?? '')),
  ];
  return { token, ios, macOS, defaults: new Map(defaults) };
}

/** Equal names are reported by the rules of the tenant, with a better message than that of the construct tree. */
function freeName(scope: Construct, name: string, index: number): string {
  return scope.node.tryFindChild(name) ? `${name}-${String(index)}` : name;
}

/** A token, and where it is declared. */
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
  const resource = new IntuneDepIosEnrollmentProfile(scope, freeName(scope, `ade-ios-${id}`, index), {
    ...profile,
    depOnboardingSettingId: token.id,
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
  const resource = new IntuneDepMacosEnrollmentProfile(scope, freeName(scope, `ade-macos-${id}`, index), {
    ...profile,
    ...(adminAccountPasswordFile !== undefined && {
      adminAccountPassword: fileLineExpression(scope, adminAccountPasswordFile),
    }),
    depOnboardingSettingId: token.id,
  });
  nameFrom(resource, id, [...path, 'profiles', 'macOS', index]);
  return resource;
}

/** Profiles of two tokens may have one name. */
function profileId({ id }: TokenPlace, own: string): string {
  return `${id}-${own}`;
}

type Default = readonly ['iOS' | 'macOS', IntuneDefaultDepEnrollmentProfile];

function makeDefault(
  { scope, token, id, path }: TokenPlace,
  platform: 'iOS' | 'macOS',
  profile: IntuneDepIosEnrollmentProfile | IntuneDepMacosEnrollmentProfile | undefined,
): readonly Default[] {
  if (!profile) return [];
  const name = `${id}-${platform}`;
  const resource = new IntuneDefaultDepEnrollmentProfile(scope, freeName(scope, `ade-default-${name}`, 0), {
    depOnboardingSettingId: token.id,
    platform,
    enrollmentProfileId: profile.id,
  });
  nameFrom(resource, name, [...path, 'defaultProfiles', platform === 'iOS' ? 'ios' : platform]);
  return [[platform, resource]];
}
