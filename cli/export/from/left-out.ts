import {
  type Attribute,
  type Attributes,
  isJsonArray,
  isJsonObject,
  isMany,
  type Json,
  type JsonObject,
  type ResourceDefinition,
} from '../../../core/index.js';

/**
 * Properties that Graph and tools add to objects, and that cannot be declared. They are omitted without a diagnostic.
 */
const madeByGraph: ReadonlySet<string> = new Set([
  ...['createdDateTime', 'lastModifiedDateTime', 'modifiedDateTime', 'version'],
  ...['deviceEnrollmentConfigurationType', 'isAssigned', 'isDefault', 'isDefaultProfile'],
  // Constant in a notification; in a restriction, a platform that Microsoft discontinued; additions of
  // IntuneManagement.
  ...['templateType', 'notificationMessageTemplateId', 'brandingOptions', 'windowsMobileRestriction'],
  ...['supportsScopeTags', 'assignedDevices', 'assignmentsCount', 'scopeTagIds', 'defaultLocale'],
]);

/** Metadata of a policy of the settings catalog; its settings are read individually. */
const madeByTemplate = [
  'settings',
  'settingCount',
  'platforms',
  'technologies',
  'templateReference',
  'priorityMetaData',
];

/**
 * Names of properties with a value for which the definition has no attribute, nested ones as `settings.name`. For
 * actions, and for many objects in one resource, the engine reads only some properties, so none count as omitted.
 */
export function leftOut(definition: ResourceDefinition, object: JsonObject): readonly string[] {
  const { attributes, shape, graph, facets } = definition;
  if (shape.kind === 'action' || isMany(definition)) return [];
  // Graph sets the name of a default object.
  const called = shape.kind === 'builtin' ? ['displayName', 'profileName', 'description'] : [];
  const own = new Set([
    ...['id', graph.expand, facets.companions?.property, 'assignments', 'priority', ...called],
    ...(graph.template ? madeByTemplate : []),
  ]);
  const unread = Object.entries(object).filter(([name]) => !own.has(name) && !madeByGraph.has(name));
  return unknownMembers(attributes, Object.fromEntries(unread), '');
}

/** Removes write-only secrets; returns their names. Images are not secrets. */
export function withoutSecrets(
  attributes: Attributes,
  object: JsonObject,
): { readonly object: JsonObject; readonly secrets: readonly string[] } {
  const secret = new Set(
    Object.entries(attributes)
      .filter(
        ([, { writeOnly, ...attribute }]) => writeOnly && !('format' in attribute && attribute.format === 'image'),
      )
      .map(([name, { graphName }]) => graphName ?? name),
  );
  const members = Object.entries(object);
  return {
    object: Object.fromEntries(members.filter(([name]) => !secret.has(name))),
    secrets: members.filter(([name, value]) => secret.has(name) && !isBlank(value)).map(([name]) => name),
  };
}

function unknownMembers(attributes: Attributes, object: JsonObject, within: string): readonly string[] {
  const known = new Map(
    Object.entries(attributes).map(([name, attribute]) => [attribute.graphName ?? name, attribute]),
  );
  return Object.entries(object).flatMap(([name, value]) => {
    // Members whose name starts with `#` are actions that Graph offers.
    if (name.includes('@') || name.startsWith('#') || isBlank(value)) return [];
    const attribute = known.get(name);
    return attribute ? unknownInside(attribute, value, `${within}${name}.`) : [`${within}${name}`];
  });
}

function unknownInside(attribute: Attribute, value: Json | undefined, within: string): readonly string[] {
  if (attribute.kind !== 'nested') return [];
  const objects = (isJsonArray(value) ? value : [value]).filter(isJsonObject);
  return [...new Set(objects.flatMap((object) => unknownMembers(attribute.attributes, object, within)))];
}

/** Values that can be omitted: null, an empty text, list or object, and Graph's date for none. */
function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value === 'string') return value.startsWith('0001-01-01T00:00:00');
  return typeof value === 'object' && Object.keys(value).length === 0;
}
