import type { Diagnostic, DiagnosticCode, JsonObject, Severity, Where } from '../../core/index.js';
import { codes, isJsonObject, terraformType, textOf, toTerraformName } from '../../core/index.js';
import { definitions } from '../definitions.js';
import { ownCode } from './terraform-errors.js';

/** Finds where in a declaration a Terraform address comes from. Undefined: nobody knows. */
export type LocateAddress = (address: string) => Where | undefined;

/** Turns the diagnostics among Terraform's events into ours. Those of our provider keep code, reason and remedy. */
export function diagnosticsOf(events: readonly JsonObject[], locate: LocateAddress): readonly Diagnostic[] {
  const found = events.flatMap(({ type, diagnostic }) =>
    type === 'diagnostic' && isJsonObject(diagnostic) ? [toDiagnostic(diagnostic, locate)] : [],
  );
  return withoutRepetition(found);
}

/** Turns one diagnostic of `terraform -json` into ours. See https://developer.hashicorp.com/terraform/internals/machine-readable-ui#diagnostic */
function toDiagnostic(diagnostic: JsonObject, locate: LocateAddress): Diagnostic {
  const severity = diagnostic.severity === 'warning' ? 'warning' : 'error';
  const summary = textOf(diagnostic.summary) ?? '';
  const detail = textOf(diagnostic.detail) ?? '';
  const where = whereOf(diagnostic, locate);
  const texts =
    fromProvider(summary, detail) ??
    fromProvider(...splitFirstLine(detail)) ??
    fromTerraform({ summary, detail, severity });
  return { ...texts, severity, ...(where && { where }) };
}

type Texts = Omit<Diagnostic, 'severity' | 'where'>;

/** Reads what our provider, and the conditions of our constructs, wrote: `INT3101: what`, then `why: …` and `fix: …`. */
function fromProvider(summary: string, detail: string): Texts | undefined {
  const [, code, what] = /^(INT\d{4}): (.*)$/su.exec(summary.trim()) ?? [];
  if (code === undefined || what === undefined || !isCode(code)) return undefined;
  const [, why, fix, docs] = /^why: (.*?)\nfix: (.*?)(?:\nsee: (\S+))?$/su.exec(detail.trim()) ?? [];
  return { code, what, why: why ?? detail.trim(), fix: fix ?? codes[code].remedy, ...(docs !== undefined && { docs }) };
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(codes, code);
}

function splitFirstLine(text: string): [string, string] {
  const [first = '', ...rest] = text.trim().split('\n');
  return [first, rest.join('\n')];
}

function fromTerraform({ summary, detail, severity }: { summary: string; detail: string; severity: Severity }): Texts {
  const code = ownCode(`${summary}\n${detail}`) ?? (severity === 'warning' ? 'INT1311' : 'INT1310');
  return { code, what: summary, why: detail.replaceAll(/\s*\n\s*/gu, ' ').trim(), fix: codes[code].remedy };
}

function whereOf(diagnostic: JsonObject, locate: LocateAddress): Where | undefined {
  const address = textOf(diagnostic.address);
  if (address === null) return undefined;
  const attribute = attributeOf(diagnostic.snippet, address);
  return { ...locate(address), address, ...(attribute !== undefined && { path: [attribute] }) };
}

/** The attribute, in Graph's words, that a snippet of Terraform JSON points at. Terraform does not tell the path itself. */
function attributeOf(snippet: JsonObject[string], address: string): string | undefined {
  if (!isJsonObject(snippet)) return undefined;
  const name = /^\s*"([a-z][a-z0-9_]*)":/u.exec(textOf(snippet.code) ?? '')?.[1];
  const definition = definitions.find((one) => address.split('.').includes(terraformType(one.name)));
  const names = Object.keys(definition?.attributes ?? {});
  return names.find((one) => toTerraformName(one) === name) ?? name;
}

/** Terraform says some things once for each walk. */
function withoutRepetition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify(diagnostic);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
