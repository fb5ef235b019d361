import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

import type { Report } from '../../../report/index.js';
import { textOfFile } from '../../process/read-file.js';
import type { Format } from '../../result/deliver.js';
import { isSynthesizedFile } from '../../tenants/synthesized-stack.js';
import { acceptDeclaration } from './accept-declaration.js';

/**
 * The reports for a format. JSON and HTML also get the patch of the changes to single values that `drift --accept`
 * would write. This sends no request and writes nothing; `drift --accept` accepts more, because it reads the tenant.
 */
export function reportsFor({ format }: { readonly format: Format }, reports: readonly Report[]): readonly Report[] {
  if (format !== 'json' && format !== 'html') return reports;
  return reports.map((report) => {
    const patch = proposedPatch(report);
    return patch === undefined ? report : { ...report, patch };
  });
}

function proposedPatch(report: Report): string | undefined {
  const changed = report.findings.filter(({ kind }) => kind === 'drift' || kind === 'both');
  const file = changed.find(({ declaredAt }) => declaredAt?.file !== undefined)?.declaredAt?.file;
  if (file === undefined || isSynthesizedFile(file)) return undefined;
  // Standard input, and a deleted file, have no text.
  const before = textOfFile(file);
  if (before === undefined) return undefined;
  const { text } = acceptDeclaration(before, file, { report });
  if (text === before) return undefined;
  const name = file.replaceAll('\\', '/').replace(/^\.\//u, '');
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, text, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}
