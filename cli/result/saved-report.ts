import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

import { type Diagnostic, error, isJsonObject, type JsonObject, textOf, type Where } from '../../core/index.js';
import { readBounded } from '../../files/read-bounded.js';
import { type Finding, formatVersion, type Report } from '../../report/index.js';
import { ownPackage } from '../process/package-root.js';
import type { Shard } from '../tenants/shard.js';

/** Content of a JSON report from an earlier run. */
export interface SavedReport {
  readonly file: string;
  /** Part of the fleet that it covers. Absent: all of it. */
  readonly shard?: Shard;
  readonly reports: readonly Report[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a JSON report written by `plan`, or returns why it is invalid (INT1325, INT1326). */
export function readReport(file: string): SavedReport | Diagnostic {
  const json = parsed(file);
  if ('code' in json) return json;
  const version = textOf(json.document.formatVersion);
  if (version !== null && version.split('.')[0] !== formatVersion.split('.')[0]) return otherVersion(file, version);
  const faults = faultsOf(json.document);
  return faults === undefined
    ? { file, ...contentOf(json.document as unknown as ReportJson) }
    : notAReport(file, faults);
}

/** Reads a parsed report. Undefined: not a report of this version. */
export function parseReport(document: JsonObject): Omit<SavedReport, 'file'> | undefined {
  return faultsOf(document) === undefined ? contentOf(document as unknown as ReportJson) : undefined;
}

/** Maximum size of a report, unit: bytes. */
const largestReport = 256 * 1024 * 1024;

function parsed(file: string): { readonly document: JsonObject } | Diagnostic {
  try {
    const { bytes, isCut } = readBounded(file, largestReport);
    if (isCut) return notAReport(file, `it has more than ${largestReport.toLocaleString('en-US')} bytes`);
    const document: unknown = JSON.parse(bytes.toString('utf8'));
    return isJsonObject(document) ? { document } : notAReport(file, 'it does not contain a JSON object');
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return notAReport(file, 'it is not valid JSON, or is truncated');
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'the reason is unknown';
    // Shells pass on a pattern unchanged if no file matches.
    if (reason === 'ENOENT' && /[*?]/u.test(file))
      return notAReport(file, 'no file matches the pattern, so no run wrote a report');
    return notAReport(file, `the operating system denied reading it: ${reason}`);
  }
}

let validate: ValidateFunction | undefined;

/** Violations of the published schema. Undefined: it is valid. */
function faultsOf(document: JsonObject): string | undefined {
  validate ??= new Ajv2020({ strict: true, strictRequired: false }).compile(
    JSON.parse(readFileSync(join(ownPackage().root, 'schemas', 'report.schema.json'), 'utf8')) as JsonObject,
  );
  if (validate(document)) return undefined;
  const [fault] = validate.errors ?? [];
  const place = fault === undefined || fault.instancePath === '' ? 'the document' : fault.instancePath;
  return `it does not match the report schema: ${place} ${fault?.message ?? ''}`;
}

/** The structure allowed by the schema where it differs from the model: paths of diagnostics are text. */
interface ReportJson {
  readonly shard?: Shard;
  readonly tenants: readonly TenantJson[];
  readonly diagnostics: readonly DiagnosticJson[];
}
/**
 * Counts that older reports lack: version 1.0 has no expiries, version 1.1 nothing recorded, version 1.2 nothing that
 * waits.
 */
type NewCount = 'expiring' | 'recorded' | 'waiting';
interface TenantJson extends Omit<Report, 'summary' | 'findings' | 'diagnostics'> {
  readonly summary: Omit<Report['summary'], NewCount> & Partial<Pick<Report['summary'], NewCount>>;
  readonly findings: readonly FindingJson[];
  readonly diagnostics: readonly DiagnosticJson[];
}
interface FindingJson extends Omit<Finding, 'diagnostic' | 'unrestorable'> {
  readonly diagnostic?: DiagnosticJson;
  readonly unrestorable?: DiagnosticJson;
}
interface DiagnosticJson extends Omit<Diagnostic, 'where'> {
  readonly where?: Omit<Where, 'path'> & { readonly path?: string };
}

function contentOf({ tenants, diagnostics, shard }: ReportJson): Omit<SavedReport, 'file'> {
  return { reports: tenants.map(reportOf), diagnostics: diagnostics.map(diagnosticOf), ...(shard && { shard }) };
}

function reportOf({ tenant, verdict, summary, findings, diagnostics, patch }: TenantJson): Report {
  return {
    ...{ tenant, verdict },
    ...(patch !== undefined && { patch }),
    summary: {
      ...summary,
      expiring: summary.expiring ?? 0,
      recorded: summary.recorded ?? 0,
      waiting: summary.waiting ?? 0,
    },
    findings: findings.map(({ diagnostic, unrestorable, ...finding }) => ({
      ...finding,
      ...(unrestorable && { unrestorable: diagnosticOf(unrestorable) }),
      ...(diagnostic && { diagnostic: diagnosticOf(diagnostic) }),
    })),
    diagnostics: diagnostics.map(diagnosticOf),
  };
}

/** A path that is already text stays as it is. */
function diagnosticOf({ where, ...diagnostic }: DiagnosticJson): Diagnostic {
  if (!where) return diagnostic;
  const { path, ...place } = where;
  return { ...diagnostic, where: { ...place, ...(path !== undefined && { path: [path] }) } };
}

function notAReport(file: string, why: string): Diagnostic {
  return error('INT1325', {
    what: 'the file is not a report',
    where: { file },
    why,
    fix: "specify files that 'intuneform plan --format json --output FILE' wrote",
  });
}

function otherVersion(file: string, version: string): Diagnostic {
  return error('INT1326', {
    what: 'the report was written by a version with another format',
    where: { file },
    why: `its formatVersion is ${version}; this version reads ${formatVersion}`,
    fix: 'write and merge the reports with the same version of intuneform',
  });
}
