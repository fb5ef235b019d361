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
import { notBelieved, proven } from '../proof.js';
import { pick } from '../values/attributes.js';
import { definitionIn, faultInSetting, fixedToGraph, settingFromGraph, settingToGraph } from './setting-instance.js';

type ReadContext = EngineContext & Freshness;

/**
 * Adds the settings of a policy to it, each as the property of its attribute. Graph has them at a separate address, in
 * pages; files of other tools contain them in the policy.
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

/** The settings within a policy, each as the property of its attribute. Undefined: it does not contain all of them. */
export function settingsWithin(definition: ResourceDefinition, object: JsonObject): JsonObject | undefined {
  const settings = heldWithin(object);
  const isSound = settings && faultInSettings(definition, object, settings) === undefined;
  return isSound ? propertiesOf(definition, settings) : undefined;
}

function hasSettings({ attributes }: ResourceDefinition): boolean {
  return Object.values(attributes).some(({ setting }) => setting !== undefined);
}

/** Reads the settings of a policy. They are never absent: an existing policy has settings. */
async function readSettings(
  definition: ResourceDefinition,
  object: JsonObject,
  context: ReadContext,
): Promise<ReadResult<readonly JsonObject[]>> {
  const settings = heldWithin(object) ?? (await listSettings(definition, object, context));
  if ('state' in settings) return settings;
  const fault = faultInSettings(definition, object, settings);
  return fault === undefined ? { state: 'present', value: settings } : notBelieved(definition, fault);
}

async function listSettings(
  definition: ResourceDefinition,
  { id }: JsonObject,
  context: ReadContext,
): Promise<readonly JsonObject[] | Extract<ReadResult<never>, { readonly state: 'unreadable' }>> {
  const { version, path, area } = objectRead(definition, textOf(id) ?? '');
  const read = await context.graph.list({ version, path: `${path}/settings`, area, ...freshnessOf(context) });
  if (read.state === 'present') return read.value;
  return read.state === 'unreadable' ? read : notBelieved(definition, 'it exists, but its settings were not found');
}

/** Why settings are invalid or incomplete for a policy. Undefined: they are valid. */
function faultInSettings(
  { attributes }: ResourceDefinition,
  { settingCount }: JsonObject,
  settings: readonly JsonObject[],
): string | undefined {
  const names = settings.map(definitionIn);
  if (typeof settingCount === 'number' && settingCount !== settings.length)
    return `it has ${String(settingCount)} settings, but Graph returned ${String(settings.length)}`;
  if (names.includes('')) return 'one of its settings does not specify its definition';
  if (new Set(names).size < names.length) return 'it has a setting twice';
  const byDefinition = new Map(settings.map((one) => [definitionIn(one), one]));
  return settingsOf(attributes)
    .map(([, setting]) => {
      const json = byDefinition.get(setting.definition.toLowerCase());
      return json && faultInSetting(setting, json);
    })
    .find((fault) => fault !== undefined);
}

/** The settings within an object, if it contains all of them. */
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
 * Converts the settings of a whole policy. `present`: its current settings. Settings without an attribute are kept,
 * because a policy is written as a whole; a new policy gets the settings that its template fixes.
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

/** The attributes of an object's body that are not settings. */
export function plainAttributes(attributes: Attributes): Attributes {
  return pick(attributes, ({ setting }) => setting === undefined);
}

/** Reads the current settings of a policy, for a change that keeps those without an attribute. */
export async function presentSettings(
  definition: ResourceDefinition,
  id: string,
  context: EngineContext,
): Promise<ReadResult<readonly JsonObject[]>> {
  if (!hasSettings(definition)) return { state: 'present', value: [] };
  // The policy contains the number of its settings: those missing from a shorter list would be lost.
  const policy = await context.graph.get({ ...objectRead(definition, id), fresh: true });
  return policy.state === 'present' ? readSettings(definition, policy.value, { ...context, fresh: true }) : policy;
}
