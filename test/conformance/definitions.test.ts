import { type Attribute, isJsonObject, type ResourceDefinition, type StringAttribute } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { sharedFacts, within } from '../support/shared-facts.js';

const entities = sharedFacts('entities.json');
const permissions = sharedFacts('permissions.json');
const openApi = sharedFacts('openapi-intune-beta.json');

/** Type of each resource in Microsoft's metadata, where the definition does not say it itself. */
const types: Readonly<Record<string, string>> = {
  androidDeviceOwnerEnrollmentProfile: 'androidDeviceOwnerEnrollmentProfile',
  androidManagedStoreAccountEnterpriseSettings: 'androidManagedStoreAccountEnterpriseSettings',
  appleDataSharingConsent: 'dataSharingConsent',
  applePushNotificationCertificate: 'applePushNotificationCertificate',
  appleUserInitiatedEnrollmentProfile: 'appleUserInitiatedEnrollmentProfile',
  appleUserInitiatedEnrollmentProfileOrder: 'appleUserInitiatedEnrollmentProfile',
  depOnboardingSetting: 'depOnboardingSetting',
  defaultDepEnrollmentProfile: 'enrollmentProfile',
  deviceCategory: 'deviceCategory',
  assignmentFilter: 'deviceAndAppManagementAssignmentFilter',
  roleScopeTag: 'roleScopeTag',
  managedDeviceCleanupRule: 'managedDeviceCleanupRule',
  mdmAuthority: 'organization',
  mobileAppManagementPolicy: 'mobileAppManagementPolicy',
  mobileDeviceManagementPolicy: 'mobileDeviceManagementPolicy',
  termsAndConditions: 'termsAndConditions',
  corporateIdentifiers: 'importedDeviceIdentity',
  windowsAutopilotDeviceIdentities: 'windowsAutopilotDeviceIdentity',
  brandingProfile: 'intuneBrandingProfile',
  defaultBrandingProfile: 'intuneBrandingProfile',
};

/** Attributes that accept fewer values than their type, by resource and attribute, with the reason. */
const narrower: Readonly<Record<string, string>> = {
  'appleUserInitiatedEnrollmentProfile.platform': 'only Apple’s platforms make sense',
  'appleUserInitiatedEnrollmentProfile.defaultEnrollmentType': '`unknown` is shown where a value cannot be read',
  'appleUserInitiatedEnrollmentProfileOrder.platform': 'only Apple’s platforms make sense',
  'enrollmentNotification.platformType': 'the admin center makes notifications for these platforms alone',
  'enrollmentNotificationOrder.platformType': 'the admin center makes notifications for these platforms alone',
};

const named = (definition: ResourceDefinition): [string, ResourceDefinition] => [definition.name, definition];

/** Policies of the settings catalog, which the facts leave out. The compiler holds their attributes against the types of Microsoft's SDK. */
const isUnlisted = ({ graph }: ResourceDefinition): boolean => graph.template !== undefined;
const cases = resources.filter((definition) => !isUnlisted(definition)).map(named);
const unlisted = { path: '/deviceManagement/configurationPolicies', type: 'deviceManagementConfigurationPolicy' };

(entities && openApi ? describe : describe.skip)('what these checks leave out', () => {
  test('is only what the facts do not have', () => {
    expect(within(entities, 'beta', 'entityTypes', unlisted.type)).toBeUndefined();
    expect(Object.keys(within(openApi, 'paths') as object)).not.toContain(unlisted.path);
    expect(new Set(resources.filter(isUnlisted).map(({ graph }) => graph.path))).toEqual(new Set([unlisted.path]));
  });
});

(openApi ? describe : describe.skip)('in Microsoft’s OpenAPI,', () => {
  test.each(cases.filter(([, { graph }]) => graph.version === 'beta'))(
    '%s has a path that Graph has',
    (_name, { graph: { path } }) => {
      const known = Object.keys(within(openApi, 'paths') as object);

      // The file of facts leaves out what Microsoft never put into its OpenAPI; cleanup rules are documented only.
      const documentedOnly = ['/deviceManagement/managedDeviceCleanupRules'];
      expect([...known, ...documentedOnly].some((listed) => isSamePath(listed, path))).toBe(true);
    },
  );
});

(entities ? describe : describe.skip).each(cases)('%s, held against Microsoft’s metadata', (_name, definition) => {
  test('has only properties that the type has, with the kind that they have', () => {
    const properties = propertiesOf(definition);

    const wrong = Object.entries(definition.attributes)
      .filter(([name]) => !isRows(definition, name) && !isOfChoice(definition, name))
      .filter(([name]) => !isCompanion(definition, name))
      .filter(([name, attribute]) => !ofTheEngine.has(name) && attribute.local !== true && !attribute.digestOf)
      .filter(([name, attribute]) => !isCarriedSecret(definition, name, attribute))
      .filter(([name, attribute]) => !matches(attribute, properties.get(attribute.graphName ?? name)))
      .map(([name]) => name);

    expect(wrong).toEqual([]);
  });

  test('allows every member of an enumeration but its sentinel, and no other', () => {
    const properties = propertiesOf(definition);

    for (const [name, attribute] of Object.entries(definition.attributes)) {
      const members = membersOf(properties.get(attribute.graphName ?? name));
      if (attribute.kind !== 'string' || !attribute.oneOf || !members || attribute.local) continue;
      const sent = attribute.oneOf.map((value) => attribute.graphValues?.[value] ?? value);
      const allowed = members.filter((member) => member !== 'unknownFutureValue');
      const narrowed = `${definition.name}.${name}` in narrower;
      const wanted = narrowed ? allowed.filter((member) => sent.includes(member)) : allowed;
      expect(sent.sort()).toEqual(wanted.sort());
    }
  });
});

