import {
  type Attributes,
  identical,
  isUnknown,
  type JsonObject,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { plainAttributes, settingsToGraph } from '../catalog/settings.js';
import type { Change } from '../shapes/shape.js';
import { pick } from './attributes.js';
import { toGraph } from './graph-json.js';

/** Body of the smallest PATCH from the prior state to the planned one. Undefined if there is nothing to send. */
export function patchBody(
  definition: ResourceDefinition,
  attributes: Attributes,
  { prior, planned, config }: Pick<Change, 'prior' | 'planned' | 'config'>,
): JsonObject | undefined {
  const carried = definition.steps.flatMap(({ takes }) => takes);
  const changed = pick(attributes, (attribute, name) => {
    if (attribute.immutable === true || carried.includes(name)) return false;
    return differs(attribute.writeOnly?.version ?? name, prior, planned);
  });
  if (Object.keys(changed).length === 0) return undefined;
  const sent = { ...changed, ...companions(definition, { attributes, changed, config }) };
  const values = { ...knownValues(prior, planned), ...secrets(sent, config) };
  const body = { ...typeMarker(definition), ...toGraph(sent, values) };
  return definition.quirks.beforePatch?.(body) ?? body;
}

interface Companions {
  readonly attributes: Attributes;
  readonly changed: Attributes;
  readonly config: ValueObject;
}

/** Attributes that must be sent with those that changed. A secret is only sent if it is declared. */
function companions({ together = [] }: ResourceDefinition, { attributes, changed, config }: Companions): Attributes {
  const names = together.filter((group) => group.some((name) => name in changed)).flat();
  return pick(
    attributes,
    ({ writeOnly }, name) => names.includes(name) && (!writeOnly || (config[name] ?? null) !== null),
  );
}

/** Values that are left to Graph do not change: if they must be sent, they are sent unchanged. */
function knownValues(prior: ValueObject | null, planned: ValueObject): ValueObject {
  const entries = Object.entries(planned).map(([name, value]): [string, Value] => [
    name,
    isUnknown(value) ? (prior?.[name] ?? value) : value,
  ]);
  return Object.fromEntries(entries);
}

function differs(name: string, prior: ValueObject | null, planned: ValueObject): boolean {
  const value = planned[name] ?? null;
  return !isUnknown(value) && !identical(prior?.[name] ?? null, value);
}

/** Write-only values exist only in the configuration. */
export function secrets(attributes: Attributes, config: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.keys(pick(attributes, ({ writeOnly }) => writeOnly !== undefined)).map((name) => [
      name,
      config[name] ?? null,
    ]),
  );
}

/** Mixed collections need the type in every body. */
export function typeMarker({ graph }: ResourceDefinition): JsonObject {
  return graph.odataType === undefined ? {} : { '@odata.type': `#${graph.odataType}` };
}

/** The template that identifies a policy of the settings catalog. */
function templateMarker({ graph: { template } }: ResourceDefinition): JsonObject {
  if (!template) return {};
  const { id: templateId, family: templateFamily, platforms, technologies } = template;
  return { platforms, technologies, templateReference: { templateId, templateFamily } };
}

/** Body of a POST, or of a PUT that replaces an object. `settings`: the current settings of a policy. */
export function wholeBody(
  definition: ResourceDefinition,
  attributes: Attributes,
  { prior, planned, config, settings }: Whole,
): JsonObject {
  const values = { ...knownValues(prior, planned), ...secrets(attributes, config) };
  const declared = pick(attributes, (_attribute, name) => (values[name] ?? null) !== null);
  const { template } = definition.graph;
  return {
    ...typeMarker(definition),
    ...templateMarker(definition),
    ...toGraph(plainAttributes(declared), values),
    ...(template && { settings: settingsToGraph(definition, values, settings ?? []) }),
  };
}

interface Whole extends Pick<Change, 'prior' | 'planned' | 'config'> {
  readonly settings?: readonly JsonObject[];
}
