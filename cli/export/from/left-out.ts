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

/** What Graph and tools write into objects by themselves and nobody declares: no loss, and not told. */
const madeByGraph: ReadonlySet<string> = new Set([
  ...['createdDateTime', 'lastModifiedDateTime', 'modifiedDateTime', 'version'],
  ...['deviceEnrollmentConfigurationType', 'isAssigned', 'isDefault', 'isDefaultProfile'],
  // Of a notification always the same; of a restriction a platform that Microsoft ended; what IntuneManagement adds.
  ...['templateType', 'notificationMessageTemplateId', 'brandingOptions', 'windowsMobileRestriction'],
  ...['supportsScopeTags', 'assignedDevices', 'assignmentsCount', 'scopeTagIds', 'defaultLocale'],
]);

/** What a policy of the settings catalog says of itself; its settings are read one by one. */
const madeByTemplate = [
  'settings',
  'settingCount',
  'platforms',
  'technologies',
  'templateReference',
  'priorityMetaData',
];

/**
 * Names of the properties with a value that no attribute of the definition takes, nested ones as `settings.name`. An action reads
 * one property of an object that is not its own, and of what there are many as one resource the engine reads what makes a row, so
 * that nothing counts as left out.
 */
export function leftOut(definition: ResourceDefinition, object: JsonObject): readonly string[] {
  const { attributes, shape, graph, facets } = definition;
  if (shape.kind === 'action' || isMany(definition)) return [];
  // What a default object is called is Graph's to say.
  const called = shape.kind === 'builtin' ? ['displayName', 'profileName', 'description'] : [];
  const own = new Set([
    ...['id', graph.expand, facets.companions?.property, 'assignments', 'priority', ...called],
    ...(graph.template ? madeByTemplate : []),
  ]);
  const told = Object.entries(object).filter(([name]) => !own.has(name) && !madeByGraph.has(name));
  return unknownMembers(attributes, Object.fromEntries(told), '');
}

/** Takes secrets out that are only ever sent; which, by name. Images are no secrets. */
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
    // Members with a `#` before their name are actions that Graph offers.
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

/** Nothing that could be lost: null, an empty text, list or object, and the date that Graph writes for none. */
function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value === 'string') return value.startsWith('0001-01-01T00:00:00');
  return typeof value === 'object' && Object.keys(value).length === 0;
}
