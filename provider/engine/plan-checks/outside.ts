import {
  type Attribute,
  canDrift,
  type Diagnostic,
  type Graph,
  identical,
  renderValue,
  renderWrittenAt,
  type ResourceDefinition,
  toTerraformName,
  type Value,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import { equalValues } from '../values/equality.js';

/**
 * Terraform's values of objects that a read found changed, by definition and id, for the lifetime of a client.
 *
 * Terraform reads and plans an object in the same process, but does not pass the earlier values to the plan. They are
 * not stored, so a change that was accepted once is not reported again.
 */
const changedOutside = new WeakMap<Graph, Map<string, ValueObject>>();

/** Records Terraform's values of an object if a read found different ones. */
export function rememberRead(
  definition: ResourceDefinition,
  { before, now }: { readonly before: ValueObject; readonly now: ValueObject },
  graph: Graph,
): void {
  const key = keyOf(definition, now);
  if (key === undefined) return;
  const known = changedOutside.get(graph) ?? new Map<string, ValueObject>();
  changedOutside.set(graph, known);
  if (identical(before, now)) known.delete(key);
  else known.set(key, before);
}

/** Differences between an object and its declaration. */
interface Departure {
  readonly prior: ValueObject | null;
  readonly planned: ValueObject;
  /** Attributes that the provider's own apply left unfinished. */
  readonly except: readonly string[];
  /** When the provider last wrote the object. Default: not known. */
  readonly writtenAt?: string;
}

/** Warns that apply reverts changes that were made outside Terraform. No warning if the object is as declared. */
export function warnOfDrift(
  definition: ResourceDefinition,
  { prior, planned, except, writtenAt }: Departure,
  graph: Graph,
): readonly Diagnostic[] {
  const key = prior && keyOf(definition, prior);
  const before = key === null || key === undefined ? undefined : changedOutside.get(graph)?.get(key);
  if (!prior || !before) return [];
  const drifted = Object.entries(definition.attributes).filter(
    ([name, attribute]) =>
      canDrift(attribute) &&
      !attribute.local &&
      !except.includes(name) &&
      differs(name, attribute, [before, prior]) &&
      differs(name, attribute, [planned, prior]),
  );
  const [first] = drifted;
  if (!first) return [];
  const lines = drifted.map(([name, attribute]) => lineOf(name, attribute, { before, prior, planned }));
  return [
    warning('INT2130', {
      what: `the ${nameOf(definition, prior)} was changed outside Terraform`,
      where: { path: [first[0]] },
      why: [...lines, ...(writtenAt === undefined ? [] : [renderWrittenAt(writtenAt)])].join('; '),
      fix: 'apply restores the declared values; to keep the values of the tenant, declare them',
    }),
  ];
}

/** Reports that an object in the state was deleted outside Terraform. */
export function deletedOutside(definition: ResourceDefinition, state: ValueObject): Diagnostic {
  return warning('INT2131', {
    what: `the ${nameOf(definition, state)} was deleted outside Terraform`,
    why: 'it is in the state, but no longer in the tenant',
    fix: 'apply creates it again; to stop managing it, remove it from the declaration',
  });
}

function keyOf({ name }: ResourceDefinition, { id }: ValueObject): string | undefined {
  return typeof id === 'string' ? `${name} ${id}` : undefined;
}

function differs(name: string, attribute: Attribute, [left, right]: readonly [ValueObject, ValueObject]): boolean {
  return !equalValues(attribute, left[name] ?? null, right[name] ?? null);
}

function lineOf(
  name: string,
  attribute: Attribute,
  { before, prior, planned }: Readonly<Record<'before' | 'prior' | 'planned', ValueObject>>,
): string {
  const label = toTerraformName(name);
  if (hasSecret(attribute)) return `${label} (hidden)`;
  const text = (value: Value | undefined): string => shorten(renderValue(value ?? null));
  const last = equalValues(attribute, before[name] ?? null, planned[name] ?? null)
    ? ''
    : `, last seen ${text(before[name])}`;
  return `${label}: declared ${text(planned[name])}${last}, the tenant has ${text(prior[name])}`;
}

/** Whether an attribute, or a member of it, is sensitive. */
export function hasSecret(attribute: Attribute): boolean {
  const members = attribute.kind === 'nested' ? Object.values(attribute.attributes) : [];
  return attribute.sensitive === true || members.some(hasSecret);
}

const longestValue = 120;

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** Returns the display name of an object: its noun, and its name if it has one. */
export function nameOf({ noun, label }: ResourceDefinition, values: ValueObject): string {
  const name = label === undefined ? null : values[label];
  return typeof name === 'string' ? `${noun} ${JSON.stringify(name)}` : noun;
}
