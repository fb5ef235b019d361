import { counted } from './counted.js';
import { inert } from './inert.js';
import { code, fenced } from './markdown-code.js';
import type { Finding, Report } from './model.js';
import { subjectOf } from './words.js';

const mostImpacts = 5;

/** What apply means for devices and users, in one line. Empty where nothing says it. */
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

/** What to do next, with the commands to copy. Empty where nothing differs, or an error comes first. */
export function nextSteps(reports: readonly Report[]): readonly string[] {
  const files = filesOf(reports);
  const isFailed = reports.some(({ verdict }) => verdict === 'failed');
  const kinds = new Set(reports.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
  if (isFailed) return ['**Next step:** fix the errors, and plan again.'];
  if (kinds.has('drift') || kinds.has('both')) {
    return [
      '**Next step:** the tenant was changed outside. Apply to restore what is declared:',
      fenced('sh', [`intuneform apply ${files}`]),
      'Or write the changes into the declaration, and commit it:',
      fenced('sh', [`intuneform drift --accept ${files}`]),
    ];
  }
  if (!kinds.has('pending')) return [];
  return ['**Next step:** merge, and apply:', fenced('sh', [`intuneform apply ${files}`])];
}

const mostFiles = 5;

/** The declarations as arguments. A name that a shell could misread is left to the reader. */
function filesOf(reports: readonly Report[]): string {
  const files = [
    ...new Set(reports.flatMap(({ findings }) => findings.flatMap(({ declaredAt }) => declaredAt?.file ?? []))),
  ].sort();
  const isPlain = files.every((file) => /^[\w./][\w./-]*$/u.test(file));
  return files.length > 0 && files.length <= mostFiles && isPlain ? files.join(' ') : 'FILES';
}
