import { escapeActing, isActing } from '../core/index.js';
import { counted } from './counted.js';
import type { Finding, Report } from './model.js';

/** A possible next step, with what to copy for it. */
export interface NextAction {
  /** Description: `To restore the declared values, apply:`. */
  readonly text: string;
  /** Name of the tenant that it concerns. Absent: all of them. */
  readonly tenant?: string;
  /** Command, or lines for the declaration. Absent if there is nothing to copy. */
  readonly copy?: Copied;
}

/** Text to copy. */
export interface Copied {
  readonly language: 'sh' | 'ts' | 'yaml';
  readonly lines: readonly string[];
}

/** The possible next steps, the usual one first. Empty if nothing differs. */
export function nextActions(reports: readonly Report[]): readonly NextAction[] {
  const kinds = new Set(reports.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
  if (reports.some(({ verdict }) => verdict === 'failed')) return [{ text: 'Fix the errors, then plan again.' }];
  const apply = command('intuneform apply', filesOf(reports));
  if (kinds.has('drift') || kinds.has('both')) {
    return [
      { text: 'To restore the declared values, apply:', copy: apply },
      accept(reports),
      ...reports.flatMap((report) => except(report, reports.length > 1)),
    ];
  }
  return kinds.has('pending') ? [{ text: 'Merge, then apply:', copy: apply }] : [];
}

function accept(reports: readonly Report[]): NextAction {
  // Only its author can change a program.
  const written = filesOf(reports).filter(isProgram);
  if (written.length > 0) {
    const where = written.every((file) => /(?:^|\/)cdk\.tf\.json$/u.test(file)) ? 'program' : 'configuration';
    return { text: `To accept the changes instead, write the values of the tenant to the ${where} and commit it.` };
  }
  return {
    text: 'To accept the changes instead, write them to the declaration and commit it:',
    copy: command('intuneform drift --accept', filesOf(reports)),
  };
}

const mostReleased = 20;

/** How to leave the changed objects of a tenant alone. */
function except({ tenant, findings }: Report, isNamed: boolean): readonly NextAction[] {
  const all = findings.filter(({ release }) => release !== undefined);
  if (all.length === 0) return [];
  const released = all.slice(0, mostReleased);
  const rest = all.length - released.length;
  const more = rest === 0 ? '' : ` (the JSON report has the ${counted(rest, 'other line')})`;
  const isOfProgram = released.some(({ declaredAt }) => declaredAt !== undefined && isProgram(declaredAt.file ?? ''));
  return [
    {
      ...(isNamed && { tenant: tenant.name }),
      text: `To leave an object as it is and stop managing it, remove it from the declaration and add its line${more}:`,
      copy: isOfProgram ? releaseInProgram(released) : releaseInYaml(released),
    },
  ];
}

function releaseInYaml(released: readonly Finding[]): Copied {
  const entries = released.map(({ release = '' }) => `    - ${isPlainYaml(release) ? release : quoted(release)}`);
  return { language: 'yaml', lines: ['spec:', '  release:', ...entries] };
}

function isPlainYaml(text: string): boolean {
  return /^[a-z]\w*(?:\.[\w-]+(?: [\w-]+)*)*$/iu.test(text);
}

function releaseInProgram(released: readonly Finding[]): Copied {
  const entries = released.map(({ release = '' }) => `  ${isPlainText(release) ? `'${release}'` : quoted(release)},`);
  return { language: 'ts', lines: ['release: [', ...entries, '],'] };
}

/** Whether single quotes alone make a text a literal of TypeScript. */
function isPlainText(text: string): boolean {
  return !/['\\\n]/u.test(text) && !isActing(text);
}

/** A text of the tenant as a literal of JSON, YAML and TypeScript, without characters that could act. */
function quoted(text: string): string {
  return escapeActing(JSON.stringify(text));
}

function command(words: string, files: readonly string[]): Copied {
  return { language: 'sh', lines: [`${words} ${argumentsOf(files)}`] };
}

const mostFiles = 5;

/** The declarations as arguments. Names that a shell could misread are left for the reader to fill in. */
function argumentsOf(files: readonly string[]): string {
  const isPlain = files.every((file) => /^[\w./][\w./-]*$/u.test(file));
  return files.length > 0 && files.length <= mostFiles && isPlain ? files.join(' ') : 'FILES';
}

function filesOf(reports: readonly Report[]): readonly string[] {
  const files = reports.flatMap(({ findings }) => findings.flatMap(({ declaredAt }) => declaredAt?.file ?? []));
  return [...new Set(files)].sort();
}

function isProgram(file: string): boolean {
  return file.endsWith('.tf.json');
}
