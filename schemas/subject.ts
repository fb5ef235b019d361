import type { Path } from '../core/index.js';
import { placeOf, valueAt } from './pointer.js';

/** What people call the part of a declaration at a path: `cleanup rule for windows`, `limit "Field staff"`. */
export function subjectOf(path: Path, document: unknown): string {
  for (let length = path.length; length > 0; length -= 1) {
    const name = subjects[placeOf(path.slice(0, length))];
    if (name) return name(valueAt(document, path.slice(0, length)), Number(path[length - 1]) + 1);
  }
  return 'the declaration';
}

type Name = (value: unknown, position: number) => string;

const subjects: Readonly<Record<string, Name>> = {
  metadata: () => 'metadata',
  spec: () => 'spec',
  'spec.tenantId': () => 'the tenant id',
  'spec.authority': () => 'the authority',
  'spec.authority.transition': () => 'the transition',
  'spec.enrollment': () => 'enrollment',
  'spec.enrollment.apple': () => 'the Apple section',
  'spec.enrollment.apple.pushCertificate': () => 'the push certificate',
  'spec.enrollment.apple.pushCertificate.transition': () => 'the transition of the Apple account',
  'spec.enrollment.apple.dataSharingConsent': () => 'the consent to share data with Apple',
  'spec.enrollment.apple.userInitiated.*': (value, position) =>
    named('user-initiated profile', text(value, 'displayName'), position),
  'spec.enrollment.limits.default': () => 'the default enrollment limit',
  'spec.enrollment.limits.custom.*': (value, position) => named('limit', text(value, 'displayName'), position),
  'spec.enrollment.categories.*': (value, position) => named('category', text(value, 'displayName'), position),
  'spec.enrollment.windows': () => 'the Windows settings',
  'spec.enrollment.windows.automaticEnrollment': () => 'automatic enrollment',
  'spec.enrollment.windows.automaticEnrollment.mdmUserScope': () => 'the MDM user scope',
  'spec.enrollment.windows.automaticEnrollment.mamUserScope': () => 'the MAM user scope',
  'spec.enrollment.windows.autodiscovery': () => 'autodiscovery',
  'spec.enrollment.windows.autopilot.profiles.*': (value, position) =>
    named('Autopilot profile', text(value, 'displayName'), position),
  'spec.enrollment.windows.autopilot.hybridProfiles.*': (value, position) =>
    named('hybrid Autopilot profile', text(value, 'displayName'), position),
  'spec.enrollment.windows.coManagement.*': (value, position) =>
    named('co-management configuration', text(value, 'displayName'), position),
  'spec.enrollment.windows.restore': () => 'the restore setting',
  'spec.enrollment.windows.statusPages.default': () => 'the default status page',
  'spec.enrollment.windows.statusPages.custom.*': (value, position) =>
    named('status page', text(value, 'displayName'), position),
  'spec.enrollment.windows.helloForBusiness.default': () => 'the default Hello configuration',
  'spec.enrollment.windows.helloForBusiness.custom.*': (value, position) =>
    named('Hello configuration', text(value, 'displayName'), position),
  'spec.scopeTags.*': (value, position) => named('scope tag', text(value, 'displayName'), position),
  'spec.filters.*': (value, position) => named('filter', text(value, 'displayName'), position),
  'spec.enrollment.restrictions': () => 'restrictions',
  'spec.enrollment.restrictions.default': () => 'the default restrictions',
  'spec.enrollment.restrictions.custom.*': (value, position) =>
    named('restriction', text(value, 'displayName'), position),
  'spec.retention': () => 'retention',
  'spec.retention.cleanupRules.*': (value, position) => {
    const platform = text(value, 'platform');
    return platform === undefined ? `cleanup rule ${String(position)}` : `cleanup rule for ${platform}`;
  },
  'spec.retention.maxAffected': () => 'maxAffected',
};

function named(noun: string, name: string | undefined, position: number): string {
  return name === undefined ? `${noun} ${String(position)}` : `${noun} "${name}"`;
}

function text(value: unknown, key: string): string | undefined {
  const found = valueAt(value, [key]);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
