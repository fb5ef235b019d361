import { type Inverse, inverses, type InverseTools } from '../../../constructs/inverse/index.js';
import {
  type ExportedObject,
  type Graph,
  isUnknown,
  type Json,
  type ResourceDefinition,
  toPlanJson,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { declaredValues } from '../../../provider/engine/index.js';
import { type ObjectsByDefinition, withNames } from '../../export/names.js';
import type { DifferentObject } from '../compare-stack.js';

/** The declaration of an object: as declared, and as in the tenant. */
export interface DeclaredForms {
  readonly declared: Json;
  readonly tenant: Json;
}

/** The forms of each object by its address, or why it has none. */
export type FormsByAddress = ReadonlyMap<string, Form>;

type Form = DeclaredForms | { readonly reason: string };

/**
 * Converts objects that differ from their declaration to declarations, with names instead of ids, by inverting the
 * constructs. Both forms are created the same way, so that they differ exactly in what was changed in the tenant.
 */
export async function formsOf(objects: readonly DifferentObject[], graph: Graph): Promise<FormsByAddress> {
  const forms = objects.map((object) => ({ address: object.address, ...pairOf(object) }));
  const pairs = forms.flatMap((form) => ('pair' in form ? [form] : []));
  // In one call, so that each name is looked up once, however many objects refer to it.
  const { objects: named } = await withNames(byDefinition(pairs), graph);
  // The objects of a definition keep their order.
  const next = new Map([...named].map(([definition, own]) => [definition, own.values()]));
  const formOf = ({ definition, inverse }: ObjectPair): Form => {
    const own = next.get(definition);
    const [before, after] = [own?.next().value, own?.next().value].map((one) => one && invert(inverse, one));
    return before === undefined || after === undefined ? nothingSaysIt : { declared: before, tenant: after };
  };
  return new Map(forms.map((form) => [form.address, 'reason' in form ? { reason: form.reason } : formOf(form)]));
}

const nothingSaysIt = { reason: 'a declaration cannot express the value of the tenant' };

/** An object as declared, and as in the tenant. */
interface ObjectPair {
  readonly definition: ResourceDefinition;
  readonly inverse: Inverse;
  readonly pair: readonly [ExportedObject, ExportedObject];
}

function pairOf({ definition, live, planned }: DifferentObject): ObjectPair | { readonly reason: string } {
  const inverse = inverses.find((one) => one.definition === definition.name);
  if (!inverse) return { reason: 'it does not correspond to a single part of the declaration' };
  if (inverse.as === 'order') return { reason: 'it is the order of a list; reorder the elements by hand' };
  const declared = filled(planned, live);
  const tenant = { ...live, ...secretsOf(definition, declared) };
  return { definition, inverse, pair: [exported(definition, declared), exported(definition, tenant)] };
}

function byDefinition(pairs: readonly ObjectPair[]): ObjectsByDefinition {
  const all = new Map<ResourceDefinition, ExportedObject[]>();
  for (const { definition, pair } of pairs) all.set(definition, [...(all.get(definition) ?? []), ...pair]);
  return all;
}

function invert({ invert: backwards }: Inverse, object: ExportedObject): Json | undefined {
  const inverted = backwards(object, tools);
  return inverted.state === 'declared' ? toPlanJson({ item: inverted.item }).item : undefined;
}

/** Files are never compared, and the names of other objects are not drift. */
const tools: InverseTools = { nameOf: () => undefined, isOwner: () => false, keep: () => '' };

function exported(definition: ResourceDefinition, values: ValueObject): ExportedObject {
  const declared = declaredValues(definition, values);
  return { definition: definition.name, importId: undefined, values, declared, files: {} };
}

/** Values known only after apply get the tenant's value. */
function filled(planned: ValueObject, live: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]): [string, Value] => [
      name,
      isUnknown(value) ? (live[name] ?? null) : value,
    ]),
  );
}

/** Secrets are never written to a declaration. */
function secretsOf({ attributes }: ResourceDefinition, values: ValueObject): ValueObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => attributes[name]?.sensitive === true));
}
