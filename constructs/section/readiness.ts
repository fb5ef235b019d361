import type { IConstruct } from 'constructs';

import { type EnrollmentReadinessChecksProps, readinessPlatforms } from '../enrollment-readiness-checks.js';
import type { Readiness, Section } from './section.js';

/**
 * Returns the properties of the readiness checks for the enrollment that sections declare. Undefined: they declare
 * none.
 */
export function readinessOf(
  tenant: IConstruct,
  sections: readonly Section[],
): EnrollmentReadinessChecksProps | undefined {
  const all = sections
    .map((section) => section.readinessIn(tenant))
    .sort((left, right) => rankOf(left) - rankOf(right));
  const platforms = all.flatMap((one) => one.platforms ?? []);
  if (platforms.length === 0) return undefined;
  return {
    platforms,
    after: all.flatMap(({ after = [] }) => after.flatMap((one) => one ?? [])),
    watchedEnds: all.flatMap(({ watchedEnds = [] }) => watchedEnds),
  };
}

/** Sorts by the order in which platforms are checked; sections without a platform come first. */
function rankOf({ platforms: [first] = [] }: Readiness): number {
  return first === undefined ? -1 : readinessPlatforms.indexOf(first);
}
