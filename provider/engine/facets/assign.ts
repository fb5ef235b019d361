import {
  type AssignAction,
  type AssignmentEntries,
  canonicalText,
  isUnknown,
  isValueList,
  type Json,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  textOf,
  type Value,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { collectionRead, objectRead } from '../locate.js';
import { faultInAssignments, notBelieved } from '../proof.js';
import { sendInTurn } from '../turn.js';
import { equalValues } from '../values/equality.js';
import { assignmentsFromGraph, assignmentsToGraph, assignmentToGraph, isOwnAssignment } from './assignments.js';
import type { FacetAnswer, FacetChange } from './facet.js';

/** Changes the assignments of an object to the planned ones. */
export async function applyAssignments(
  definition: ResourceDefinition,
  change: FacetChange,
  context: EngineContext,
): Promise<FacetAnswer> {
  const facet = definition.facets.assignments;
  const attribute = definition.attributes.assignments;
  if (!facet || !attribute) return { achieved: {}, diagnostics: [] };
  const wanted = change.planned.assignments ?? [];
  const present = change.prior?.assignments ?? [];
  if (isUnknown(wanted) || equalValues(attribute, wanted, present)) {
    return { achieved: { assignments: wanted }, diagnostics: [] };
  }
  const assignment = { definition, id: change.id, wanted, present, isNew: change.prior === null };
  return facet.style === 'action' ? replaceAll(facet, assignment, context) : replaceEntries(facet, assignment, context);
}

interface Assignment {
  readonly definition: ResourceDefinition;
  readonly id: string;
  readonly wanted: Value;
  readonly present: Value;
  /** This run just created the object, without assignments. */
  readonly isNew: boolean;
}

type Write = Parameters<EngineContext['graph']['send']>[0];

/** A write below an object, which makes cached reads of its collection stale. */
function writeBelow(
  { definition, id }: Assignment,
  context: EngineContext,
  write: Pick<Write, 'method' | 'path' | 'body'>,
): Write {
  const { version, path, area } = objectRead(definition, id);
  return {
    ...write,
    path: `${path}/${write.path}`,
    version,
    area,
    invalidates: [collectionRead(definition).path],
  };
}

async function replaceAll(facet: AssignAction, assignment: Assignment, context: EngineContext): Promise<FacetAnswer> {
  const body = assignmentsToGraph(facet, assignment.wanted);
  const request = writeBelow(assignment, context, { method: 'POST', path: facet.action, body });
  const result = await sendInTurn(assignment.definition, context.graph, { ...request, shared: true });
  if (result.outcome === 'done') return { achieved: { assignments: assignment.wanted }, diagnostics: [] };
  return { achieved: { assignments: assignment.present }, diagnostics: [result.diagnostic] };
}

/** Adds new entries before it removes old ones, so that unchanged targets stay assigned throughout. */
async function replaceEntries(
  facet: AssignmentEntries,
  assignment: Assignment,
  context: EngineContext,
): Promise<FacetAnswer> {
  const live = await readEntries(facet, assignment, context);
  if (live.state === 'unreadable') {
    return { achieved: { assignments: assignment.present }, diagnostics: [live.diagnostic] };
  }
  const entries = live.state === 'present' ? live.value.filter(isOwnAssignment) : [];
  const fault = faultInAssignments(entries);
  if (fault !== undefined) {
    const { diagnostic } = notBelieved(assignment.definition, fault);
    return { achieved: { assignments: assignment.present }, diagnostics: [diagnostic] };
  }
  for (const write of entryWrites(facet, assignment.wanted, entries)) {
    const result = await context.graph.send({ ...writeBelow(assignment, context, write), shared: true });
    if (
      result.outcome === 'done' ||
      (result.outcome === 'refused' && write.method === 'DELETE' && result.status === 404)
    ) {
      continue;
    }
    // Only some changes were made: the next plan compares with the state of the tenant at that time.
    return { achieved: { assignments: assignment.present }, diagnostics: [result.diagnostic] };
  }
  return { achieved: { assignments: assignment.wanted }, diagnostics: [] };
}

async function readEntries(
  { segment }: AssignmentEntries,
  { definition, id, isNew }: Assignment,
  { graph }: EngineContext,
): Promise<ReadResult<readonly JsonObject[]>> {
  if (isNew) return { state: 'absent' };
  const { version, path, area } = objectRead(definition, id);
  return graph.list({ version, path: `${path}/${segment}`, area, fresh: true });
}

function entryWrites(
  facet: AssignmentEntries,
  wanted: Value,
  entries: readonly JsonObject[],
): readonly Pick<Write, 'method' | 'path' | 'body'>[] {
  const { segment, entryType } = facet;
  const targets = isValueList(wanted) ? wanted : [];
  const key = (value: Value): string => canonicalText(value).toLowerCase();
  const wantedKeys = new Set(targets.map(key));
  const liveKeys = entries.map((entry) => key(targetOf(entry, facet)));
  const type: { readonly '@odata.type'?: Json } = entryType === undefined ? {} : { '@odata.type': `#${entryType}` };
  const added = targets.filter((target) => !liveKeys.includes(key(target)));
  const removed = entries.filter((_entry, index) => !wantedKeys.has(liveKeys[index] ?? ''));
  return [
    ...added.map((target) => ({
      method: 'POST' as const,
      path: segment,
      body: { ...type, ...assignmentToGraph(target) },
    })),
    ...removed.map(({ id }) => ({
      method: 'DELETE' as const,
      path: `${segment}/${encodeURIComponent(textOf(id) ?? '')}`,
    })),
  ];
}

function targetOf(entry: JsonObject, facet: AssignmentEntries): Value {
  const read = assignmentsFromGraph([entry], facet);
  return isValueList(read) ? (read[0] ?? null) : null;
}
