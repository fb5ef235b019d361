import type { FileTools, Inverse, InverseTools, Inverted } from '../../constructs/inverse/index.js';
import {
  type ExportedObject,
  isMany,
  isValueList,
  isValueObject,
  type Path,
  renderPath,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { type Consequence, consequenceOf, consequences, importedRows, rowKey } from './consequence.js';
import { inOrder } from './in-order.js';
import { labelOf } from './label.js';
import { behindOne, ofDeclared } from './ordered-lists.js';
import { belongsTo, type Growing, isTargetPath, place, type PlacedObject, type Way, wayTo } from './placement.js';
import { TakenNames } from './taken-names.js';

/** A note at a place of the declaration, or at the nearest existing parent. */
export interface PlacedNote {
  readonly path: Path;
  readonly text: string;
}

/** An object, or part of one, that a declaration cannot express. */
export interface LeftOut {
  readonly definition: ResourceDefinition;
  readonly object: ExportedObject;
  /** The part, such as `ios.osMinimumVersion`. Default: the whole object. */
  readonly member?: string;
  /** What apply does to the part. Default: it leaves it as it is. */
  readonly consequence?: Consequence;
  readonly why: string;
}

/** A part of an object that the rules reject. */
export interface RefusedPart {
  /** Path in the object without the earlier parts. */
  readonly path: Path;
  /** Path in the complete object. Default: `path`. */
  readonly shown?: Path;
  readonly why: string;
  /** Whether a later part contains it, and is reported instead. Default: false. */
  readonly isAbsorbed?: boolean;
}

/** What the rules reject: whole objects, and optional parts of objects. */
export interface Refusals {
  readonly objects: ReadonlyMap<ExportedObject, string>;
  readonly parts: ReadonlyMap<ExportedObject, readonly RefusedPart[]>;
}

/** A declaration composed from objects. */
export interface Composition {
  readonly spec: ValueObject;
  readonly placed: readonly PlacedObject[];
  readonly notes: readonly PlacedNote[];
  readonly leftOut: readonly LeftOut[];
  /** Things without anything to declare, and why. */
  readonly unset: readonly Unset[];
  /**
   * Whether an element of an ordered list follows an omitted one, so that apply would change the order.
   */
  readonly isDisplaced: boolean;
}

/** Something without anything to declare. `why` continues the sentence after its name. */
export interface Unset {
  readonly definition: ResourceDefinition;
  readonly why: string;
}

/** Input of a declaration. */
export interface Ingredients {
  readonly tenantId: string;
  /** Objects by definition, with names instead of ids. */
  readonly objects: ReadonlyMap<ResourceDefinition, readonly ExportedObject[]>;
  readonly inverses: readonly Inverse[];
  readonly tools: FileTools;
  /** Default: `strict`. */
  readonly manner?: Manner;
}

/**
 * What a value that a declaration cannot express costs.
 *
 * - `strict`: the object, unless apply leaves the undeclared value as it is. A plan then changes nothing.
 * - `sparing`: the value alone, with a comment that states what apply does to it.
 * - `lenient`: the same for files, which can contain anything. A list is omitted as a whole, and the import is withheld.
 */
export type Manner = 'strict' | 'sparing' | 'lenient';

/** Composes a declaration, section by section. Rejected parts are omitted, with a note at their place. */
export function compose(
  { tenantId, objects, inverses, tools, manner = 'strict' }: Ingredients,
  refusals: Refusals,
): Composition {
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
    isDisplaced: false,
  };
  const all: InverseTools = {
    ...tools,
    nameOf: (id) => nameOf(builder.placed, id),
    isOwner: (object) => parts.some((part) => belongsTo(part.inverse, part.object, object)),
  };
  for (const part of parts) addPart(builder, part, { refusals, tools: all, manner });
  builder.leftOut.push(...withoutSection(objects, inverses));
  // All members are values, or objects or lists of values.
  return { ...builder, spec: builder.spec as ValueObject };
}

function nameOf(placed: readonly PlacedObject[], id: Value): string | undefined {
  const named = placed.find(({ object }) => object.values.id === id);
  return named && (named.logicalId ?? labelOf(named.definition, named.object));
}

