/** One platform's enrollment restriction. Members are undefined while they are unknown. */
export interface RestrictionFacts {
  readonly osMinimumVersion?: string | undefined;
  readonly osMaximumVersion?: string | undefined;
  readonly blockedManufacturers?: readonly unknown[] | undefined;
}

/** A setting in a restriction that cannot work. */
export interface RestrictionProblem {
  readonly member: keyof RestrictionFacts;
  /** The value found and the values allowed. */
  readonly why: string;
  readonly fix: string;
  /** Graph accepts it, and it occurs in real tenants. Default: it cannot work. */
  readonly isTolerated?: true;
}

/** Allowed settings in a restriction of one platform. */
export interface RestrictionForms {
  /**
   * Format of the versions that Graph accepts, with their TypeScript type. Undefined: the platform has no version
   * limits.
   */
  readonly version?: { readonly source: string; readonly type: string };
  readonly blocksManufacturers: boolean;
}

/** Returns the allowed settings for a platform. `restrictionProblems` reports violations of them. */
export function restrictionForms(platform: string): RestrictionForms {
  const form = versionForms[platform];
  const pattern = platform === 'windows' ? windowsVersions : form?.pattern;
  return {
    ...(form && pattern && { version: { source: pattern.source, type: form.type } }),
    blocksManufacturers: platform.startsWith('android'),
  };
}

/**
 * Format of versions, by platform name as used in restrictions. Platforms that are not listed have no version limits.
 */
const versionForms: Readonly<
  Record<string, { readonly pattern: RegExp; readonly words: string; readonly type: string }>
> = {
  ios: { pattern: /^\d+(?:\.\d+){0,2}$/u, words: 'major.minor.rev', type: 'ThreePartVersion' },
  android: { pattern: /^\d+(?:\.\d+){0,3}$/u, words: 'major.minor.rev.build', type: 'FourPartVersion' },
  androidForWork: { pattern: /^\d+(?:\.\d+){0,3}$/u, words: 'major.minor.rev.build', type: 'FourPartVersion' },
  windows: {
    pattern: /^\d+(?:\.\d+){0,2}$|^\d+(?:\.\d+){2}\.0$/u,
    words: 'major.minor.build.0',
    type: 'FourPartVersion',
  },
};

/**
 * Finds settings that cannot work in a restriction of one platform (`ios`, `windows`, `android`, `androidForWork`,
 * others).
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/create-device-platform-restrictions
 */
export function restrictionProblems(platform: string, facts: RestrictionFacts): readonly RestrictionProblem[] {
  return [
    ...versionProblems(platform, 'osMinimumVersion', facts.osMinimumVersion),
    ...versionProblems(platform, 'osMaximumVersion', facts.osMaximumVersion),
    ...rangeProblems(facts),
    ...manufacturerProblems(platform, facts.blockedManufacturers),
  ];
}

function versionProblems(
  platform: string,
  member: 'osMinimumVersion' | 'osMaximumVersion',
  version: string | undefined,
): readonly RestrictionProblem[] {
  if (version === undefined || version === '') return [];
  const form = versionForms[platform];
  if (!form) return [{ member, why: `got ${version}; ${platform} does not support versions`, fix: `remove ${member}` }];
  if (form.pattern.test(version)) return [];
  if (platform === 'windows' && withRevision.test(version)) return [revisionProblem(member, version)];
  return [{ member, why: `got ${version}; the format for ${platform} is ${form.words}`, fix: 'use that format' }];
}

/** Versions of Windows, including those that Graph accepts although they have no effect. */
const windowsVersions = /^\d+(?:\.\d+){0,3}$/u;

/** A Windows version with a revision, which devices do not report during enrollment. */
const withRevision = /^\d+(?:\.\d+){3}$/u;

function revisionProblem(member: RestrictionProblem['member'], version: string): RestrictionProblem {
  const meaning =
    member === 'osMaximumVersion'
      ? 'a maximum version allows every revision of its build'
      : 'a minimum version with a revision blocks every device of its build';
  const fix = 'use major.minor.build.0, or keep the value if the tenant already has it';
  return { member, why: `got ${version}; Windows does not report the revision: ${meaning}`, fix, isTolerated: true };
}

function rangeProblems({ osMinimumVersion: least, osMaximumVersion: most }: RestrictionFacts): RestrictionProblem[] {
  if (least === undefined || most === undefined || least === '' || most === '') return [];
  if (compareVersions(least, most) <= 0) return [];
  const why = `the minimum version ${least} is higher than the maximum version ${most}, so no device can enroll`;
  return [{ member: 'osMinimumVersion', why, fix: 'lower osMinimumVersion, or raise osMaximumVersion' }];
}

/** Compares versions part by part as numbers. Missing parts are 0. */
function compareVersions(left: string, right: string): number {
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)];
  const differing = Array.from(
    { length: Math.max(a.length, b.length) },
    (_, index) => (a[index] ?? 0) - (b[index] ?? 0),
  );
  return differing.find((difference) => difference !== 0) ?? 0;
}

function manufacturerProblems(platform: string, blocked: readonly unknown[] | undefined): RestrictionProblem[] {
  if (blocked === undefined || blocked.length === 0 || platform.startsWith('android')) return [];
  const why = `got ${String(blocked.length)} for ${platform}; only Android restrictions block manufacturers`;
  return [
    { member: 'blockedManufacturers', why, fix: 'remove blockedManufacturers; for other platforms use a filter' },
  ];
}
