import {
  type Diagnostic,
  error,
  type Expiration,
  expirationAt,
  type Expiry,
  type Identity,
  remedyOn,
  warning,
} from '../../core/index.js';
import { applePushNotificationCertificate } from '../../provider/resources/apple/apple-push-notification-certificate.js';
import type { Partner } from '../../provider/resources/readiness/device-management-partners.js';
import type { StaleSync } from '../../provider/resources/readiness/readiness-requirements.js';
import { counted } from '../../report/index.js';
import { renewal } from '../insight/credential/expiration.js';
import type { KnownRefusal, Needs } from './needs.js';

/**
 * Reports missing permissions of the identity (INT1342), and requests that are refused despite its permissions
 * (INT1343).
 */
export function judgeNeeds(
  { missing, refusals }: Pick<Needs, 'missing' | 'refusals'>,
  identity: Identity | undefined,
): readonly Diagnostic[] {
  const lacks = missing.map(({ permission, types }) =>
    error('INT1342', {
      what: `the identity lacks the permission ${permission}`,
      why: `it is needed for ${types.join(', ')}`,
      fix: `grant it ${identity?.kind === 'delegated' ? 'as a delegated permission' : 'as an application permission'}, with admin consent`,
    }),
  );
  return identity ? [...lacks, ...refusals.map((refusal) => refusedTo(identity, refusal))] : lacks;
}

function refusedTo({ kind, name }: Identity, { types, certain, because, evidence, remedy }: KnownRefusal): Diagnostic {
  const who = `${kind === 'application' ? 'application' : 'user'} ${JSON.stringify(name)}`;
  return warning('INT1343', {
    what: `Graph ${certain ? 'rejects' : 'may reject'} this identity for ${types.join(', ')}`,
    why: `${because} (${evidence}), and the identity is ${who}`,
    fix: `${remedy}; intuneform plan shows the values`,
  });
}

const day = 86_400_000;

const sameAppleId = 'renew it with the same Apple ID';

/** The things that expire, with a noun for their name, and how to renew them. */
const renewals: Readonly<Record<Expiration['kind'], { readonly noun: string; readonly fix: string }>> = {
  pushCertificate: { noun: 'the Apple push certificate of', fix: sameAppleId },
  adeToken: { noun: 'the enrollment program token of', fix: sameAppleId },
  androidToken: {
    noun: 'the Android enrollment token of',
    fix: 'set a later tokenExpirationDateTime in its profile, and distribute the new QR code',
  },
  bulkToken: {
    noun: 'the bulk enrollment token of',
    fix: 'get a new token in Windows Configuration Designer, rebuild the package, and declare the new date',
  },
  clientSecret: { noun: 'the client secret', fix: renewal('clientSecret') },
  clientCertificate: { noun: 'the client certificate', fix: renewal('clientCertificate') },
};

/** Reports what expires within its window, or has expired (INT1344). `windowOf`: days before expiry. */
export function judgeExpirations(
  expirations: readonly Expiration[],
  { now, windowOf }: { readonly now: Date; readonly windowOf: (expiration: Expiration) => number },
): readonly Diagnostic[] {
  return expirations.flatMap((expiration) => {
    const { kind, name, expirationDateTime, guess } = expiration;
    const standing = expirationAt(new Date(expirationDateTime), {
      windowDays: windowOf(expiration),
      graceDays: expiryOf(kind)?.graceDays ?? 0,
      now,
    });
    if (!standing || standing.state === 'valid') return [];
    const { noun, fix } = renewals[kind];
    const when = standing.state === 'soon' ? `expires in ${counted(standing.days, 'day')}` : 'has expired';
    const expiry = expiryOf(kind);
    return [
      warning('INT1344', {
        what: `${noun} ${JSON.stringify(name)} ${when}`,
        why: [`it ${standing.state === 'soon' ? 'is' : 'was'} valid until ${expirationDateTime}`, guess]
          .filter((part) => part !== undefined)
          .join('; '),
        fix: expiry ? remedyOn({ ...expiry, remedy: fix }, standing) : fix,
      }),
    ];
  });
}

function expiryOf(kind: Expiration['kind']): Expiry | undefined {
  return kind === 'pushCertificate' ? applePushNotificationCertificate.expiry : undefined;
}

/** Reports ADE tokens without a sync from Apple for more than a day (INT1394): Intune syncs once a day. */
export function judgeSyncs(syncs: readonly StaleSync[], now: Date): readonly Diagnostic[] {
  return syncs.map(({ name, lastSuccessfulSyncDateTime }) => {
    const days = Math.floor((now.getTime() - Date.parse(lastSuccessfulSyncDateTime)) / day);
    return warning('INT1394', {
      what: `the enrollment program token of ${JSON.stringify(name)} was last synced ${counted(days, 'day')} ago`,
      why: `its last successful sync was ${lastSuccessfulSyncDateTime}, and Intune syncs automatically every day`,
      fix: 'check the error of the token in the admin center, accept new terms at Apple, and sync again',
    });
  });
}

/** States without a known problem. */
const soundStates: ReadonlySet<string> = new Set(['enabled', 'unknown']);

/** Reports partners that are configured but do not work, or whose devices leave Intune on a known day (INT1393). */
export function judgePartners(partners: readonly Partner[]): readonly Diagnostic[] {
  return partners
    .filter(({ isConfigured }) => isConfigured)
    .flatMap((partner) => {
      const ends = endsOf(partner);
      if (soundStates.has(partner.partnerState) && ends.length === 0) return [];
      const name = `the device management partner ${JSON.stringify(partner.displayName)}`;
      return [
        warning('INT1393', {
          what: soundStates.has(partner.partnerState)
            ? `devices of ${name} leave Intune`
            : `the connection to ${name} does not work`,
          why: [`the partner state is ${partner.partnerState}`, ...ends].join('; '),
          fix: 'restore it in the console of the partner, and check it in the Intune admin center, Tenant administration, Connectors and tokens, Partner device management',
        }),
      ];
    });
}

function endsOf(partner: Partner): readonly string[] {
  const { whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime: marked } = partner;
  const { whenPartnerDevicesWillBeRemovedDateTime: removed } = partner;
  return [
    ...(marked === null ? [] : [`its devices are marked as not compliant at ${marked}`]),
    ...(removed === null ? [] : [`its devices are removed from Intune at ${removed}`]),
  ];
}
