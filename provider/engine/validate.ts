import {
  type Attribute,
  type Attributes,
  type DataSourceDefinition,
  Decimal,
  type Diagnostic,
  type DiagnosticCode,
  error,
  hasShape,
  type IntAttribute,
  isGuid,
  isUnknown,
  isValueList,
  isValueObject,
  type NumberAttribute,
  type Path,
  presenceOf,
  renderPath,
  renderValue,
  type ResourceDefinition,
  type StringAttribute,
  toTerraformName,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { validateAssignments } from './facets/assignments.js';
import { validateImage } from './plan-checks/validate-image.js';
import { repeatedIds } from './shapes/order/order-diagnostics.js';
import { registerShape } from './shapes/register/devices.js';
import { validateDevices } from './shapes/register/validate-devices.js';

/** Checks the arguments of a resource. Unknown values are accepted. */
export function validateResource(definition: ResourceDefinition, config: ValueObject): readonly Diagnostic[] {
  const { assignments } = definition.facets;
  return [
    ...validateAttributes(definition.attributes, config),
    ...(assignments ? validateAssignments(config.assignments ?? null) : []),
    ...(definition.shape.kind === 'order' ? repeatedIds(config) : []),
    ...(definition.shape.kind === 'bulk' ? definition.shape.maps.flatMap((name) => twinKeys(name, config)) : []),
    ...(hasShape(definition, 'register') ? validateDevices(registerShape(definition), config) : []),
    ...(definition.validate?.(config) ?? []),
  ];
}

/** Keys identify rows, and Graph ignores the case of a key. */
function twinKeys(name: string, config: ValueObject): readonly Diagnostic[] {
  const rows = config[name];
  const keys = isValueObject(rows) ? Object.keys(rows) : [];
  const first = new Map(keys.toReversed().map((key) => [key.toLowerCase(), key]));
  return keys
    .filter((key) => first.get(key.toLowerCase()) !== key)
    .map((key) => {
      const why = `${JSON.stringify(first.get(key.toLowerCase()) ?? '')} also exists; Graph treats both as the same`;
      return refuse('INT1560', [name, { key }], why, 'remove one of them');
    });
}

/** Checks the arguments of a data source. Unknown values are accepted. */
export function validateDataSource(definition: DataSourceDefinition, config: ValueObject): readonly Diagnostic[] {
  return [...validateAttributes(definition.attributes, config), ...(definition.validate?.(config) ?? [])];
}

/** Checks values against the limits of their attributes, and reports all violations. */
export function validateAttributes(
  attributes: Attributes,
  values: ValueObject,
  path: Path = [],
): readonly Diagnostic[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    validateValue(attribute, values[name] ?? null, [...path, name]),
  );
}

function validateValue(attribute: Attribute, value: Value, path: Path): readonly Diagnostic[] {
  if (isUnknown(value)) return [];
  if (value === null) return presenceOf(attribute) === 'required' ? [missing(path)] : [];
  switch (attribute.kind) {
    case 'string':
      return typeof value === 'string' ? validateText(attribute, value, path) : [];
    case 'int':
    case 'number':
      return validateNumber(attribute, value, path);
    case 'bool':
      return [];
    case 'list':
    case 'set':
    case 'map':
    case 'nested':
      return [...validateCount(attribute, value, path), ...validateElements(attribute, value, path)];
  }
}

function validateText(attribute: StringAttribute, text: string, path: Path): Diagnostic[] {
  const { oneOf, format, minLength, maxLength } = attribute;
  if (format === 'image') return validateImage(attribute, text, path);
  const got = `got ${JSON.stringify(text)}`;
  if (oneOf && !oneOf.includes(text)) {
    return [refuse('INT1501', path, `${got}; allowed are ${oneOf.join(', ')}`, 'use one of the allowed values')];
  }
  if (format === 'guid' && !isGuid(text)) {
    return [refuse('INT1503', path, got, 'use an id such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301')];
  }
  if (format === 'locale' && !locale.test(text)) {
    return [refuse('INT1530', path, got, 'use a language tag such as en-US or de-DE')];
  }
  if (format === 'dateTime' && Number.isNaN(Date.parse(text))) {
    return [refuse('INT1504', path, got, 'write it as 2026-11-23T05:12:00Z')];
  }
  // Counted in UTF-16 units like .NET, which Graph uses.
  if (text.length >= (minLength ?? 0) && text.length <= (maxLength ?? Infinity)) return [];
  const why = `it has ${String(text.length)} characters; allowed are ${range(minLength, maxLength)}`;
  return [refuse('INT1505', path, why, 'shorten or lengthen it')];
}

/** A language with optional subtags: `en-US`, `sr-Latn-RS`. */
const locale = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu;

