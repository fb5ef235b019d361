import { type Diagnostic, type Json, type JsonObject, renderPath } from '../core/index.js';
import { countActions } from './actions.js';
import type { AttributeFinding, Finding, FindingDevices, Report } from './model.js';
import { exitCodeOf } from './verdict.js';

/**
 * Renders the report for programs.
 *
 * Shape:
 * `{ tenant: { name, tenantId }, verdict, exitCode, summary: { objects, drift, pending, both, waiting, recorded, expiring, unreadable, actions }, findings: [Finding], diagnostics: [Diagnostic], patch? }`,
 * with the members of `Finding` and `Diagnostic` under their own names; paths are text. The document around it has
 * `formatVersion`.
 */
export function reportToJson(report: Report): JsonObject {
  const { tenant, verdict, summary, findings, diagnostics, patch } = report;
  return {
    tenant: { ...tenant },
    verdict,
    exitCode: exitCodeOf(verdict),
    summary: { ...summary, actions: { ...countActions(findings) } },
    findings: findings.map(findingToJson),
    diagnostics: diagnostics.map(diagnosticToJson),
    ...(patch !== undefined && { patch }),
  };
}

function findingToJson({ diagnostic, attributes, ...finding }: Finding): Json {
  const { reason, changed, devices, expiry, declaredAt, next, unrestorable, advice, ...others } = finding;
  const { replacement, looser, ...plain } = others;
  return {
    ...plain,
    ...(reason && { reason: { ...reason } }),
    attributes: attributes.map(attributeToJson),
    ...(changed && { changed: { ...changed } }),
    ...(devices && { devices: devicesToJson(devices) }),
    ...(expiry && { expiry: { ...expiry } }),
    ...(declaredAt && { declaredAt: { ...declaredAt } }),
    ...(next && { next: { ...next } }),
    ...(advice && { advice: [...advice] }),
    ...(replacement && { replacement: { ...replacement, reaches: [...replacement.reaches] } }),
    ...(looser && { looser: [...looser] }),
    ...(unrestorable && { unrestorable: diagnosticToJson(unrestorable) }),
    ...(diagnostic && { diagnostic: diagnosticToJson(diagnostic) }),
  };
}

function attributeToJson({ lines, ...attribute }: AttributeFinding): Json {
  return { ...attribute, ...(lines && { lines: lines.map((line): Json => ({ ...line })) }) };
}

function devicesToJson({ weeks, excepted, ...devices }: FindingDevices): Json {
  return {
    ...devices,
    ...(weeks && { weeks: weeks.map((week): Json => ({ ...week })) }),
    ...(excepted && { excepted: excepted.map((one): Json => ({ ...one })) }),
  };
}

/** Renders a diagnostic for programs: its own members, with the path as text: `assignments[0].groupId`. */
export function diagnosticToJson({ where, ...diagnostic }: Diagnostic): JsonObject {
  if (!where) return diagnostic;
  const { path, ...place } = where;
  return { ...diagnostic, where: { ...place, ...(path && { path: renderPath(path) }) } };
}
