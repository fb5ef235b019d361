import * as fc from 'fast-check';
import { inverses } from '../../../../constructs/inverse/index.js';
import type { Attributes, ResourceDefinition, Value, ValueObject } from '../../../../core/index.js';
import { replaceReferred } from '../../../../core/index.js';
import { resources } from '../../../../provider/resources/index.js';
import { configOf } from '../../../support/arbitrary.js';
import type { TestTenant } from '../../../support/tenant.js';

/** Something that somebody made, or changed, in a tenant. */
export interface Deed {
  /** Name of the definition. */
  readonly definition: string;
  readonly config: ValueObject;
}

/** Names that YAML, Terraform or our own reading could take for something else, and some that differ by little. */
const oddNames = [
  ...['Kiosk', 'kiosk', 'Kiosk ', 'Kiosk-1', 'Kiosk 1', '${file("x")}', '%{ if true }', '$${a}', 'a: b', '# no', '- x'],
  ...[
    'null',
    'true',
    '0',
    '007',
    '1e3',
    '~',
    '',
    ' ',
    "it's",
    '"so"',
    'back\\slash',
    'Größe',
    'e\u0301',
    'é',
    '日本',
    '🙂',
  ],
  ...[
    '__proto__',
    'constructor',
    '11111111-2222-4333-8444-555555555555',
    'line\nbreak',
    '\u2028',
    '<<',
    '*a',
    '&a',
    '!b',
  ],
] as const;

const sections = new Map(inverses.map(({ definition, as }) => [definition, as]));

/** What a person can make any number of. */
export const madeByPeople = resources.filter(
  ({ name, shape, graph }) => sections.has(name) && shape.kind === 'collection' && !graph.path.includes('{'),
);

/** What is always there and can be changed. */
const alwaysThere = resources.filter(({ name, shape }) => sections.has(name) && shape.kind === 'builtin');

const bulk = resources.filter(({ name, shape }) => sections.has(name) && shape.kind === 'bulk');

/** A history of a tenant: some objects of any kind, with odd names, some of them alike; and some defaults that were changed. */
export const history: fc.Arbitrary<readonly Deed[]> = fc
  .tuple(
    fc.array(fc.constantFrom(...madeByPeople).chain(deed), { minLength: 4, maxLength: 14 }),
    fc.array(fc.constantFrom(...alwaysThere).chain(deed), { maxLength: 3 }),
    fc.array(fc.constantFrom(...bulk).chain(deed), { maxLength: 1 }),
  )
  .map((parts) => parts.flat());

function deed(definition: ResourceDefinition): fc.Arbitrary<Deed> {
  const { label } = definition;
  const named = label !== undefined && 'oneOf' in (definition.attributes[label] ?? {}) ? undefined : label;
  return fc
    .record({
      config: configOf(definition.attributes),
      name: fc.oneof(fc.constantFrom(...oddNames), fc.string({ maxLength: 12, unit: 'grapheme' })),
      bare: fc.boolean(),
      group: fc.constantFrom(...groups),
      rows: fc.array(fc.tuple(fc.integer({ min: 1e14, max: 1e15 - 1 }), fc.string({ maxLength: 5 })), { maxLength: 4 }),
    })
    .map(({ config, name, bare, group, rows }) => ({
      definition: definition.name,
      config: withName(
        { config: bare ? required(definition, config) : config, label: named, name, group, rows },
        definition,
      ),
    }));
}

/** Groups of every tenant: two of one name, one that is called like an id. Their ids follow from their place. */
export const groupNames = ['Staff', 'Twins', 'Twins', '22222222-2222-4333-8444-555555555555'] as const;
const groups = groupNames.map((_name, index) => index);

interface Draft {
  readonly config: ValueObject;
  readonly label: string | undefined;
  readonly name: string;
  readonly group: number;
  readonly rows: readonly (readonly [number, string])[];
}

function withName({ config, label, name, group, rows }: Draft, { shape, attributes }: ResourceDefinition): ValueObject {
  if (shape.kind === 'bulk')
    return { ...config, imei: Object.fromEntries(rows.map(([key, text]) => [String(key), text])) };
  const placed = replaceReferred(attributes, config, ({ kind, text }) =>
    kind === 'groups' ? `group ${String(group)}` : text,
  );
  return label === undefined ? placed : { ...placed, [label]: name };
}

/** Only what has to be declared: the least object there can be. */
function required({ attributes }: { readonly attributes: Attributes }, config: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]): [string, Value] => [name, attributes[name]?.required ? value : null]),
  );
}

/** Makes a tenant what its history says. What the tenant refuses was never done. */
export async function live(tenant: TestTenant, deeds: readonly Deed[]): Promise<void> {
  const ids = await makeGroups(tenant);
  for (const { definition: name, config } of deeds) {
    const definition = resources.find((one) => one.name === name);
    if (!definition) throw new Error(`no definition ${name}`);
    const own = replaceReferred(definition.attributes, config, ({ kind, text }) =>
      kind === 'groups' ? (ids[Number(text.slice('group '.length))] ?? text) : kind === 'scopeTags' ? '0' : text,
    );
    await tenant.apply(definition, withoutFilters(own));
  }
  tenant.restart();
}

/** Filters of a random id are of no use to anybody. */
function withoutFilters(config: ValueObject): ValueObject {
  const { assignments } = config;
  if (!Array.isArray(assignments)) return config;
  const bare = (assignments as readonly ValueObject[]).map((one) => ({ ...one, filterId: null, filterType: null }));
  return { ...config, assignments: bare };
}

/** Makes the groups, and gives their ids. */
async function makeGroups({ handle }: TestTenant): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const displayName of groupNames) {
    const body = { displayName, mailEnabled: false, mailNickname: 'g', securityEnabled: true };
    const answer = await handle.request('POST', '/v1.0/groups', body);
    ids.push((answer.body as { id: string }).id);
  }
  return ids;
}
