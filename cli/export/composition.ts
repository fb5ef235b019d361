import type { FileTools, Inverse, Inverted, InverseTools } from '../../constructs/inverse/index.js';
import type { ExportedObject, Path, ResourceDefinition, Value, ValueObject } from '../../core/index.js';
import { isValueObject } from '../../core/index.js';
import { inOrder } from './in-order.js';
import { labelOf } from './label.js';
import { behindOne, ofDeclared } from './ordered-lists.js';
import { TakenNames } from './taken-names.js';
import type { Growing, PlacedObject, Way } from './placement.js';
import { belongsTo, place, wayTo } from './placement.js';

/** A remark at a place of the declaration, or at what is left of the way there. */
export interface PlacedNote {
  readonly path: Path;
  readonly text: string;
}

/** An object, or a part of one, that no declaration can say. */
export interface LeftOut {
  readonly definition: ResourceDefinition;
  readonly object: ExportedObject;
  /** The part. Default: the whole object. */
  readonly member?: string;
  readonly why: string;
}

/** What the rules refuse: whole objects, and members of objects that need not be declared as a whole. */
export interface Refusals {
  readonly objects: ReadonlyMap<ExportedObject, string>;
  readonly members: ReadonlyMap<ExportedObject, ReadonlyMap<string, string>>;
}

/** A declaration put together from objects. */
export interface Composition {
  readonly spec: ValueObject;
  readonly placed: readonly PlacedObject[];
  readonly notes: readonly PlacedNote[];
  readonly leftOut: readonly LeftOut[];
  /** What there is nothing to declare of, and why. */
  readonly unset: readonly Unset[];
}

/** Something of which there is nothing to declare. `why` goes on after its name. */
export interface Unset {
  readonly definition: ResourceDefinition;
  readonly why: string;
}

/** What a declaration is put together from. */
export interface Ingredients {
  readonly tenantId: string;
  /** Objects by definition, with names in place of ids. */
  readonly objects: ReadonlyMap<ResourceDefinition, readonly ExportedObject[]>;
  readonly inverses: readonly Inverse[];
  readonly tools: FileTools;
}

/** Puts a declaration together, section by section. What is refused is left out, and told at its place. */
export function compose({ tenantId, objects, inverses, tools }: Ingredients, refusals: Refusals): Composition {
  const parts = inverses.flatMap((inverse) =>
    [...objects]
      .filter(([definition]) => definition.name === inverse.definition)
      .flatMap(([definition, own]) =>
        inOrder(own, inverse, definition).map((object) => ({ inverse, definition, object })),
      ),
  );
  const builder: Builder = {
    spec: { tenantId },
    placed: [],
    notes: [],
    leftOut: [],
    unset: [],
    names: new TakenNames(),
  };
  const all: InverseTools = {
    ...tools,
    nameOf: (id) => nameOf(builder.placed, id),
    isOwner: (object) => parts.some((part) => belongsTo(part.inverse, part.object, object)),
  };
  for (const part of parts) addPart(builder, part, { refusals, tools: all });
  builder.leftOut.push(...homeless(objects, inverses));
  // Everything in it is a value, or an object or list of values.
  return { ...builder, spec: builder.spec as ValueObject };
}

function nameOf(placed: readonly PlacedObject[], id: Value): string | undefined {
  const named = placed.find(({ object }) => object.values.id === id);
  return named && (named.logicalId ?? labelOf(named.definition, named.object));
}

/** Objects that a declaration has no section for. */
function homeless(objects: Ingredients['objects'], inverses: readonly Inverse[]): readonly LeftOut[] {
  const housed = new Set(inverses.map(({ definition }) => definition));
  return [...objects]
    .filter(([{ name }]) => !housed.has(name))
    .flatMap(([definition, own]) =>
      own.map((object) => ({ definition, object, why: 'a declaration has no section for it' })),
    );
}

interface Part {
  readonly inverse: Inverse;
  readonly definition: ResourceDefinition;
  readonly object: ExportedObject;
}

interface Builder {
  readonly spec: Growing;
  readonly placed: PlacedObject[];
  readonly notes: PlacedNote[];
  readonly leftOut: LeftOut[];
  readonly unset: Unset[];
  readonly names: TakenNames;
}

interface Circumstances {
  readonly refusals: Refusals;
  readonly tools: InverseTools;
}

function addPart(builder: Builder, part: Part, { refusals, tools }: Circumstances): void {
  const { inverse, definition, object } = part;
  const section = ['spec', ...inverse.section];
  if (inverse.as === 'order') {
    const order = ofDeclared(object, section, builder.placed);
    if (order) builder.placed.push({ definition, object: order, as: 'order', path: section });
    return;
  }
  const way = wayTo(inverse, object, builder.placed);
  if (!way) {
    leaveOut(builder, part, { path: section, why: 'what it belongs to is not declared' });
    return;
  }
  const refused = refusals.objects.get(object) ?? behindOne(builder.leftOut, part);
  const inverted: Inverted = refused === undefined ? inverse.invert(object, tools) : { state: 'refused', why: refused };
  if (inverted.state === 'unset') builder.unset.push({ definition, why: inverted.why });
  if (inverted.state === 'refused') leaveOut(builder, part, { path: section, why: inverted.why });
  if (inverted.state === 'declared') addItem(builder, part, { way, inverted, members: refusals.members.get(object) });
}

interface Item {
  readonly way: Way;
  readonly inverted: Extract<Inverted, { state: 'declared' }>;
  readonly members: ReadonlyMap<string, string> | undefined;
}

function addItem(builder: Builder, part: Part, { way, inverted, members = new Map() }: Item): void {
  const { inverse, definition, object } = part;
  const item = without(inverted.item, members);
  if (isValueObject(item) && Object.keys(item).length === 0 && members.size === 0) {
    if (inverse.as === 'whole') builder.unset.push({ definition, why: 'has no settings' });
    else leaveOut(builder, part, { path: ['spec', ...inverse.section], why: 'it has neither a name nor settings' });
    return;
  }
  const named = builder.names.apart(item, { inverse, way });
  const path = place(builder.spec, { way, as: inverse.as, item: named.item });
  const { logicalId } = named;
  builder.placed.push({
    definition,
    object,
    as: inverse.as,
    path,
    ...(inverse.loose && { loose: true }),
    ...(logicalId !== undefined && { logicalId }),
  });
  const notes = (inverted.notes ?? []).map((note) => ({ path: [...path, ...note.path], text: note.text }));
  builder.notes.push(...notes);
  for (const [member, why] of members) leaveOut(builder, part, { path, why, member });
}

interface Omission {
  readonly path: Path;
  readonly why: string;
  readonly member?: string;
}

function leaveOut({ leftOut, notes }: Builder, { definition, object }: Part, { path, why, member }: Omission): void {
  leftOut.push({ definition, object, why, ...(member !== undefined && { member }) });
  const name = member ?? [definition.noun, JSON.stringify(labelOf(definition, object))].join(' ');
  notes.push({ path, text: `Left out, and stays as it is: ${name}: ${why}` });
}

function without(item: Value, members: ReadonlyMap<string, string>): Value {
  if (!isValueObject(item)) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !members.has(name)));
}
