import type { IConstruct } from 'constructs';

import { type EnrollmentReadinessChecksProps, readinessPlatforms } from '../enrollment-readiness-checks.js';
import type { Readiness, Section } from './section.js';

/** What is checked of the enrollment that sections declare. Undefined: none declares any. */
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

/** Platforms in the order in which they are checked; what is of none comes first. */
function rankOf({ platforms: [first] = [] }: Readiness): number {
  return first === undefined ? -1 : readinessPlatforms.indexOf(first);
}
