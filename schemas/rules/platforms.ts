import type { Path } from '../../core/index.js';
import type { DeclarationDraft, Finding } from '../rule.js';

const enrollmentPath = ['spec', 'enrollment'];
const defaultPath = [...enrollmentPath, 'restrictions', 'default'];

/** Finds restrictions that allow iPhones, iPads or Macs although no push certificate is declared. */
export function allowedWithoutCertificate({ spec }: DeclarationDraft): readonly Finding[] {
  const { restrictions, apple } = spec?.enrollment ?? {};
  if (apple?.pushCertificate) return [];
  const presets = (['ios', 'macOS'] as const).flatMap((platform): Path[] => {
    const rule = restrictions?.default?.[platform];
    return rule && rule.platform !== 'block' ? [[...defaultPath, platform]] : [];
  });
  const custom = (restrictions?.custom ?? []).flatMap((one, index): Path[] => {
    const allowed = (one?.platformType === 'ios' || one?.platformType === 'mac') && one.platform !== 'block';
    return allowed ? [[...enrollmentPath, 'restrictions', 'custom', index]] : [];
  });
  return [...presets, ...custom].map((path) => ({
    path,
    what: 'Apple devices are allowed without a push certificate',
    why: 'they cannot enroll without one, and spec.enrollment.apple.pushCertificate is missing',
    fix: 'add pushCertificate: { appleIdentifier: … } to spec.enrollment.apple, or set platform: block',
  }));
}

/** Sections for devices that can count as personal when they enroll. */
const corporateFlows = /autopilot|bulk/iu;

/** Finds blocked personal Windows devices in combination with Autopilot or bulk enrollment. */
export function personalWindowsBlocked({ spec }: DeclarationDraft): readonly Finding[] {
  const { restrictions, windows } = spec?.enrollment ?? {};
  const rule = restrictions?.default?.windows;
  const flows = Object.keys(windows ?? {}).filter((section) => corporateFlows.test(section));
  if (!rule || rule.personal === 'allow' || flows.length === 0) return [];
  return [
    {
      path: [...defaultPath, 'windows'],
      what: 'the default restriction blocks personal Windows devices, which includes some corporate devices',
      why: `spec.enrollment.windows.${flows.join(', ')} is declared, and some of those devices count as personal when they enroll`,
      fix: 'set personal: allow, or register the devices as corporate before they enroll',
    },
  ];
}

/** Finds contradictory declarations of a work profile in two sections. */
export function workProfileTwice({ spec }: DeclarationDraft): readonly Finding[] {
  const { restrictions, android } = spec?.enrollment ?? {};
  const rule = restrictions?.default?.androidForWork;
  const enabled = android?.workProfile?.enabled;
  if (!rule || enabled === undefined || (rule.platform !== 'block') === enabled) return [];
  return [
    {
      path: [...enrollmentPath, 'android', 'workProfile', 'enabled'],
      what: 'the Android work profile has two conflicting declarations',
      why: `it is ${enabled ? 'enabled' : 'not enabled'} here, and restrictions.default.androidForWork ${enabled ? 'blocks' : 'allows'} it`,
      fix: 'remove one of them',
    },
  ];
}

/** Finds restricted Android devices that can still enroll with a work profile. */
export function unsaidWorkProfile({ spec }: DeclarationDraft): readonly Finding[] {
  const { restrictions, android } = spec?.enrollment ?? {};
  const rule = restrictions?.default?.android;
  const isRestricted = rule !== undefined && (rule.platform === 'block' || rule.personal !== 'allow');
  if (!isRestricted || restrictions?.default?.androidForWork || android?.workProfile) return [];
  return [
    {
      path: [...defaultPath, 'android'],
      what: 'Android is restricted, but work profiles are not declared',
      why: 'android applies to device administrator; for devices with a work profile, the current setting of the tenant applies',
      fix: 'add androidForWork to the default restrictions, or android: { workProfile: { enabled: … } }',
    },
  ];
}
