import type { Diagnostic, Identity } from '../../core/index.js';
import { error, warning } from '../../core/index.js';
import type { TenantExpiration } from './expirations.js';
import type { Needs } from './needs.js';

/** What the identity lacks (INT1342), and what is left for a person (INT1343). */
export function judgeNeeds(
  { missing, people }: Pick<Needs, 'missing' | 'people'>,
  identity: Identity | undefined,
): readonly Diagnostic[] {
  const lacks = missing.map(({ permission, types }) =>
    error('INT1342', {
      what: `the identity lacks the permission ${permission}`,
      why: `it is needed for ${types.join(', ')}`,
      fix: `grant it ${identity?.kind === 'delegated' ? 'as a delegated permission' : 'as an application permission'}, with admin consent`,
    }),
  );
  return identity?.kind === 'application' && people.length > 0 ? [...lacks, needsPerson(people)] : lacks;
}

function needsPerson(types: readonly string[]): Diagnostic {
  return warning('INT1343', {
    what: 'something declared needs a person',
    why: `Microsoft lets signed-in users only reach ${types.join(', ')}, and the identity is an application`,
    fix: 'have a signed-in administrator apply it; plan tells the values',
  });
}

const day = 86_400_000;

/** Microsoft warns 30 days ahead too. */
const soon = 30 * day;

const sameAppleId = 'renew it with the same Apple ID';

/** What expires, and how it is renewed. */
const renewals: Readonly<Record<TenantExpiration['kind'], { readonly noun: string; readonly fix: string }>> = {
  pushCertificate: { noun: 'the Apple push certificate', fix: sameAppleId },
  adeToken: { noun: 'the enrollment program token', fix: sameAppleId },
  androidToken: {
    noun: 'the Android enrollment token',
    fix: 'give its profile a later tokenExpirationDateTime, and hand out the new QR code',
  },
  bulkToken: {
    noun: 'the bulk enrollment token',
    fix: 'get a new one in Windows Configuration Designer, build the package again, and declare the new date',
  },
};

/** What expires within 30 days, or has expired (INT1344). */
export function judgeExpirations(expirations: readonly TenantExpiration[], now: Date): readonly Diagnostic[] {
  return expirations.flatMap(({ kind, name, expirationDateTime }) => {
    const left = Date.parse(expirationDateTime) - now.getTime();
    if (left > soon) return [];
    const { noun, fix } = renewals[kind];
    const when = left <= 0 ? 'has expired' : `expires in ${String(Math.floor(left / day))} days`;
    return [
      warning('INT1344', {
        what: `${noun} of ${JSON.stringify(name)} ${when}`,
        why: `it is valid until ${expirationDateTime}`,
        fix,
      }),
    ];
  });
}
