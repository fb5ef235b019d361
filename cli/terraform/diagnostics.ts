import {
  codes,
  type Diagnostic,
  type DiagnosticCode,
  isJsonObject,
  type JsonObject,
  type Severity,
  terraformType,
  textOf,
  toTerraformName,
  type Where,
} from '../../core/index.js';
import { inDeclaredWords } from '../tenants/declared-words.js';
import { definitions } from '../tenants/definitions.js';
import type { LocateAddress } from '../tenants/locate.js';
import { recognize } from './terraform-errors.js';

/** Converts the diagnostics among Terraform's events to ours. Those of our provider keep code, reason and fix. */
export function diagnosticsOf(events: readonly JsonObject[], locate: LocateAddress): readonly Diagnostic[] {
  const found = events.flatMap(({ type, diagnostic }) =>
    type === 'diagnostic' && isJsonObject(diagnostic) && !isPostponed(diagnostic)
      ? [toDiagnostic(diagnostic, locate)]
      : [],
  );
  return withoutRepetition(found);
}

/**
 * Terraform warns that a check is postponed until apply. Every first plan has this warning, and no action is possible.
 */
function isPostponed({ severity, summary }: JsonObject): boolean {
  return severity === 'warning' && textOf(summary) === 'Check block assertion known after apply';
}

/** Converts one diagnostic of `terraform -json`. See https://developer.hashicorp.com/terraform/internals/machine-readable-ui#diagnostic */
function toDiagnostic(diagnostic: JsonObject, locate: LocateAddress): Diagnostic {
  const severity = diagnostic.severity === 'warning' ? 'warning' : 'error';
  const summary = textOf(diagnostic.summary) ?? '';
  const detail = textOf(diagnostic.detail) ?? '';
  const where = whereOf(diagnostic, locate);
  const texts = fromProvider(summary, detail) ?? fromCondition(detail) ?? fromTerraform({ summary, detail, severity });
  return inDeclaredWords({ ...texts, severity, ...(where && { where }) });
}

type Texts = Omit<Diagnostic, 'severity' | 'where'>;

/**
 * Parses a diagnostic of our provider: `INT3101: what` as the summary, `why: …` and `fix: …` as the detail. A path that
 * Terraform cannot point to precedes them.
 */
function fromProvider(summary: string, detail: string): Texts | undefined {
  const [, code, what] = /^(INT\d{4}): (.*)$/su.exec(summary.trim()) ?? [];
  if (code === undefined || what === undefined || !isCode(code)) return undefined;
  const [, why, fix, docs] =
    /^(?:where: [^\n]*\n)?why: (.*?)\nfix: (.*?)(?:\nsee: (\S+))?$/su.exec(detail.trim()) ?? [];
  return { code, what, why: why ?? detail.trim(), fix: fix ?? codes[code].remedy, ...(docs !== undefined && { docs }) };
}

/** Parses the message of a condition from a construct, which Terraform returns as the detail: `INT1210: what; why. Fix` */
function fromCondition(detail: string): Texts | undefined {
  const line = detail.trim().replaceAll(/\s*\n\s*/gu, ' ');
  const [, code, what, why, fix] = /^(INT\d{4}): (.*?); (.*?)\. (.*)$/u.exec(line) ?? [];
  if (code === undefined || what === undefined || why === undefined || !isCode(code)) return undefined;
  return { code, what, why, fix: fix ?? codes[code].remedy };
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(codes, code);
}

interface TerraformWords {
  readonly summary: string;
  readonly detail: string;
  readonly severity: Severity;
}

/** Terraform's message is the reason. The problem is described in our words if it is known. */
function fromTerraform({ summary, detail, severity }: TerraformWords): Texts {
  // A warning is no failure, although its words may be those of one: "Incomplete lock file information for providers".
  const own = severity === 'error' ? recognize(`${summary}\n${detail}`) : undefined;
  const sentence = shorten(detail.replaceAll(/\s*\n\s*/gu, ' ').trim());
  if (own === undefined) {
    const other = severity === 'warning' ? 'INT1311' : 'INT1310';
    return { code: other, what: summary, why: sentence, fix: lowerFirst(codes[other].remedy) };
  }
  const said = [summary, sentence].filter((text) => text !== '').join(': ');
  const { code, why = said, fix = lowerFirst(codes[code].remedy) } = own;
  return { code, what: lowerFirst(codes[code].title), why, fix };
}

const longestReason = 600;

function shorten(text: string): string {
  return text.length > longestReason ? `${text.slice(0, longestReason)} …` : text;
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

function whereOf(diagnostic: JsonObject, locate: LocateAddress): Where | undefined {
  const snippet = isJsonObject(diagnostic.snippet) ? diagnostic.snippet : {};
  const address = textOf(diagnostic.address) ?? blockOf(textOf(snippet.context) ?? '');
  if (address === undefined) return undefined;
  // Diagnostics of the provider before any object concern the whole tenant.
  if (address.startsWith('provider[')) return locate(address);
  const attribute = attributeOf(textOf(snippet.code) ?? '', address);
  return { ...locate(address), address, ...(attribute !== undefined && { path: [attribute] }) };
}

/**
 * The address of the block that contains a snippet: `resource.intune_x.y.lifecycle.precondition[0]` belongs to
 * `intune_x.y`.
 */
function blockOf(context: string): string | undefined {
  const [, mode, address] = /^(resource|data)\.([^.]+\.[^.]+)/u.exec(context) ?? [];
  if (address === undefined) return undefined;
  return mode === 'data' ? `data.${address}` : address;
}

/** The attribute that a line of Terraform JSON sets, under Graph's name. Terraform does not return the path. */
function attributeOf(line: string, address: string): string | undefined {
  const name = /^\s*"([a-z][a-z0-9_]*)":/u.exec(line)?.[1];
  const definition = definitions.find((one) => address.split('.').includes(terraformType(one.name)));
  return Object.keys(definition?.attributes ?? {}).find((one) => toTerraformName(one) === name);
}

/** Terraform repeats some diagnostics for each walk. */
function withoutRepetition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify(diagnostic);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
