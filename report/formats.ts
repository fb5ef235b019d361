import type { ReportDocument } from './document.js';
import { renderHtml } from './html/render.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';
import { renderSarif } from './sarif.js';

/** The formats that only reports have, with their renderers. Every command has text and JSON. */
export const reportFormats = {
  markdown: renderMarkdown,
  sarif: renderSarif,
  junit: renderJunit,
  html: renderHtml,
} as const satisfies Readonly<Record<string, (document: ReportDocument) => string>>;

/** Name of a format that only a report has. */
export type ReportFormat = keyof typeof reportFormats;

/** Whether a text names such a format. */
export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(reportFormats, name);
}
