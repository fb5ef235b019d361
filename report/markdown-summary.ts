import { counted } from './counted.js';
import { inert } from './inert.js';
import { code, fenced } from './markdown-code.js';
import type { Finding, Report } from './model.js';
import { nextActions } from './next-steps.js';
import { subjectOf } from './words.js';

const mostImpacts = 5;

/** The effect of apply on devices and users, in one line. Empty if it is unknown. */
export function impactLine(reports: readonly Report[]): string {
  const planned = reports.flatMap(({ findings }) => findings).filter(isPlanned);
  const effects = planned.flatMap((finding) =>
    finding.effect === undefined ? [] : [`${subjectOf(finding)}: ${inert(finding.effect)}`],
  );
  const unmeasured = planned.filter(({ effect, devices }) => effect === undefined && devices !== undefined);
  const concerned = [...new Set(unmeasured.map(({ devices }) => inert(devices?.text ?? '')))];
  const reach = planned.filter(({ attributes }) => attributes.some(({ concern }) => concern === 'reach')).length;
  const parts = [
    ...effects,
    ...concerned,
    ...(reach > 0 ? [`${counted(reach, 'object')} with other groups or users`] : []),
  ];
  if (parts.length === 0) return '';
  const rest = parts.length - mostImpacts;
  const shown = parts.slice(0, mostImpacts).map(code);
  return `**Impact of apply:** ${[...shown, ...(rest > 0 ? [`${String(rest)} more`] : [])].join('; ')}`;
}

function isPlanned({ kind }: Finding): boolean {
  return kind === 'pending' || kind === 'drift' || kind === 'both';
}

/** The next steps, with what to copy. Empty if nothing differs, or an error must be fixed first. */
export function nextSteps(reports: readonly Report[]): readonly string[] {
  return nextActions(reports).flatMap(({ text, tenant, copy }, index) => [
    [
      ...(index === 0 ? ['**Next step.**'] : []),
      ...(tenant === undefined ? [] : [`${code(inert(tenant))}:`]),
      text,
    ].join(' '),
    ...(copy === undefined ? [] : [fenced(copy.language, copy.lines)]),
  ]);
}
