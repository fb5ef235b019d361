import { isJsonObject, type Json, jsonElements, type JsonObject, textOf } from '../../../core/index.js';
import type { ForeignObject } from './model.js';

/** A row of IntuneCD's assignment report: an object with this name is assigned to a group. */
export interface ReportedAssignment {
  readonly objectName: string;
}

/** Reads the rows of IntuneCD's `Assignment Report/report.json`. */
export function assignmentReport(value: Json | undefined): readonly ReportedAssignment[] {
  const groups = jsonElements(value).filter(isJsonObject);
  return groups.flatMap(({ assignedTo }) => (isJsonObject(assignedTo) ? Object.values(assignedTo) : []).flatMap(rows));
}

function rows(value: Json | undefined): readonly ReportedAssignment[] {
  const items = jsonElements(value).filter(isJsonObject);
  return items.flatMap(({ name }: JsonObject) => {
    const objectName = textOf(name);
    return objectName === null ? [] : [{ objectName }];
  });
}

/**
 * Applies the report. IntuneCD creates it from the exported assignments, so an object that is not in it has none. If it
 * contains an object that has no assignments in the files, they are not from the same backup, and the report is
 * ignored.
 */
export function withReport(
  objects: readonly ForeignObject[],
  report: readonly ReportedAssignment[],
): readonly ForeignObject[] {
  if (report.length === 0) return objects;
  const reported = new Set(report.map(({ objectName }) => objectName));
  const isSilent = ({ format, object }: ForeignObject): boolean =>
    format === 'intunecd' && (object.assignments === undefined || object.assignments === null);
  const silent = objects.filter(isSilent);
  if (silent.some(({ object }) => reported.has(textOf(object.displayName) ?? ''))) return objects;
  return objects.map((one) =>
    isSilent(one) && !one.unreadable.some(({ path }) => path[0] === 'assignments')
      ? { ...one, object: { ...one.object, assignments: [] } }
      : one,
  );
}
