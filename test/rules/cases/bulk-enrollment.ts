import type { RuleCase, Spec } from './rule-case.js';

function declared(...packages: readonly { readonly name: string; readonly deviceNameTemplate?: string }[]): Spec {
  return { authority: { desired: 'intune' }, enrollment: { windows: { bulkEnrollment: { packages } } } };
}

const named = (deviceNameTemplate: string): Spec => declared({ name: 'A', deviceNameTemplate });

/** For each code of bulk enrollment, a spec that breaks the rule once, and one next to it that does not. */
export const bulkEnrollmentCases: readonly RuleCase[] = [
  ['INT1540', declared({ name: 'A' }, { name: 'a' }), declared({ name: 'A' }, { name: 'B' })],
  ['INT1541', named('COMPUTERS-%RAND:6%'), named('COMPUTERS-%RAND:5%')],
  ['INT1541', named('PC %SERIAL%'), named('PC-%SERIAL%')],
  ['INT1541', named('PC.%SERIAL%'), named('PC%SERIAL%')],
  ['INT1541', named('PC-%NUMBER%'), named('PC-NUMBER')],
];