function validateNumber(attribute: IntAttribute | NumberAttribute, value: Value, path: Path): Diagnostic[] {
  const { min, max, unit, kind } = attribute;
  const [least, most] = kind === 'int' ? [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] : [-Infinity, Infinity];
  // A number that a double cannot hold has another type.
  const fits = typeof value === 'number' && value >= (min ?? least) && value <= (max ?? most);
  const isWhole = kind === 'number' || typeof value === 'bigint' || Number.isInteger(value);
  if (fits && isWhole) return [];
  // A number without its own limit is too large or too precise to be stored exactly.
  const limits = typeof value === 'number' ? range(min, max) : range(min, max ?? Number.MAX_SAFE_INTEGER);
  const allowed = `got ${renderValue(value)}; allowed are ${kind === 'int' ? 'whole ' : ''}${unit ?? 'numbers'} ${limits}`;
  return isWhole || !isFraction(value)
    ? [refuse('INT1502', path, allowed, 'use a value in that range')]
    : [refuse('INT1561', path, allowed, 'use a whole number')];
}

function isFraction(value: Value): boolean {
  return typeof value === 'number' || (value instanceof Decimal && /\.\d*[1-9]|e-/iu.test(value.text));
}

function range(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return max === undefined ? 'of any size' : `up to ${String(max)}`;
  return max === undefined ? `from ${String(min)}` : `from ${String(min)} to ${String(max)}`;
}

type Container = Exclude<Attribute, { kind: 'string' | 'int' | 'number' | 'bool' }>;

function validateCount({ minItems, maxItems }: Container, value: Value, path: Path): Diagnostic[] {
  if (!isValueList(value)) return [];
  if (value.length >= (minItems ?? 0) && value.length <= (maxItems ?? Infinity)) return [];
  return [
    refuse(
      'INT1506',
      path,
      `it has ${String(value.length)} elements; allowed are ${range(minItems, maxItems)}`,
      'add or remove elements',
    ),
  ];
}

function validateElements(attribute: Container, value: Value, path: Path): readonly Diagnostic[] {
  const element = (member: Value, step: Path): readonly Diagnostic[] =>
    attribute.kind === 'nested'
      ? isValueObject(member)
        ? validateAttributes(attribute.attributes, member, step)
        : []
      : validateValue(attribute.element, member, step);
  if (attribute.kind === 'nested' && attribute.nesting === 'single') return element(value, path);
  const empty = emptyElements(value, path);
  if (empty.length > 0) return empty;
  const unordered = attribute.kind === 'set' || (attribute.kind === 'nested' && attribute.nesting === 'set');
  // Elements of a set have no address in Terraform: the path is that of the set.
  if (isValueList(value)) return value.flatMap((member, index) => element(member, unordered ? path : [...path, index]));
  return isValueObject(value)
    ? Object.entries(value).flatMap(([key, member]) => element(member, [...path, { key }]))
    : [];
}

/** Reports null in a list, a set or a map. Elements of a set have no address. */
function emptyElements(value: Value, path: Path): readonly Diagnostic[] {
  const noValue = (at: Path): Diagnostic =>
    refuse('INT1509', at, 'it is null', 'remove the element, or filter it out: [for x in list : x if x != null]');
  if (isValueList(value)) return value.flatMap((member, index) => (member === null ? [noValue([...path, index])] : []));
  if (!isValueObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => (member === null ? [noValue([...path, { key }])] : []));
}

function missing(path: Path): Diagnostic {
  return refuse('INT1500', path, 'it is required but has no value', 'set a value');
}

function refuse(code: ArgumentCode, path: Path, why: string, fix: string): Diagnostic {
  const name = renderPath(path.map((step) => (typeof step === 'string' ? toTerraformName(step) : step)));
  return error(code, { what: `${name} ${complaints[code]}`, where: { path }, why, fix });
}

type ArgumentCode = Extract<
  DiagnosticCode,
  | 'INT1500'
  | 'INT1501'
  | 'INT1502'
  | 'INT1503'
  | 'INT1504'
  | 'INT1505'
  | 'INT1506'
  | 'INT1509'
  | 'INT1530'
  | 'INT1560'
  | 'INT1561'
>;

const complaints = {
  INT1500: 'is missing',
  INT1501: 'has a value that is not allowed',
  INT1502: 'is out of range',
  INT1503: 'is not a GUID',
  INT1504: 'is not a date-time',
  INT1505: 'has the wrong length',
  INT1506: 'has too few or too many elements',
  INT1509: 'has no value',
  INT1530: 'is not a language tag',
  INT1560: 'differs from another key only in case',
  INT1561: 'is not a whole number',
} as const satisfies Record<ArgumentCode, string>;
