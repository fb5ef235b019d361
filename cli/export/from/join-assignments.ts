import { basename, dirname, extname } from 'node:path';

import { type Diagnostic, isJsonArray, type Json, type ResourceDefinition, textOf } from '../../../core/index.js';
import { assignmentsProblem } from './check-assignments.js';
import { foreignWarning } from './diagnostics.js';
import type { ForeignObject, ForeignRead, LooseAssignments } from './model.js';

/** Adds separate assignments to their objects: the answer of a navigation, or a file named after the object. */
export function joinAssignments(read: ForeignRead, definitions: readonly ResourceDefinition[]): ForeignRead {
  const loose = merged(read.looseAssignments ?? []);
  const owners = new Map<ForeignObject, Owned>();
  const unplaced: Diagnostic[] = [];
  for (const piece of loose) {
    const own = ownersOf(piece, read.objects, definitions);
    if (own.length === 0) unplaced.push(ownerless(piece, definitions));
    for (const owner of own) if (!Array.isArray(owner.object.assignments)) owners.set(owner, piece);
  }
  const objects = read.objects.map((object) => {
    const piece = owners.get(object);
    return piece ? withAssignments(object, piece) : object;
  });
  const unread = [...owners].flatMap(([, piece]) => problemOf(piece));
  return { ...read, objects, notUnderstood: [...read.notUnderstood, ...unplaced, ...unread] };
}

type Owned = Pick<LooseAssignments, 'assignments'> & LooseAssignments;

/** The entries of one document about one object form its complete assignments. */
function merged(pieces: readonly LooseAssignments[]): readonly LooseAssignments[] {
  const byOwner = new Map<string, LooseAssignments>();
  for (const piece of pieces) {
    const key = JSON.stringify([piece.objectId ?? null, piece.graphPath ?? null, piece.file]);
    const known = byOwner.get(key);
    byOwner.set(key, known ? { ...known, assignments: [...listOf(known), ...listOf(piece)] } : piece);
  }
  return [...byOwner.values()];
}

function listOf({ assignments }: LooseAssignments): readonly Json[] {
  return isJsonArray(assignments) ? assignments : [assignments ?? null];
}

function ownersOf(
  piece: LooseAssignments,
  objects: readonly ForeignObject[],
  definitions: readonly ResourceDefinition[],
): readonly ForeignObject[] {
  const assignable = objects.filter(({ definition }) =>
    definitions.some(({ name, facets }) => name === definition && facets.assignments !== undefined),
  );
  const byId = assignable.filter((one) => isOwner(piece.objectId, one));
  if (byId.length > 0) return byId;
  const named = assignable.filter((one) => isNamedAfter(piece.file, one));
  return named.length === 1 ? named : [];
}

/** Assignments contain the full id of an enrollment configuration, or the GUID before its suffix. */
function isOwner(objectId: string | undefined, { object }: ForeignObject): boolean {
  const id = textOf(object.id)?.toLowerCase();
  const wanted = objectId?.toLowerCase();
  return id !== undefined && wanted !== undefined && (id === wanted || id.split('_')[0] === wanted);
}

/** `Autopilot Deployment Profiles/Assignments/Office.json` belongs to `Autopilot Deployment Profiles/Office.json`. */
function isNamedAfter(file: string, { object, file: own }: ForeignObject): boolean {
  const stem = basename(file, extname(file));
  const isBeside = dirname(own) === dirname(file) || dirname(own) === dirname(dirname(file));
  const names = [basename(own, extname(own)), textOf(object.displayName)?.replaceAll(/[<>:"/\\|?*]/gu, '_')];
  return isBeside && own !== file && names.some((name) => name?.toLowerCase() === stem.toLowerCase());
}

function withAssignments(object: ForeignObject, piece: LooseAssignments): ForeignObject {
  const assignments = listOf(piece);
  const problem = assignmentsProblem(assignments);
  if (!problem) return { ...object, object: { ...object.object, assignments } };
  return { ...object, unreadable: [...object.unreadable, problem] };
}

function problemOf(piece: LooseAssignments): readonly Diagnostic[] {
  const problem = assignmentsProblem(listOf(piece));
  if (!problem) return [];
  const texts = {
    what: 'assignments in a separate file cannot be read',
    why: `an entry ${problem.why}`,
    fix: 'export them again; in PowerShell, use ConvertTo-Json -Depth 20',
  };
  return [foreignWarning('INT1436', { ...piece, path: [...piece.path, ...problem.path.slice(1)] }, texts)];
}

function ownerless(piece: LooseAssignments, definitions: readonly ResourceDefinition[]): Diagnostic {
  const isForeign =
    piece.graphPath !== undefined && !definitions.some(({ graph }) => samePlace(graph.path, piece.graphPath ?? ''));
  if (isForeign) {
    const why = `no resource covers ${piece.graphPath ?? ''}`;
    const texts = { what: 'assignments are not exported', why, fix: 'manage them with the tool that exported them' };
    return foreignWarning('INT1360', piece, texts);
  }
  return foreignWarning('INT1430', piece, {
    what: 'assignments do not belong to any object of the export',
    why: 'the files contain neither an object with the id in the assignments nor one with the name of the file',
    fix: 'export the object too, or remove the assignments from the folder',
  });
}

function samePlace(pattern: string, path: string): boolean {
  return pattern.split('/').length === path.split('/').length
    ? pattern
        .split('/')
        .every((part, index) => part.startsWith('{') || part.toLowerCase() === path.split('/')[index]?.toLowerCase())
    : false;
}
