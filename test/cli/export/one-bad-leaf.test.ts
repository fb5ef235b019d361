import { RootConstruct } from 'constructs';

import type { Manner } from '../../../cli/export/composition.js';
import { consequences } from '../../../cli/export/consequence.js';
import type { PlacedObject } from '../../../cli/export/placement.js';
import type { Settlement } from '../../../cli/export/settle.js';
import { Testing } from '../../../constructs/cdk.js';
import { declaredPaths, IntuneTenant } from '../../../constructs/index.js';
import { inverses } from '../../../constructs/inverse/index.js';
import {
  type Attribute,
  type Attributes,
  isValueList,
  isValueObject,
  presenceOf,
  type ResourceDefinition,
  samePath,
  terraformType,
  toTerraformName,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { resources } from '../../../provider/resources/index.js';
import type { TenantDeclaration } from '../../../schemas/index.js';
import { apart, bare, filled, guid, other, settled } from './settled.js';

/** A value that can be set, by its path in the object. Lists have one element, 0. */
interface Leaf {
  readonly definition: ResourceDefinition;
  readonly path: readonly (string | number)[];
  /** Attributes from the outside in. */
  readonly way: readonly Attribute[];
}

/** Values that decide whether and where an object is declared. */
const places: ReadonlySet<string> = new Set([
  'androidManagedStoreAccountEnterpriseSettings.bindStatus',
  'depVisionosEnrollmentPolicy.depOnboardingSettingId',
]);

/** A value that no schema takes in any place. */
const planted = { fromTheFuture: 'planted' };

const leaves = resources
  .filter(
    ({ name, shape }) =>
      !['order', 'choice', 'bulk', 'register'].includes(shape.kind) &&
      inverses.some(({ definition }) => definition === name),
  )
  .flatMap((definition) => leavesOf(definition, definition.attributes, { path: [], way: [] }));

test.each(leaves.map((leaf) => [`${leaf.definition.name}.${leaf.path.join('.')}`, leaf] as const))(
  'a bad %s costs neither the object, unless it needs it, nor a neighbour',
  (key, leaf) => {
    const { definition } = leaf;
    const base = filled(definition, { ...definition.example.declared, ...required[definition.name], id: guid });
    const bad = withBad(base, leaf);
    const neighbour = {
      ...filled(definition, { ...definition.example.declared, id: other }),
      ...apart(definition),
      ...others[definition.name],
    };
    const isAlone = definition.shape.kind !== 'collection';

    const settlement = settled(definition, isAlone ? [bad] : [bad, neighbour], 'sparing');

    const own = settlement.placed.filter((one) => one.definition === definition && one.as !== 'order');
    const [object] = own.filter((one) => one.object.values.id === bad.id);
    expect(settlement.problems).toEqual([]);
    expect(JSON.stringify(settlement.spec)).not.toContain('fromTheFuture');
    expect(own.filter((one) => one.object.values.id === other)).toHaveLength(isAlone ? 0 : 1);
    expect({ key, isKept: object !== undefined }).toEqual({ key, isKept: !isNeeded(leaf) });
    if (object) expectHonest(settlement, object, { ...leaf, key });
  },
);

const named = (name: string): ResourceDefinition => {
  const found = resources.find((one) => one.name === name);
  if (!found) throw new Error(`no definition ${name}`);
  return found;
};

test('bad elements of a list are left out alone, and the comments count them as the tenant does', () => {
  const filter = named('deviceEnrollmentPlatformRestriction');
  const bad = { platformBlocked: false, personalDeviceEnrollmentBlocked: false, osMinimumVersion: null };
  const blockedManufacturers = [planted, 'Acme', planted, 'Globex'];
  const platformRestriction = { ...bad, osMaximumVersion: null, blockedManufacturers, blockedSkus: [] };
  const declared = { ...filter.example.declared, platformType: 'android', platformRestriction, id: guid };

  const { leftOut, spec } = settled(filter, [filled(filter, declared)], 'sparing');

  expect(JSON.stringify(spec)).toContain('"blockedManufacturers":["Acme","Globex"]');
  expect(leftOut.map(({ member, consequence }) => [member, consequence])).toEqual([
    ['blockedManufacturers[2]', 'removed'],
    ['blockedManufacturers[0]', 'removed'],
  ]);
});

test('a part that cannot do without the bad value is left out with the reason of the value', () => {
  const notification = named('enrollmentNotification');
  const push = { localizedNotificationMessages: [{ ...message, subject: planted }] };

  const { leftOut } = settled(
    notification,
    [filled(notification, { ...notification.example.declared, push })],
    'sparing',
  );

  expect(leftOut).toMatchObject([{ member: 'push', consequence: 'removed', why: expect.stringContaining('INT1023') }]);
});

test('a bad row of many costs that row, which apply leaves in the tenant', () => {
  const identifiers = named('corporateIdentifiers');
  const rows = { imei: { '350000000000001': 'Kiosk', '350000000000002': 'x'.repeat(129), '350000000000003': 'Desk' } };

  for (const manner of ['strict', 'sparing', 'lenient'] as const) {
    const { leftOut, spec } = settled(identifiers, [filled(identifiers, { ...rows, id: guid })], manner);

    expect(leftOut).toMatchObject([{ member: '[1]', consequence: 'unchanged' }]);
    expect(JSON.stringify(spec).match(/3500000000000\d+/gu)).toEqual(['350000000000001', '350000000000003']);
  }
});

test('without any good row, the section is left out, and nothing is imported', () => {
  const identifiers = named('corporateIdentifiers');
  const rows = { imei: { '35': 'no IMEI', '350000000000002': '${TfToken[TOKEN.0]}' } };

  for (const manner of ['sparing', 'lenient'] as const) {
    const { leftOut, placed, spec } = settled(identifiers, [filled(identifiers, { ...rows, id: guid })], manner);

    expect(leftOut.map(({ consequence }) => consequence)).toEqual(['unchanged', 'unchanged']);
    expect(placed.filter(({ definition }) => definition === identifiers)).toEqual([]);
    expect(JSON.stringify(spec)).not.toContain('corporateIdentifiers');
  }
});

test('a bad row that the provider would import is removed by apply: adopt leaves all rows alone', () => {
  const identifiers = named('corporateIdentifiers');
  const token = '${TfToken[TOKEN.0]}';
  const rows = { imei: { '350000000000001': 'Kiosk', '350000000000002': token, '35': 'no IMEI' } };
  const export_ = (manner: Manner): Settlement =>
    settled(identifiers, [filled(identifiers, { ...rows, id: guid })], manner);

  const sparing = export_('sparing');

  expect(sparing.leftOut.map(({ member, consequence }) => [member, consequence]).sort()).toEqual([
    ['[0]', 'unchanged'],
    ['[2]', 'removed'],
  ]);
  expect(export_('lenient').placed.find(({ definition }) => definition === identifiers)).toMatchObject({
    isReduced: true,
  });
  const strict = export_('strict');
  expect(strict.placed.filter(({ definition }) => definition === identifiers)).toEqual([]);
  expect(strict.leftOut).toMatchObject([{ why: expect.stringContaining('INT1029') }]);
});

test('objects after one that cannot be declared keep their place in the file, and say that apply moves them', () => {
  const limit = named('deviceEnrollmentLimit');
  const values = filled(limit, { ...limit.example.declared, id: guid });
  const objects = [
    { ...values, limit: planted, priority: 1 },
    { ...values, ...apart(limit), id: other, priority: 2 },
  ];

  const sparing = settled(limit, objects, 'sparing');
  const strict = settled(limit, objects, 'strict');

  expect(sparing.placed.filter(({ definition }) => definition === limit).map(({ object }) => object.values.id)).toEqual(
    [other],
  );
  expect(sparing.notes.map(({ text }) => text)).toContainEqual(expect.stringContaining('apply would change the order'));
  expect(strict.placed.filter(({ definition }) => definition === limit)).toEqual([]);
});

/** Where the declaration has no place for the value: a number in a list, an answer of yes or no, a fact of its place. */
function isUnseen(key: string): boolean {
  return (
    unseen.has(key) ||
    /Restriction\.(?:platformBlocked|personalDeviceEnrollmentBlocked)$|\.(?:priority|macRestriction\..*)$/u.test(key)
  );
}

const unseen: ReadonlySet<string> = new Set(['applePushNotificationCertificate.certificateSerialNumber']);

const message = { locale: 'de-DE', isDefault: true, subject: 'A', messageTemplate: 'B' };

/** What a value requires to be declared at all, and what else an object has if it can do without the value. */
const required: Readonly<Record<string, ValueObject>> = {
  enrollmentNotification: { push: { localizedNotificationMessages: [message] } },
  depMacosEnrollmentProfile: { adminAccountUserName: 'service' },
  androidManagedStoreAccountEnterpriseSettings: { enrollmentTarget: 'targeted', targetGroupIds: [other] },
};

/** Other values that tell two objects of a kind apart. */
const others: Readonly<Record<string, ValueObject>> = {
  managedDeviceCleanupRule: { deviceCleanupRulePlatformType: 'ios' },
};

/** Whether the comment states what apply does: what the construct of the declaration sends to Terraform decides it. */
function expectHonest(
  { leftOut, notes, spec }: Settlement,
  object: PlacedObject,
  { path, way, key }: Leaf & { readonly key: string },
): void {
  const [name = ''] = path;
  const [attribute] = way;
  const [omission, ...more] = leftOut.filter((one) => one.object === object.object);
  const block = blockOf(spec, object);
  const isLeft =
    attribute !== undefined &&
    presenceOf(attribute) === 'optionalComputed' &&
    block[toTerraformName(String(name))] === undefined;
  expect(more).toEqual([]);
  if (isUnseen(key)) {
    expect(omission).toBeUndefined();
    return;
  }
  expect({ name, isLeft: omission?.consequence === 'unchanged' }).toEqual({ name, isLeft });
  const text = `Not exported, and ${consequences[omission?.consequence ?? 'unchanged']}: `;
  expect(notes.filter((note) => samePath(note.path, object.path) && note.text.startsWith(text))).toHaveLength(1);
}

/** The block of an object in the Terraform JSON of a declaration. */
function blockOf(spec: ValueObject, { definition, path }: PlacedObject): ValueObject {
  const declaration = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'tenant' }, spec };
  const tenant = IntuneTenant.fromDeclaration(new RootConstruct(), declaration as unknown as TenantDeclaration);
  const type = terraformType(definition.name);
  const [address = ''] =
    [...declaredPaths(tenant)].find(([one, place]) => one.startsWith(`${type}.`) && samePath(place, path)) ?? [];
  const { resource } = JSON.parse(Testing.synth(tenant)) as {
    resource: Readonly<Record<string, Readonly<Record<string, ValueObject>>>>;
  };
  const block = resource[type]?.[address.slice(type.length + 1)];
  if (!block) throw new Error(`no block for ${address}`);
  return block;
}

