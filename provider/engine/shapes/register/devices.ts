import {
  type DefinitionOf,
  isValueList,
  isValueObject,
  type JsonObject,
  type RegisterShape,
  textOf,
  type Value,
  type ValueObject,
} from '../../../../core/index.js';

/** A declared device: its key, and the managed texts, by attribute. */
export interface DeclaredDevice {
  readonly key: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** Declared devices by identity. */
export type DeclaredDevices = ReadonlyMap<string, DeclaredDevice>;

/** A registered device with all texts, empty if it has none. */
export interface RegisteredDevice extends DeclaredDevice {
  readonly id: string;
}

/** The register shape of a definition. */
export function registerShape({ shape }: DefinitionOf<'register'>): RegisterShape {
  return shape;
}

/** Identifies a device. Graph ignores the case of a key. */
export function identityOf(key: string): string {
  return key.toLowerCase();
}

/** The devices of a state or a plan. Unknown ones are left out. */
export function devicesOf({ keys, texts }: RegisterShape, values: ValueObject): DeclaredDevices {
  const declared = values[keys] ?? null;
  const known = isValueList(declared) ? declared.filter((key) => typeof key === 'string') : [];
  const maps = texts.map((name) => [name, textsByIdentity(values[name] ?? null)] as const);
  return new Map(
    known.map((key) => {
      const own = maps.flatMap(([name, map]) => {
        const text = map.get(identityOf(key));
        return text === undefined ? [] : [[name, text] as const];
      });
      return [identityOf(key), { key, texts: Object.fromEntries(own) }];
    }),
  );
}

/** The attributes for these devices. A map without texts is the same as in `values`: null, or empty. */
export function valuesOf(
  { keys, texts }: RegisterShape,
  devices: Iterable<DeclaredDevice>,
  values: ValueObject,
): Record<string, Value> {
  const all = [...devices];
  const maps = texts.map((name): [string, Value] => {
    const own = all.flatMap(({ key, texts: { [name]: text } }) => (text === undefined ? [] : [[key, text] as const]));
    return [name, own.length === 0 ? emptyOf(values[name]) : Object.fromEntries(own)];
  });
  return { [keys]: all.map(({ key }) => key), ...Object.fromEntries(maps) };
}

/** Converts a device from Graph. Undefined: it has no key, so it cannot be referred to. */
export function deviceFromGraph({ key, texts }: RegisterShape, object: JsonObject): RegisteredDevice | undefined {
  const id = textOf(object.id);
  const serial = textOf(object[key])?.trim();
  if (id === null || id === '' || serial === undefined || serial === '') return undefined;
  return { id, key: serial, texts: Object.fromEntries(texts.map((name) => [name, textOf(object[name]) ?? ''])) };
}

/** Why an object is not a valid device. Undefined: it is; missing texts are null or empty. */
export function faultIn({ key, texts }: RegisterShape, object: JsonObject): string | undefined {
  if (typeof object.id !== 'string') return 'the list has an object without an id';
  const strange = [key, ...texts].find((name) => typeof (object[name] ?? '') !== 'string');
  return strange === undefined ? undefined : `${strange} is not text`;
}

/** The declared secrets, by identity. */
export function secretsOf({ secrets }: RegisterShape, config: ValueObject): ReadonlyMap<string, string> {
  return textsByIdentity(config[secrets] ?? null);
}

function textsByIdentity(map: Value): ReadonlyMap<string, string> {
  if (!isValueObject(map)) return new Map();
  return new Map(
    Object.entries(map).flatMap(([key, text]) => (typeof text === 'string' ? [[identityOf(key), text]] : [])),
  );
}

function emptyOf(value: Value | undefined): Value {
  return isValueObject(value) ? {} : null;
}
