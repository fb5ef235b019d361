export { buildReport, reportOf } from './build.js';
export type { ReportExtra } from './build.js';
export type { ReportDocument, ReportOrigin } from './document.js';
export type { Definitions } from './definitions.js';
export { renderDiagnostics, renderWhere, wrap } from './diagnostics.js';
export { valuesOf } from './effect.js';
export { isReportFormat, reportFormats } from './formats.js';
export type { ReportFormat } from './formats.js';
export { departureChart } from './html/departure-chart.js';
export type { DepartureWeek } from './html/departure-chart.js';
export { renderPage } from './html/page.js';
export { inert, inertJson, inertMarkup } from './inert.js';
export { diagnosticToJson, reportToJson } from './json.js';
export { lettingGo } from './letting-go.js';
export { formatVersion } from './model.js';
export type {
  Attribution,
  AttributeFinding,
  Finding,
  FindingAction,
  FindingExpiry,
  FindingKind,
  Report,
  TenantName,
  Verdict,
} from './model.js';
export { paintFor, wantsColor } from './paint.js';
export type { Plan, PlanChange, PlanData, PlanResource } from './plan-json.js';
export { parsePlan } from './plan-json.js';
export type { Paint, TextStyle } from './paint.js';
export { renderReport } from './text.js';
export { renderWaiting } from './waiting.js';
export { exitCodeOf, isSilence, verdictOf, worstVerdict } from './verdict.js';
export type { ExitCode } from './verdict.js';
export { counted } from './counted.js';
