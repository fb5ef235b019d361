import type { Attributes, JsonObject, ResourceDefinition, ValueObject } from '../../core/index.js';
import { identical, isUnknown } from '../../core/index.js';
import { pick } from './attributes.js';
import { toGraph } from './graph-json.js';
import type { Change } from './shapes/shape.js';

/** Body of the smallest PATCH that makes the prior state the planned one. Undefined where there is nothing to send. */
export function patchBody(
  definition: ResourceDefinition,
  attributes: Attributes,
  { prior, planned, config }: Pick<Change, 'prior' | 'planned' | 'config'>,
): JsonObject | undefined {
  const changed = pick(attributes, (attribute, name) =>
    attribute.writeOnly
      ? differs(attribute.writeOnly.version, prior, planned)
      : attribute.immutable !== true && differs(name, prior, planned),
  );
  if (Object.keys(changed).length === 0) return undefined;
  const body = { ...typeMarker(definition), ...toGraph(changed, { ...planned, ...secrets(changed, config) }) };
  return definition.quirks.beforePatch?.(body) ?? body;
}

function differs(name: string, prior: ValueObject | null, planned: ValueObject): boolean {
  const value = planned[name] ?? null;
  return !isUnknown(value) && !identical(prior?.[name] ?? null, value);
}

/** Write-only values are in the configuration alone. */
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
