import {
  type AdeProfileProblem,
  adminAccountMembers,
  iosProfileProblems,
  macOsProfileProblems,
  type Path,
  vppTokenMember,
} from '../../core/index.js';
import { type Condition, holds, together } from '../condition.js';
import type { Draft } from '../draft.js';
import type { AdeToken } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { type Element, present, repeated, sameNames, terraformNameOf } from './elements.js';

const source = 'https://learn.microsoft.com/intune/intune-service/enrollment/device-enrollment-program-enroll-ios';
const path = ['spec', 'enrollment', 'apple', 'automatedDeviceEnrollment'];
const platforms = ['ios', 'macOS'] as const;

const at = [...path, '*'].join('.');
const iosAt = `${at}.profiles.ios.*`;
const macAt = `${at}.profiles.macOS.*`;

const uploads = [
  together(at, 'tokenFile', ['appleIdentifier', 'tokenVersion']),
  together(macAt, 'adminAccountPasswordFile', ['adminAccountPasswordVersion']),
];

const some = { type: 'string', minLength: 1 };
const byCompanyPortal = holds(['enableAuthenticationViaCompanyPortal'], { const: true });

/** The JSON Schema conditions for the problems of profiles. */
const profileConditions: Readonly<Record<AdeProfileProblem['code'], readonly Condition[]>> = {
  INT1510: [{ requiresUserAuthentication: false }, { autoAdvanceSetupEnabled: true }].map((setting) => ({
    at: macAt,
    schema: {
      not: {
        allOf: Object.entries({ isMandatory: false, ...setting }).map(([key, value]) => holds([key], { const: value })),
      },
    },
  })),
  INT1511: [
    {
      at: macAt,
      schema: {
        not: {
          allOf: [
            holds(['configurationWebUrl'], { const: true }),
            holds(['usePlatformSSODuringSetupAssistant'], { const: true }),
          ],
        },
      },
    },
  ],
  INT1512: [{ at: iosAt, schema: { if: holds([vppTokenMember], some), then: byCompanyPortal } }],
  INT1513: [
    {
      at: iosAt,
      schema: {
        if: holds(['enableSingleAppEnrollmentMode'], { const: true }),
        then: { allOf: [byCompanyPortal, holds([vppTokenMember], some)] },
      },
    },
  ],
  INT1514: [
    {
      at: macAt,
      schema: {
        if: { anyOf: adminAccountMembers.map((key) => holds([key], { anyOf: [some, { type: 'object' }] })) },
        then: holds(['adminAccountUserName'], some),
      },
    },
  ],
  INT1515: [
    {
      at: iosAt,
      schema: {
        if: holds(['iTunesPairingMode'], { const: 'requiresCertificate' }),
        then: holds(['managementCertificates'], { type: 'array', minItems: 1 }),
      },
    },
  ],
};

/** Rules about Automated Device Enrollment. */
export const adeRules: readonly Rule[] = [
  ...(['INT1510', 'INT1511', 'INT1512', 'INT1513', 'INT1514', 'INT1515'] as const).map(profileRule),
  { code: 'INT1516', severity: 'error', source: 'the name is the key in the state', findings: tokenNames },
  {
    code: 'INT1517',
    severity: 'error',
    source: 'the name is the key in the state',
    findings: (draft) => [...profileNames(draft), ...policyNames(draft), ...joinedNames(draft)],
  },
  { code: 'INT1518', severity: 'error', source: 'a default must be one of the profiles', findings: unknownDefaults },
  {
    code: 'INT1519',
    severity: 'error',
    source: 'the version triggers the upload',
    findings: halfUploads,
    conditions: uploads,
  },
  { code: 'INT1520', severity: 'warning', source, findings: withoutDefault },
];

/** The declared tokens, with their paths. */
export function adeTokensOf({ spec }: DeclarationDraft): readonly Element<Draft<AdeToken>>[] {
  return present(spec?.enrollment?.apple?.automatedDeviceEnrollment, path);
}