function leavesOf(definition: ResourceDefinition, attributes: Attributes, above: Omit<Leaf, 'definition'>): Leaf[] {
  return Object.entries(attributes).flatMap(([name, attribute]): Leaf[] => {
    // Assignments have a test of their own.
    const isSet = presenceOf(attribute) !== 'computed' && !attribute.local && !attribute.writeOnly;
    if (!isSet || name === 'assignments' || places.has(`${definition.name}.${name}`)) return [];
    const way = [...above.way, attribute];
    const path = [...above.path, name];
    if (attribute.kind === 'nested' && attribute.nesting !== 'map') {
      const inner = attribute.nesting === 'single' ? path : [...path, 0];
      return leavesOf(definition, attribute.attributes, { path: inner, way });
    }
    const isList = attribute.kind === 'list' || attribute.kind === 'set';
    return [{ definition, path: isList ? [...path, 0] : path, way }];
  });
}

/** An object with the bad value at its place, and what the place needs. */
function withBad(base: ValueObject, { definition, path }: Leaf): ValueObject {
  const [name = '', ...rest] = path;
  const attribute = definition.attributes[String(name)];
  return attribute ? { ...base, [String(name)]: put(attribute, base[String(name)] ?? null, rest) } : base;
}

function put(attribute: Attribute, value: Value, [step, ...rest]: Leaf['path']): Value {
  if (step === undefined) return planted;
  if (typeof step === 'number') {
    const [first = null, ...others] = isValueList(value) ? value : [];
    const bad = attribute.kind === 'nested' ? put({ ...attribute, nesting: 'single' }, first, rest) : planted;
    return attribute.kind === 'nested' ? [bad, ...others] : [bad, ...(first === null ? [] : [first]), ...others];
  }
  if (attribute.kind !== 'nested') return planted;
  const inner = attribute.attributes[step];
  const object = isValueObject(value) ? value : bare(attribute);
  return inner ? { ...object, [step]: put(inner, object[step] ?? null, rest) } : value;
}

/** Whether an object cannot be declared without the value: it identifies it, or is required, or cannot be changed. */
function isNeeded({ definition, path, way }: Leaf): boolean {
  const [name] = path;
  const [outer] = way;
  const isKept = outer !== undefined && presenceOf(outer) === 'optionalComputed';
  if ((outer?.immutable && !isKept) || name === definition.label) return true;
  return way.every((attribute) => presenceOf(attribute) === 'required');
}
