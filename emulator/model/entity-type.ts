import type { Json } from './json.js';

/** A version of Microsoft Graph. */
export type GraphVersion = 'v1.0' | 'beta';

/** One property of an entity type or complex type. */
export interface Property {
  readonly kind:
    'string' | 'int32' | 'int64' | 'boolean' | 'dateTimeOffset' | 'guid' | 'strings' | 'complex' | 'complexes';
  readonly nullable?: true;
  /** Required in a POST. */
  readonly required?: true;
  /** Assigned by the service; ignored in a body. */
  readonly readOnly?: true;
  /** Accepted in a POST, but cannot be changed by a PATCH. */
  readonly immutable?: true;
  /** Value if a POST omits it. Default: null, or the zero value of its type. */
  readonly initial?: Json;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** Members of an enumeration; input is matched without case. */
  readonly members?: readonly string[];
  /** The enumeration has flags: a value is a comma-separated text, and the first member means none. */
  readonly flags?: true;
  /** Properties of a complex property. */
  readonly properties?: Properties;
  /** Exists only in beta. */
  readonly beta?: true;
  /** Not in the audit log. */
  readonly secret?: true;
  /** Only returned if `$select` contains it. */
  readonly selectOnly?: true;
}

/** Properties by name. */
export type Properties = Readonly<Record<string, Property>>;

/** An entity type, without the namespace `microsoft.graph`. */
export interface EntityType {
  readonly name: string;
  readonly properties: Properties;
  /** False: objects of this type are read-only. */
  readonly writable?: false;
  /** False: objects of this type can be changed but not created. */
  readonly creatable?: false;
  /** Exists only in beta; v1.0 does not return its objects. */
  readonly beta?: true;
  /** Maximum number of objects of the type, without built-in ones. */
  readonly atMost?: number;
  /** Suffix of the ids of the type. */
  readonly idSuffix?: string;
}

type Options = Omit<Property, 'kind'>;

/** Edm.String, nullable. */
export function text(options: Options = {}): Property {
  return { kind: 'string', ...(!options.required && { nullable: true }), ...options };
}

/** Edm.Int32. */
export function int32(options: Options = {}): Property {
  return { kind: 'int32', ...options };
}

/** Edm.Int64. */
export function int64(options: Options = {}): Property {
  return { kind: 'int64', ...options };
}

/** Edm.Boolean. */
export function boolean(options: Options = {}): Property {
  return { kind: 'boolean', ...options };
}

/** Edm.DateTimeOffset. Unset is `0001-01-01T00:00:00Z`, as in captures. */
export function dateTime(options: Options = {}): Property {
  return { kind: 'dateTimeOffset', ...options };
}

/** Edm.Guid. */
export function guid(options: Options = {}): Property {
  return { kind: 'guid', ...options };
}

/** An enumeration; its first member is the default. */
export function oneOf(members: readonly string[], options: Options = {}): Property {
  return { kind: 'string', members, initial: members[0] ?? null, ...options };
}

/** An enumeration of flags; its first member is the default. */
export function flags(members: readonly string[], options: Options = {}): Property {
  return oneOf(members, { flags: true, ...options });
}

/** Collection(Edm.String). */
export function texts(options: Options = {}): Property {
  return { kind: 'strings', initial: [], nullable: true, ...options };
}

/** A complex property. A PATCH merges into it. */
export function complex(properties: Properties, options: Options = {}): Property {
  return { kind: 'complex', properties, nullable: true, ...options };
}

/** A collection of complex values. */
export function complexes(options: Options = {}): Property {
  return { kind: 'complexes', initial: [], ...options };
}

/** Initial value of a property. */
export function initialOf(property: Property): Json {
  if (property.initial !== undefined) return property.initial;
  if (property.nullable) return null;
  return zeros[property.kind];
}

const zeros: Readonly<Record<Property['kind'], Json>> = {
  string: '',
  int32: 0,
  int64: 0,
  boolean: false,
  dateTimeOffset: '0001-01-01T00:00:00Z',
  guid: '00000000-0000-0000-0000-000000000000',
  strings: [],
  complex: {},
  complexes: [],
};
