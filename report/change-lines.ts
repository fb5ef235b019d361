import {
  type Attribute,
  isJsonArray,
  isJsonObject,
  isSet,
  type Json,
  jsonElements,
  type ResourceDefinition,
  textOf,
  toTerraformName,
} from '../core/index.js';
import { withGraphNames } from './json-values.js';
import type { AttributeFinding, ChangeLine } from './model.js';
import { orderLines } from './order-lines.js';
import type { PlanChange } from './plan-json.js';
import { isLong, renderWhole } from './values.js';

/** Sources for the names of a list's elements. */
export interface LinesContext {
  readonly definition: ResourceDefinition;
  readonly change: PlanChange;
  /** Names of groups, filters, scope tags, apps and objects of the plan, by id in lower case. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids in lower case of the objects that apply deletes. */
  readonly deleted: ReadonlySet<string>;
  /** Names of the elements of an order, in the order of the declaration. */
  readonly ordered: readonly string[];
  /** Names of the objects that an attribute refers to and that apply creates, once per reference. */
  readonly fresh: (attribute: string) => readonly string[];
}

/** Adds diff lines to a list whose raw values mean little to a reader: targets, references and orders. */
export function withLines(attribute: AttributeFinding, context: LinesContext): AttributeFinding {
  if (attribute.sensitive) return attribute;
  const lines = linesOf(attribute, context);
  return lines.some(({ sign }) => sign !== ' ') ? { ...attribute, lines } : attribute;
}

function linesOf({ path, declared, tenant }: AttributeFinding, context: LinesContext): readonly ChangeLine[] {
  const { definition, change, names } = context;
  const key = toTerraformName(path);
  const after = change.after?.[key] ?? null;
  if (isWhollyUnknown(change.afterUnknown, key)) return [];
  if (definition.shape.kind === 'order' && path === 'ids') {
    return orderLines({ ...context, before: jsonElements(tenant), after: jsonElements(after) });
  }
  const facts = definition.attributes[path];
  const wanted = declared ?? (facts ? withGraphNames(after, facts) : after);
  if (definition.facets.assignments && path === 'assignments') {
    // A set does not show which of several new objects belongs to which target.
    const made = [...new Set(context.fresh(key))];
    return differing(tenant, wanted, (target) => targetText(target, names, made.length === 1 ? made[0] : undefined));
  }
  if (!isList(facts, tenant, wanted)) return [];
  if (!refersIn(facts) && !isLong(tenant) && !isLong(wanted)) return [];
  return differing(tenant, namedUnknown(wanted, context.fresh(key)), (element) => referenceText(element, names));
}

/** Replaces ids that are known only after apply with the names of their new objects. */
function namedUnknown(wanted: Json, made: readonly string[]): Json {
  const elements = jsonElements(wanted);
  const unknown = elements.filter((element) => element === null).length;
  if (unknown === 0) return wanted;
  const known = elements.filter((element) => element !== null);
  const names = unknown === made.length ? made.map((name): Json => ({ [newObject]: name })) : [];
  const rest = Array.from({ length: unknown - names.length }, (): Json => ({ [newObject]: null }));
  return [...known, ...names, ...rest];
}

const newObject = 'new object';

function isWhollyUnknown(unknown: Json, key: string): boolean {
  return isJsonObject(unknown) && unknown[key] === true;
}

function isList(attribute: Attribute | undefined, tenant: Json | undefined, wanted: Json): boolean {
  return isSet(attribute) && (isJsonArray(tenant ?? null) || isJsonArray(wanted));
}

function refersIn(attribute: Attribute | undefined): boolean {
  if (!attribute) return false;
  if ('element' in attribute) return refersIn(attribute.element);
  if (attribute.kind === 'nested') return Object.values<Attribute>(attribute.attributes).some(refersIn);
  return attribute.kind === 'string' && attribute.refersTo !== undefined;
}

/** The elements that only one side has. Related elements are adjacent. */
function differing(tenant: Json | undefined, wanted: Json, say: (element: Json) => string): readonly ChangeLine[] {
  const [before, after] = [tenant ?? null, wanted].map((list) => jsonElements(list).map(say));
  const removed = (before ?? []).filter((text) => !after?.includes(text));
  const added = (after ?? []).filter((text) => !before?.includes(text));
  return [
    ...removed.map((text): ChangeLine => ({ sign: '-', text })),
    ...added.map((text): ChangeLine => ({ sign: '+', text })),
  ].sort(byTarget);
}

function byTarget(left: ChangeLine, right: ChangeLine): number {
  const [first, second] = [left, right].map(({ text }) => text.split(filterMark, 1)[0] ?? '');
  if (first !== second) return (first ?? '') < (second ?? '') ? -1 : 1;
  return left.sign === right.sign ? 0 : left.sign === '-' ? -1 : 1;
}

const filterMark = ', filter ';

const targetWords: Readonly<Record<string, string>> = {
  group: 'group',
  exclusionGroup: 'excluded group',
  allLicensedUsers: 'all licensed users',
  allDevices: 'all devices',
  configurationManagerCollection: 'Configuration Manager collection',
};

/**
 * Formats a target for people: `group "Kiosks", filter "Corporate" (include)`. `made`: name of the new object that
 * unknown ids refer to.
 */
export function targetText(target: Json, names: LinesContext['names'], made?: string): string {
  if (!isJsonObject(target)) return renderWhole(target);
  const kind = textOf(target.target) ?? '';
  const needsGroup = kind === 'group' || kind === 'exclusionGroup';
  const group = needsGroup ? ` ${nameOf(target.groupId, names, made)}` : '';
  const collection = textOf(target.collectionId);
  const type = textOf(target.filterType);
  const filter = type === null ? '' : `${filterMark}${nameOf(target.filterId, names, made)} (${type})`;
  return `${targetWords[kind] ?? kind}${group}${collection === null ? '' : ` ${renderWhole(collection)}`}${filter}`;
}

function referenceText(element: Json, names: LinesContext['names']): string {
  if (isJsonObject(element) && newObject in element)
    return nameOf(null, names, textOf(element[newObject]) ?? undefined);
  return typeof element === 'string' && names.has(element.toLowerCase())
    ? nameOf(element, names)
    : renderWhole(element);
}

function nameOf(id: Json | undefined, names: LinesContext['names'], made?: string): string {
  const text = textOf(id);
  if (text === null) return made === undefined ? '(known after apply)' : `${JSON.stringify(made)} (new)`;
  const name = names.get(text.toLowerCase());
  return name === undefined ? text : JSON.stringify(name);
}
