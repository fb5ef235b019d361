import { counted } from './counted.js';
import type { ReportOrigin } from './document.js';
import type { Finding } from './model.js';

/** Address of the line of a declaration at the commit. Undefined if unknown, or if the file is not in a repository. */
export function lineAddress(
  { file, line }: NonNullable<Finding['declaredAt']>,
  origin: ReportOrigin | undefined,
): string | undefined {
  const isInRepository = file !== undefined && !/^(?:[/~\\]|[A-Za-z]:|-$)|(?:^|[/\\])\.\.(?:[/\\]|$)/u.test(file);
  if (!isInRepository || line === undefined || !origin?.lineUrl) return undefined;
  const steps = file.replace(/^\.[/\\]/u, '').split(/[/\\]/u);
  // A lone surrogate cannot be encoded.
  const path = steps.map((step) => encodeURIComponent(step.replaceAll(/\p{Surrogate}/gu, '\u{fffd}'))).join('/');
  return origin.lineUrl.replaceAll('{file}', () => path).replaceAll('{line}', String(line));
}

const minute = 60_000;

/** How long before the report an object was changed: `3 days ago`. Empty if one of the times is unknown. */
export function ageOf({ changed }: Finding, origin: ReportOrigin | undefined): readonly string[] {
  const minutes = ((origin?.time.getTime() ?? Number.NaN) - new Date(changed?.time ?? '').getTime()) / minute;
  if (!(minutes >= 0)) return [];
  if (minutes < 60) return [`${counted(Math.floor(minutes), 'minute')} ago`];
  const hours = Math.floor(minutes / 60);
  return [hours < 48 ? `${counted(hours, 'hour')} ago` : `${counted(Math.floor(hours / 24), 'day')} ago`];
}
