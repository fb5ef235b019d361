import {
  type Attributes,
  type CatalogSetting,
  isJsonObject,
  isUnknown,
  type Json,
  jsonElements,
  type JsonObject,
  type ReadResult,
  type ResourceDefinition,
  textOf,
  type ValueObject,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { type Freshness, freshnessOf, objectRead } from '../locate.js';
import { proven } from '../proof.js';
import { pick } from '../values/attributes.js';
import { definitionIn, fixedToGraph, settingFromGraph, settingToGraph } from './setting-instance.js';

type ReadContext = EngineContext & Freshness;

/**
 * Adds the settings of a policy to it, each as the property that its attribute would have. They are at an address of their own, in
 * pages; a file of another tool holds them within the policy.
 */
export async function withSettings(
  definition: ResourceDefinition,
  found: ReadResult<JsonObject>,
  context: ReadContext,
): Promise<ReadResult<JsonObject>> {
  if (found.state !== 'present' || !hasSettings(definition)) return found;
  const settings = await readSettings(definition, found.value, context);
  if (settings.state !== 'present') return settings;
  const value = { ...found.value, ...propertiesOf(definition, settings.value) };
  return proven(definition, { state: 'present', value });
}

/** The settings that a policy holds itself, each as the property of its attribute. Undefined: it does not hold them, or not all. */
export function settingsWithin(definition: ResourceDefinition, object: JsonObject): JsonObject | undefined {
  const settings = heldWithin(object);
  return settings && propertiesOf(definition, settings);
}

function hasSettings({ attributes }: ResourceDefinition): boolean {
  return Object.values(attributes).some(({ setting }) => setting !== undefined);
}

/** The settings of a policy as Graph has them. */
async function readSettings(
  definition: ResourceDefinition,
  object: JsonObject,
  context: ReadContext,
): Promise<ReadResult<readonly JsonObject[]>> {
  const within = heldWithin(object);
  if (within) return { state: 'present', value: within };
  const { version, path, area } = objectRead(definition, textOf(object.id) ?? '');
  return context.graph.list({ version, path: `${path}/settings`, area, ...freshnessOf(context) });
}

/** The settings that an object holds itself, where those are all of them. */
function heldWithin({ settings, settingCount }: JsonObject): readonly JsonObject[] | undefined {
  if (!Array.isArray(settings)) return undefined;
  const all = jsonElements(settings).filter(isJsonObject);
  return typeof settingCount === 'number' && settingCount !== all.length ? undefined : all;
}

function propertiesOf({ attributes }: ResourceDefinition, settings: readonly JsonObject[]): JsonObject {
  const byDefinition = new Map(settings.map((one) => [definitionIn(one), one]));
  const members = settingsOf(attributes).map(([name, setting]): [string, Json] => {
    const json = byDefinition.get(setting.definition.toLowerCase());
    const attribute = attributes[name];
    return [attribute?.graphName ?? name, json && attribute ? settingFromGraph(attribute, setting, json) : null];
  });
  return Object.fromEntries(members);
}

function settingsOf(attributes: Attributes): readonly (readonly [string, CatalogSetting])[] {
  return Object.entries(attributes).flatMap(([name, { setting }]) => (setting ? [[name, setting] as const] : []));
}

/**
 * Writes the settings of a whole policy. `present`: those that it has. What no attribute holds stays as it is, because a policy is
 * written as a whole; a new policy gets the settings that its template fixes.
 */
export function settingsToGraph(
  { attributes, graph }: ResourceDefinition,
  values: ValueObject,
  present: readonly JsonObject[],
): readonly JsonObject[] {
  const declared = settingsOf(attributes).flatMap(([name, setting]) => {
    const attribute = attributes[name];
    const value = values[name] ?? null;
    const json = attribute && !isUnknown(value) ? settingToGraph(attribute, setting, value) : undefined;
    return json ? [json] : [];
  });
  const own = new Set(settingsOf(attributes).map(([, { definition }]) => definition.toLowerCase()));
  const kept = present.filter((one) => !own.has(definitionIn(one)));
  const known = new Set(kept.map(definitionIn));
  const fixed = (graph.template?.fixed ?? []).filter((one) => !known.has(one.definition.toLowerCase()));
  return [...kept.map(({ id: _id, ...setting }) => setting), ...fixed.map(fixedToGraph), ...declared];
}

/** What of an object's body is no setting. */
export function plainAttributes(attributes: Attributes): Attributes {
  return pick(attributes, ({ setting }) => setting === undefined);
}

/** The settings that a policy has now, for a change that keeps those that no attribute holds. */
export async function presentSettings(
  definition: ResourceDefinition,
  id: string,
  context: EngineContext,
): Promise<ReadResult<readonly JsonObject[]>> {
  if (!hasSettings(definition)) return { state: 'present', value: [] };
  return readSettings(definition, { id }, { ...context, fresh: true });
}