/** Objects without a section in the declaration. */
function withoutSection(objects: Ingredients['objects'], inverses: readonly Inverse[]): readonly LeftOut[] {
  const declarable = new Set(inverses.map(({ definition }) => definition));
  return [...objects]
    .filter(([{ name }]) => !declarable.has(name))
    .flatMap(([definition, own]) =>
      own.map((object) => ({ definition, object, why: 'declarations have no section for it' })),
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
  isDisplaced: boolean;
}

interface Circumstances {
  readonly refusals: Refusals;
  readonly tools: InverseTools;
  readonly manner: Manner;
}

function addPart(builder: Builder, part: Part, { refusals, tools, manner }: Circumstances): void {
  const { inverse, definition, object } = part;
  const section = ['spec', ...inverse.section];
  if (inverse.as === 'order') {
    const order = ofDeclared(object, section, builder.placed);
    if (order) builder.placed.push({ inverse, definition, object: order, as: 'order', path: section });
    return;
  }
  const way = wayTo(inverse, object, builder.placed);
  if (!way) {
    leaveOut(builder, part, { path: section, why: 'its parent object is not declared' });
    return;
  }
  const behind = behindOne(builder.leftOut, part);
  const refused = refusals.objects.get(object) ?? (manner === 'strict' ? behind : undefined);
  const inverted: Inverted = refused === undefined ? inverse.invert(object, tools) : { state: 'refused', why: refused };
  if (inverted.state === 'unset') builder.unset.push({ definition, why: inverted.why });
  if (inverted.state === 'refused') leaveOut(builder, part, { path: section, why: inverted.why });
  if (inverted.state === 'declared') {
    builder.isDisplaced ||= behind !== undefined;
    const text = `In the tenant, ${behind ?? ''}. As declared here, apply would change the order.`;
    const notes = [...(inverted.notes ?? []), ...(behind === undefined ? [] : [{ path: [], text }])];
    const item = { way, inverted: { ...inverted, notes }, manner, parts: refusals.parts.get(object) ?? [] };
    addItem(builder, part, { ...item, consequence: consequencesOf(part, item, tools) });
  }
}

interface Item {
  readonly way: Way;
  readonly inverted: Extract<Inverted, { state: 'declared' }>;
  readonly manner: Manner;
  readonly parts: readonly RefusedPart[];
  readonly consequence: (part: RefusedPart) => Consequence;
}

/** What apply does to each omitted part. */
function consequencesOf(
  part: Part,
  { inverted, parts }: Pick<Item, 'inverted' | 'parts'>,
  tools: InverseTools,
): Item['consequence'] {
  const imported = parts.length === 0 ? new Set() : importedRows(part, tools);
  return ({ path, shown: [row] = path }) => {
    const { item } = inverted;
    const isImported = isValueList(item) && typeof row === 'number' && imported.has(rowKey(item[row] ?? null));
    return isImported ? 'removed' : consequenceOf(part, path);
  };
}

function addItem(builder: Builder, part: Part, { way, inverted, manner, parts, consequence }: Item): void {
  const { inverse, definition, object } = part;
  const lost = manner === 'strict' && isMany(definition) && parts.find((one) => consequence(one) === 'removed');
  if (lost) {
    leaveOut(builder, part, { path: ['spec', ...inverse.section], why: lost.why });
    return;
  }
  const item = parts.reduce((rest, { path }) => withoutPart(rest, path), inverted.item);
  if (isMany(definition) && parts.length > 0 && isValueList(item) && item.length === 0) {
    // Without any row, there is nothing to manage, and nothing is imported.
    leaveOutParts(builder, part, { path: ['spec', ...inverse.section], parts, consequence: () => 'unchanged' });
    return;
  }
  if (isValueObject(item) && Object.keys(item).length === 0 && parts.length === 0) {
    if (inverse.as === 'whole') builder.unset.push({ definition, why: 'has no settings' });
    else leaveOut(builder, part, { path: ['spec', ...inverse.section], why: 'it has neither a name nor settings' });
    return;
  }
  const named = builder.names.apart(item, { inverse, way });
  const path = place(builder.spec, { way, as: inverse.as, item: named.item });
  const { logicalId } = named;
  builder.placed.push({
    inverse,
    definition,
    object,
    as: inverse.as,
    path,
    ...(inverse.loose
      ? { loose: true }
      : manner === 'lenient' && parts.some((one) => consequence(one) !== 'unchanged') && { isReduced: true }),
    ...(logicalId !== undefined && { logicalId }),
  });
  const notes = (inverted.notes ?? []).map((note) => ({ path: [...path, ...note.path], text: note.text }));
  builder.notes.push(...notes);
  leaveOutParts(builder, part, { path, parts, consequence });
}

function leaveOutParts(
  builder: Builder,
  part: Part,
  { path, parts, consequence }: Pick<Item, 'parts' | 'consequence'> & { readonly path: Path },
): void {
  for (const omitted of parts.filter(({ isAbsorbed = false }) => !isAbsorbed)) {
    const { path: inner, shown = inner, why } = omitted;
    const member = isTargetPath(inner) ? 'an assignment' : renderPath(shown);
    leaveOut(builder, part, { path, why, member, consequence: consequence(omitted) });
  }
}

interface Omission {
  readonly path: Path;
  readonly why: string;
  readonly member?: string;
  /** What apply does to it. Default: it leaves it as it is. */
  readonly consequence?: Consequence;
}

function leaveOut({ leftOut, notes }: Builder, { definition, object }: Part, omission: Omission): void {
  const { path, why, member, consequence = 'unchanged' } = omission;
  leftOut.push({ definition, object, why, ...(member !== undefined && { member, consequence }) });
  const name = member ?? [definition.noun, JSON.stringify(labelOf(definition, object))].join(' ');
  notes.push({ path, text: `Not exported, and ${consequences[consequence]}: ${name}: ${why}` });
}

function withoutPart(item: Value, [step, ...rest]: Path): Value {
  if (isValueList(item)) return item.filter((_element, index) => index !== step);
  if (!isValueObject(item) || typeof step !== 'string') return item;
  const members = Object.entries(item).flatMap(([name, value]): [string, Value][] => {
    if (name !== step) return [[name, value]];
    const left = rest.length === 0 ? undefined : withoutPart(value, rest);
    return left === undefined || (isValueList(left) && left.length === 0) ? [] : [[name, left]];
  });
  return Object.fromEntries(members);
}