const listedPermissions = resources.flatMap((definition) => {
  const path = definition.graph.path.replace(/\{\w+\}/gu, '{id}').toLowerCase();
  const listed = within(permissions, 'paths', path, 'GET', 'Application', 'all');
  return Array.isArray(listed) ? [{ name: definition.name, path, listed, read: definition.permissions.read }] : [];
});

(permissions ? describe : describe.skip)('the permissions that Microsoft lists', () => {
  test('are listed for most resources', () => {
    expect(listedPermissions.length).toBeGreaterThan(resources.length / 2);
  });

  test('include those that a definition asks for', () => {
    // What real tenants were seen to answer differs from Microsoft's list.
    const observed = '/devicemanagement/applepushnotificationcertificate';
    const wrong = listedPermissions.filter(
      ({ path, listed, read }) => !read.slice(path === observed ? 1 : 0).every((one) => listed.includes(one)),
    );

    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

/** Whether a path is a listed one; a key in braces there may be any one here. */
function isSamePath(listed: string, path: string): boolean {
  const [theirs, ours] = [listed.split('/'), path.split('/')];
  return (
    theirs.length === ours.length &&
    theirs.every((segment, index) => segment.startsWith('{') || segment === ours[index])
  );
}

/** Whether an attribute is a secret of an action: a parameter of the action, not a property of the type. */
function isCarriedSecret({ steps }: ResourceDefinition, name: string, { writeOnly }: Attribute): boolean {
  return writeOnly !== undefined && steps.some(({ takes }) => takes.includes(name));
}

/** Attributes that the engine adds: the object's id, its assignments, and the objects of an order. */
const ofTheEngine: ReadonlySet<string> = new Set(['id', 'assignments', 'ids']);

/** The maps of a bulk are values of the property that tells its rows apart; those of registered devices hold one property of each. */
function isRows({ shape }: ResourceDefinition, name: string): boolean {
  if (shape.kind === 'register') return [shape.keys, shape.secrets, ...shape.texts].includes(name);
  return shape.kind === 'bulk' && shape.maps.includes(name);
}

/** A choice is no object of Graph's: its attributes are in the addresses of its requests. */
function isOfChoice({ shape }: ResourceDefinition, name: string): boolean {
  return shape.kind === 'choice' && [shape.chosen, shape.within].includes(name);
}

/** Companions are objects of other types, and the resource has them under names of their kind. */
function isCompanion({ facets }: ResourceDefinition, name: string): boolean {
  return name in (facets.companions?.kinds ?? {});
}

function propertiesOf(definition: ResourceDefinition): ReadonlyMap<string, unknown> {
  const own = definition.graph.odataType?.replace('microsoft.graph.', '') ?? types[definition.name];
  const properties = new Map<string, unknown>();
  for (
    let type: unknown = own;
    typeof type === 'string';
    type = within(entities, 'beta', 'entityTypes', type, 'baseType')
  ) {
    const found = within(entities, 'beta', 'entityTypes', type, 'properties');
    for (const [name, property] of Object.entries(isJsonObject(found) ? found : {})) properties.set(name, property);
  }
  expect(properties.size).toBeGreaterThan(0);
  return properties;
}

const edmKinds: Readonly<Record<Attribute['kind'], RegExp>> = {
  string: /^(?:Edm\.(?:String|Guid|DateTimeOffset)|graph\.)/u,
  // Where the facts come from Microsoft's SDK alone, a number is all that is known.
  int: /^(?:Edm\.Int|number$)/u,
  number: /^Edm\.(?:Double|Single|Decimal)/u,
  bool: /^Edm\.Boolean/u,
  list: /^Collection/u,
  set: /^Collection/u,
  map: /^graph\./u,
  nested: /graph\./u,
};

function matches(attribute: Attribute, property: unknown): boolean {
  const type = within(property, 'type');
  return typeof type === 'string' && edmKinds[attribute.kind].test(type) && isDateWhereDate(attribute, type);
}

function isDateWhereDate(attribute: Attribute, type: string): boolean {
  return type !== 'Edm.DateTimeOffset' || (attribute as StringAttribute).format === 'dateTime';
}

function membersOf(property: unknown): readonly string[] | undefined {
  const type = within(property, 'type');
  const members =
    typeof type === 'string' ? within(entities, 'beta', 'enumTypes', type.replace('graph.', ''), 'members') : undefined;
  return Array.isArray(members) ? (members as readonly string[]) : undefined;
}
