import * as fc from 'fast-check';

import { inverses } from '../../../../constructs/inverse/index.js';
import {
  type Attributes,
  replaceReferred,
  type ResourceDefinition,
  type Value,
  type ValueObject,
} from '../../../../core/index.js';
import { resources } from '../../../../provider/resources/index.js';
import { configOf } from '../../../support/arbitrary.js';

/** An object that a person created or changed in a tenant. */
export interface Deed {
  /** Name of the definition. */
  readonly definition: string;
  readonly config: ValueObject;
  /** Chooses among the objects that were made before: what it belongs to, or what is put first. */
  readonly pick: number;
}

/** Names that YAML, Terraform or our own parser could misread, and some that differ only slightly. */
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

const owners = new Map(
  inverses.flatMap(({ definition, as, below }) => (below && as === 'element' ? [[definition, below]] : [])),
);

/** What a person can make any number of. */
export const madeByPeople = resources.filter(
  ({ name, shape, graph }) => sections.has(name) && shape.kind === 'collection' && !graph.path.includes('{'),
);

/** What belongs to something that a person made. */
const belonging = resources.filter(({ name }) => owners.has(name));

/** Orders, and choices of one object among several. */
const arranged = resources.filter(
  ({ name, shape }) => sections.has(name) && (shape.kind === 'order' || shape.kind === 'choice'),
);

/** What is always there and can be changed. */
const alwaysThere = resources.filter(
  ({ name, shape }) => sections.has(name) && ['builtin', 'singleton'].includes(shape.kind),
);

const bulk = resources.filter(({ name, shape }) => sections.has(name) && shape.kind === 'bulk');

/**
 * A history of a tenant: some objects of any kind, with odd names, some equal, some nested; some ordered; and some
 * changed defaults.
 */
export const history: fc.Arbitrary<readonly Deed[]> = fc
  .tuple(
    fc.array(fc.constantFrom(...madeByPeople).chain(deed), { minLength: 4, maxLength: 14 }),
    fc.array(fc.constantFrom(...belonging).chain(deed), { maxLength: 4 }),
    fc.array(fc.constantFrom(...arranged).chain(deed), { maxLength: 3 }),
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
      pick: fc.nat({ max: 9 }),
      rows: fc.array(fc.tuple(fc.integer({ min: 1e14, max: 1e15 - 1 }), fc.string({ maxLength: 5 })), { maxLength: 4 }),
    })
    .map(({ config, name, bare, group, rows, pick }) => ({
      definition: definition.name,
      pick,
      config: withName(
        { config: bare ? required(definition, config) : config, label: named, name, group, rows },
        definition,
      ),
    }));
}

/** Groups of every tenant: two with the same name, one named like an id. Their ids follow from their position. */
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