function profileRule(code: AdeProfileProblem['code']): Rule {
  return {
    code,
    severity: 'error',
    source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-depenrollmentbaseprofile',
    conditions: profileConditions[code],
    findings: (declaration) =>
      listsOf(declaration).flatMap(({ platform, profiles }) =>
        profiles.flatMap(({ path: at, element }) =>
          problemsOf[platform](element)
            .filter((problem) => problem.code === code)
            .map(({ member, what, why, fix }) => ({ path: placeOf(at, element, member), what, why, fix })),
        ),
      ),
  };
}

const problemsOf = { ios: iosProfileProblems, macOS: macOsProfileProblems };

/** A missing member has no position. */
function placeOf(at: Path, profile: Readonly<Record<string, unknown>>, member: string): Path {
  return profile[member] === undefined ? at : [...at, member];
}

interface ProfileList {
  readonly platform: (typeof platforms)[number];
  readonly token: Element<Draft<AdeToken>>;
  readonly profiles: readonly Element<
    Readonly<Record<string, unknown>> & {
      readonly displayName?: string | undefined;
      readonly logicalId?: string | undefined;
    }
  >[];
}

/** The profiles of each token and platform. */
function listsOf(declaration: DeclarationDraft): readonly ProfileList[] {
  return adeTokensOf(declaration).flatMap((token) =>
    platforms.map((platform) => ({
      platform,
      token,
      profiles: present(token.element.profiles?.[platform], [...token.path, 'profiles', platform]),
    })),
  );
}

function tokenNames(declaration: DeclarationDraft): readonly Finding[] {
  return sameNames(adeTokensOf(declaration), { noun: 'ADE tokens', name: 'tokenName' });
}

function profileNames(declaration: DeclarationDraft): readonly Finding[] {
  return listsOf(declaration).flatMap(({ profiles }) =>
    sameNames(profiles, { noun: 'ADE profiles of a token', name: 'displayName' }),
  );
}

function policyNames(declaration: DeclarationDraft): readonly Finding[] {
  return adeTokensOf(declaration).flatMap((token) =>
    sameNames(policiesOf(token), { noun: 'ADE policies for visionOS of a token', name: 'name' }),
  );
}

/**
 * In Terraform, the name of a profile starts with that of its token: `B C` of the token `A` and `C` of the token `A B`
 * have the same name there.
 */
function joinedNames(declaration: DeclarationDraft): readonly Finding[] {
  const profiles = listsOf(declaration).flatMap(({ platform, token, profiles: list }) =>
    list.map((profile) => joined({ kind: platform, token, name: 'displayName' }, profile)),
  );
  const policies = adeTokensOf(declaration).flatMap((token) =>
    policiesOf(token).map((policy) => joined({ kind: 'visionOS', token, name: 'name' }, policy)),
  );
  return repeated([...profiles, ...policies], ({ key }) => key)
    .filter(({ element, earlier }) => element.token !== earlier.token)
    .map(({ path: at, element: { id = '', member }, earlier: { token } }) => ({
      path: [...at, member],
      what: `two ADE profiles are ${JSON.stringify(id)} in Terraform`,
      why: `their names there consist of the token's and their own; the other one belongs to the token ${JSON.stringify(token)}`,
      fix: 'give one of the profiles a logicalId',
    }));
}

interface Joined {
  /** The name in Terraform of the token. */
  readonly token: string | undefined;
  /** The name in Terraform of the profile, and the same with its platform. Undefined: not known. */
  readonly id: string | undefined;
  readonly key: string | undefined;
  /** The member that its name comes from. */
  readonly member: string;
}

function joined<Name extends string>(
  { kind, token, name }: { readonly kind: string; readonly token: Element<Draft<AdeToken>>; readonly name: Name },
  { element, ...place }: Element<Readonly<Partial<Record<Name | 'logicalId', unknown>>>>,
): Element<Joined> {
  const [first, second] = [terraformNameOf(token.element, 'tokenName'), terraformNameOf(element, name)];
  const id = first === undefined || second === undefined ? undefined : `${first}-${second}`;
  const key = id === undefined ? undefined : `${kind} ${id}`;
  return { ...place, element: { token: first, id, key, member: element.logicalId === undefined ? name : 'logicalId' } };
}

function policiesOf({ element, path: at }: Element<Draft<AdeToken>>): readonly Element<NamedPolicy>[] {
  return present(element.policies?.visionOS, [...at, 'policies', 'visionOS']);
}

