import type { Inverse, InverseTools } from '../../../constructs/inverse/index.js';
import { inverses } from '../../../constructs/inverse/index.js';
import type { ExportedObject, Graph, Json, ResourceDefinition, Value, ValueObject } from '../../../core/index.js';
import { isUnknown } from '../../../core/index.js';
import { declaredValues } from '../../../provider/engine/index.js';
import { withNames } from '../../export/names.js';
import type { DifferentObject } from '../compare-stack.js';
import { toPlanJson } from '../terraform-values.js';

/** How a declaration says an object: as it is declared, and as the tenant has it. */
export interface DeclaredForms {
  readonly declared: Json;
  readonly tenant: Json;
}

/** The forms of each object by its address, or why it has none. */
export type FormsByAddress = ReadonlyMap<string, DeclaredForms | { readonly reason: string }>;

/**
 * Says objects that differ from their declaration as a declaration would: what the constructs do, backwards, with names in
 * the place of ids. Both forms are made alike, so that what differs between them is what was changed in the tenant.
 */
export async function formsOf(objects: readonly DifferentObject[], graph: Graph): Promise<FormsByAddress> {
  const forms = await Promise.all(
    objects.map(async (object) => [object.address, await formOf(object, graph)] as const),
  );
  return new Map(forms);
}

async function formOf(
  { definition, live, planned }: DifferentObject,
  graph: Graph,
): Promise<DeclaredForms | { readonly reason: string }> {
  const inverse = inverses.find((one) => one.definition === definition.name);
  if (!inverse) return { reason: 'no part of a declaration says it by itself' };
  if (inverse.as === 'order') return { reason: 'it is the order of a list; move its elements by hand' };
  const declared = filled(planned, live);
  const tenant = { ...live, ...secretsOf(definition, declared) };
  const pair = [declared, tenant].map((values) => exported(definition, values));
  const named = (await withNames(new Map([[definition, pair]]), graph)).objects.get(definition) ?? pair;
  const [before, after] = named.map((object) => invert(inverse, object));
  if (before === undefined || after === undefined) return { reason: 'no declaration can say what the tenant has' };
  return { declared: before, tenant: after };
}

function invert({ invert: backwards }: Inverse, object: ExportedObject): Json | undefined {
  const inverted = backwards(object, tools);
  return inverted.state === 'declared' ? toPlanJson({ item: inverted.item }).item : undefined;
}

/** Files are never compared, and what other objects are called is not what drifted. */
const tools: InverseTools = { nameOf: () => undefined, isOwner: () => false, keep: () => '' };

function exported(definition: ResourceDefinition, values: ValueObject): ExportedObject {
  const declared = declaredValues(definition, values);
  return { definition: definition.name, importId: undefined, values, declared, files: {} };
}

/** What becomes known only by applying is as the tenant has it. */
function filled(planned: ValueObject, live: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]): [string, Value] => [
      name,
      isUnknown(value) ? (live[name] ?? null) : value,
    ]),
  );
}

/** A secret goes into no declaration. */
function secretsOf({ attributes }: ResourceDefinition, values: ValueObject): ValueObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => attributes[name]?.sensitive === true));
}
