import { createHash } from 'node:crypto';

import {
  codes,
  type Diagnostic,
  type DiagnosticCode,
  documentationOf,
  hasErrors,
  type JsonObject,
  type Severity,
  type Where,
} from '../core/index.js';
import { countActions } from './actions.js';
import type { ReportDocument } from './document.js';
import { inert, inertJson, inertLines } from './inert.js';
import type { Finding, Report } from './model.js';
import { findingKey, linesOf, subjectOf, tenantKey } from './words.js';

/**
 * Renders the report as SARIF 2.1.0 for code scanning: a result for each finding and diagnostic, at the line of the
 * declaration if known.
 *
 * GitHub rejects the whole file if one result has no location
 * (`locationFromSarifResult: expected at least one location`). Results without a location therefore use the file of
 * other results of the tenant, or become notifications of the run.
 *
 * The fingerprint of a result contains tenant, object (or what expires) and code, but not the line, so that it does not
 * change when the file is edited.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function renderSarif({ reports, diagnostics, version, verdict }: ReportDocument): string {
  const all = [...diagnostics.map((diagnostic) => diagnosticResult(diagnostic, '')), ...reports.flatMap(tenantResults)];
  const used = [...new Set(all.map(({ code }) => code))].sort();
  const [placed, placeless] = [all.filter(isPlaced), all.filter((result) => !isPlaced(result))];
  const notifications = placeless.map((result) => notificationOf(result, used));
  const run = {
    tool: { driver: { name: 'intuneform', semanticVersion: version, rules: used.map(ruleOf) } },
    ...(notifications.length > 0 && {
      invocations: [
        {
          executionSuccessful: verdict !== 'failed' && !reports.some((report) => hasErrors(report.diagnostics)),
          toolExecutionNotifications: notifications,
        },
      ],
    }),
    columnKind: 'utf16CodeUnits',
    properties: { actions: { ...countActions(reports.flatMap(({ findings }) => findings)) } },
    results: placed.map((result) => resultOf(result, used)),
  };
  return `${inertJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })}\n`;
}

/** Input of a result. */
interface Result {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly where: Where | undefined;
  /** Identifies the result across runs. */
  readonly identity: readonly string[];
}

function tenantResults(report: Report): readonly Result[] {
  const tenant = tenantKey(report);
  const results = [
    ...report.findings.map((finding) => findingResult(finding, report.tenant.name, tenant)),
    ...report.diagnostics.map((diagnostic) => diagnosticResult(diagnostic, tenant)),
  ];
  const file = results.find(isPlaced)?.where?.file;
  return file === undefined
    ? results
    : results.map((result) => (isPlaced(result) ? result : { ...result, where: { file } }));
}

function isPlaced({ where }: Result): boolean {
  return where?.file !== undefined;
}

function findingResult(finding: Finding, name: string, tenant: string): Result {
  const { code, severity, kind, declaredAt } = finding;
  const message = [`${inert(name)}: ${kind}: ${subjectOf(finding)}`, ...linesOf(finding)].join('\n');
  return { code, severity, message, where: declaredAt, identity: [tenant, ...findingKey(finding), code] };
}

function diagnosticResult({ code, severity, what, why, fix, where }: Diagnostic, tenant: string): Result {
  const message = [what, why, fix].flatMap(inertLines).join('\n');
  return { code, severity, message, where, identity: [tenant, where?.address ?? where?.file ?? '', code, what] };
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function ruleOf(code: DiagnosticCode): JsonObject {
  const { title, cause, remedy } = codes[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: cause },
    help: { text: `${cause}\n${remedy}` },
    helpUri: documentationOf(code),
  };
}

function resultOf({ code, severity, message, where, identity }: Result, used: readonly DiagnosticCode[]): JsonObject {
  return {
    ruleId: code,
    ruleIndex: used.indexOf(code),
    level: levels[severity],
    message: messageOf(message),
    locations: locationsOf(where),
    partialFingerprints: { primaryLocationLineHash: `${digest(identity)}:1` },
  };
}

/** A problem of the run itself that has no file. */
function notificationOf({ code, severity, message }: Result, used: readonly DiagnosticCode[]): JsonObject {
  return {
    associatedRule: { id: code, index: used.indexOf(code) },
    level: levels[severity],
    message: messageOf(message),
  };
}

/** In SARIF messages, braces and brackets mark placeholders and links (3.11.5, 3.11.6). */
function messageOf(text: string): JsonObject {
  return { text: text.replace(/[\\[\]{}]/gu, escaped) };
}

/** A backslash keeps brackets from becoming links; braces are doubled. */
function escaped(character: string): string {
  return character === '{' || character === '}' ? character + character : `\\${character}`;
}

function locationsOf(where: Where | undefined): readonly JsonObject[] {
  if (where?.file === undefined) return [];
  const { file, line = 1, column } = where;
  const region = { startLine: line, ...(column !== undefined && { startColumn: column }) };
  return [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }];
}

/** A path relative to the repository, as given on the command line. Absolute paths become file URIs. */
function uriOf(file: string): string {
  const path = file
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replaceAll('\\', '/')
    .replace(/^\.\//u, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[a-z]:\//iu.test(path)) return `file:///${path.slice(0, 2)}${encoded.slice(encoded.indexOf('/'))}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}

function digest(identity: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
}