type NamedPolicy = Readonly<Partial<Record<'name' | 'logicalId', unknown>>>;

/** What can be the default of a platform, by the names that `defaultProfiles` can refer to. */
interface DefaultChoice {
  readonly platform: 'ios' | 'macOS' | 'visionOS';
  readonly token: Element<Draft<AdeToken>>;
  readonly names: readonly string[];
  /** Member of the token that has them. */
  readonly member: string;
  /** The list of them in the declaration. Undefined: it is empty. */
  readonly list: Path | undefined;
}

// An element with a logicalId is referred to by it, because its display name need not be unique.
function defaultChoices(declaration: DeclarationDraft): readonly DefaultChoice[] {
  const ofProfiles = listsOf(declaration).map(({ platform, token, profiles }) => ({
    platform,
    token,
    names: profiles.flatMap(({ element }) => element.logicalId ?? element.displayName ?? []),
    member: `profiles.${platform}`,
    list: profiles[0]?.path.slice(0, -1),
  }));
  const ofPolicies = adeTokensOf(declaration).map((token) => ({
    platform: 'visionOS' as const,
    token,
    names: policiesOf(token)
      .map(({ element }) => element.logicalId ?? element.name)
      .filter((name) => typeof name === 'string'),
    member: 'policies.visionOS',
    list: policiesOf(token)[0]?.path.slice(0, -1),
  }));
  return [...ofProfiles, ...ofPolicies];
}

function unknownDefaults(declaration: DeclarationDraft): readonly Finding[] {
  return defaultChoices(declaration).flatMap(({ platform, token, names, member }) => {
    const name = token.element.defaultProfiles?.[platform];
    if (name === undefined || names.includes(name)) return [];
    const known = names.length === 0 ? 'the token has none for the platform' : `the token has ${names.join(', ')}`;
    return [
      {
        path: [...token.path, 'defaultProfiles', platform],
        what: `the default ADE profile "${name}" is not declared`,
        why: `${known}; case counts`,
        fix: `use a name in ${member}`,
      },
    ];
  });
}

function halfUploads(declaration: DeclarationDraft): readonly Finding[] {
  return [...halfTokens(declaration), ...halfPasswords(declaration)];
}

function halfTokens(declaration: DeclarationDraft): readonly Finding[] {
  return adeTokensOf(declaration).flatMap(({ path: at, element: { tokenFile, tokenVersion, appleIdentifier } }) => {
    const missing = [
      ...(appleIdentifier === undefined ? ['appleIdentifier'] : []),
      ...(tokenVersion === undefined ? ['tokenVersion'] : []),
    ];
    if (tokenFile === undefined || missing.length === 0) return [];
    return [
      {
        path: [...at, 'tokenFile'],
        what: 'the token file cannot be uploaded',
        why: `tokenFile is set without ${missing.join(' and ')}: Graph requires the Apple ID, and a change of the version triggers the upload`,
        fix: `add ${missing.join(' and ')}`,
      },
    ];
  });
}

function halfPasswords(declaration: DeclarationDraft): readonly Finding[] {
  return listsOf(declaration).flatMap(({ profiles }) =>
    profiles
      .filter(
        ({ element }) =>
          element.adminAccountPasswordFile !== undefined && element.adminAccountPasswordVersion === undefined,
      )
      .map(({ path: at }) => ({
        path: [...at, 'adminAccountPasswordFile'],
        what: 'the password of the local administrator would never be sent again',
        why: 'adminAccountPasswordFile is set without adminAccountPasswordVersion; a change of the version sends the password',
        fix: 'add adminAccountPasswordVersion, any text',
      })),
  );
}

function withoutDefault(declaration: DeclarationDraft): readonly Finding[] {
  return defaultChoices(declaration).flatMap(({ platform, token, names: [first = ''], list }) => {
    if (!list || token.element.defaultProfiles?.[platform] !== undefined) return [];
    return [
      {
        path: list,
        what: `no default ADE profile is declared for ${platform}`,
        why: `defaultProfiles.${platform} is missing, so a device to which none is assigned cannot enroll`,
        fix: `add defaultProfiles: { ${platform}: "${first}" }`,
      },
    ];
  });
}
