import type { CatalogSetting } from './catalog-setting.js';
import type { SeverityRule } from './severity.js';
import type { TypeConstraint } from './type-constraint.js';
import type { Value } from './value.js';

/**
 * Facts common to all attributes. Presence is `required`, `computed`, `optional` with `computed`, a `default`, or none
 * of them (optional).
 */
export interface AttributeFacts {
  /** Meaning, for the docs page, the schema and the construct. Markdown, one or two sentences. */
  readonly doc: string;
  /** Must be declared. */
  readonly required?: true;
  /**
   * Set by Graph. Alone, the attribute cannot be declared. With `optional`, it can be declared, and keeps its value
   * otherwise.
   */
  readonly computed?: true;
  readonly optional?: true;
  /** A change replaces the object. */
  readonly immutable?: true;
  /**
   * Changes in the tenant without user action (last sync, version), so it never counts as a difference. Requires
   * `computed`.
   */
  readonly volatile?: true;
  /** Attributes whose change makes Graph recompute this one. Any other update keeps its value. Requires `computed`. */
  readonly follows?: readonly string[];
  /** Hidden in plans. */
  readonly sensitive?: true;
  /** Sent but never stored. Sent again when the attribute named by `version` changes. */
  readonly writeOnly?: { readonly version: string };
  /**
   * SHA-256 of a write-only image, in lower-case hexadecimal. It is computed while planning, and again from the image
   * in Graph. A different digest means that the content changed, and the image is sent again. Requires `computed`.
   */
  readonly digestOf?: Digest;
  /** Exists only in the declaration and the state. Graph never sees it. */
  readonly local?: true;
  /**
   * Read from Graph but never sent: only a person can change it. Plan fails if the value in the tenant differs from the
   * declared one; this text says what that person has to do. It does not apply to a value that a step carries. For
   * objects that always exist.
   * are always there.
   */
  readonly handOver?: string;
  /** Graph's name of the property, where the attribute needs a different one. */
  readonly graphName?: string;
  /** A setting instance of a policy holds the value, instead of a property of the object. */
  readonly setting?: CatalogSetting;
  /**
   * How a report rates drift of this attribute: its category, and which direction is tighter. Default: the rule of the
   * object.
   */
  readonly severity?: SeverityRule;
  /** Page that documents this attribute, where it is not the resource's page. */
  readonly source?: string;
}

/** The image that a digest attribute describes. */
export interface Digest {
  /** Name of the associated write-only image attribute. */
  readonly image: string;
  /** If the image is not declared, the tenant keeps its image. Default: the image is removed. */
  readonly leftAsItIs?: true;
}

/** Text. */
export interface StringAttribute extends AttributeFacts {
  readonly kind: 'string';
  readonly default?: string;
  /** The only allowed values, in their exact spelling. Graph's answers are matched case-insensitively. */
  readonly oneOf?: readonly string[];
  /** Meaning of each allowed value, shown next to it in editors. */
  readonly valueDocs?: Readonly<Record<string, string>>;
  /** Graph's spelling of declared values, where it differs: `{ none: 'unknown' }`. */
  readonly graphValues?: Readonly<Record<string, string>>;
  /** Prefix that Graph adds to the declared text: `DepTokenId_`. */
  readonly graphPrefix?: string;
  /**
   * Consequence of a value, as a clause, for values that a report should explain:
   * `{ none: 'nobody manages devices yet' }`.
   */
  readonly meanings?: Readonly<Record<string, string>>;
  readonly minLength?: number;
  readonly maxLength?: number;
  /**
   * `guid` compares case-insensitively. `dateTime` compares by instant, and Graph's `0001-01-01T00:00:00Z` is null.
   * `image` is a PNG or JPEG file as base64, which Graph takes as `mimeContent`. `locale` is a language tag such as
   * `en-US`, and `id` is a Graph id that is not exactly a GUID; both compare case-insensitively.
   */
  readonly format?: 'guid' | 'id' | 'dateTime' | 'image' | 'locale';
  /** Only for `image`: maximum file size. Unit: bytes. */
  readonly maxBytes?: number;
  /** The value is the id of such an object. Constructs and declarations also accept its display name. */
  readonly refersTo?: ReferredKind;
  /**
   * The id can also belong to a kind of object outside `refersTo`, so an id that is not found there is not an error.
   */
  readonly refersElsewhere?: true;
  /**
   * Only for a `dateTime` that Graph computes: instants that differ by at most this count as equal. Unit: seconds.
   * Default: 0.
   */
  readonly toleranceSeconds?: number;
  /**
   * Only for `dateTime`: when it is set, it must be in the future, and at most this many years ahead. Default: any
   * date.
   */
  readonly horizonYears?: number;
}

/** Kinds of objects that can be referred to by display name. */
export type ReferredKind = 'groups' | 'filters' | 'scopeTags' | 'apps';

/** A whole number. */
export interface IntAttribute extends AttributeFacts {
  readonly kind: 'int';
  readonly default?: number;
  /** Smallest allowed value. */
  readonly min?: number;
  /** Largest allowed value. */
  readonly max?: number;
  /** Unit of measure, e.g. `days`. */
  readonly unit?: string;
}

/** A number that may have a fraction. */
export interface NumberAttribute extends AttributeFacts {
  readonly kind: 'number';
  readonly default?: number;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
}

/** True or false. */
export interface BoolAttribute extends AttributeFacts {
  readonly kind: 'bool';
  readonly default?: boolean;
}

/** An attribute with one plain value. */
export type ScalarAttribute = StringAttribute | IntAttribute | NumberAttribute | BoolAttribute;

/** A list, set or map of scalar values. The presence of the element is ignored. */
export interface CollectionAttribute extends AttributeFacts {
  readonly kind: 'list' | 'set' | 'map';
  readonly element: ScalarAttribute;
  readonly default?: Value;
  /**
   * Only for a set of texts: Graph takes it as one comma-separated text (a flags enumeration). The empty set is sent as
   * this member.
   */
  readonly flags?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** An object, or a list, set or map of objects. */
export interface NestedAttribute extends AttributeFacts {
  readonly kind: 'nested';
  readonly nesting: 'single' | 'list' | 'set' | 'map';
  readonly attributes: Attributes;
  readonly default?: Value;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** One attribute of a resource, a data source or the provider. */
export type Attribute = ScalarAttribute | CollectionAttribute | NestedAttribute;

/** Attributes by name; names are Graph's. */
export type Attributes = Readonly<Record<string, Attribute>>;

/**
 * Where an attribute's value comes from. In Terraform, `defaulted` and `optionalComputed` are both optional and
 * computed.
 */
export type Presence = 'required' | 'optional' | 'defaulted' | 'optionalComputed' | 'computed';

/** Returns where an attribute's value comes from. */
export function presenceOf(attribute: Attribute): Presence {
  if (attribute.required) return 'required';
  if (attribute.default !== undefined) return 'defaulted';
  if (!attribute.computed) return 'optional';
  return attribute.optional ? 'optionalComputed' : 'computed';
}

/** Whether only Graph sets the value. The digest of an image does not count: it represents the declared image. */
export function isReadOnly(attribute: Attribute): boolean {
  return presenceOf(attribute) === 'computed' && attribute.digestOf === undefined;
}

/**
 * Whether the value in the tenant can drift from the declaration: Graph returns it, and it does not change without user
 * action.
 */
export function canDrift(attribute: Attribute): boolean {
  return !isReadOnly(attribute) && !attribute.volatile && !attribute.writeOnly;
}

type Options<T extends Attribute> = Omit<T, 'kind' | 'element' | 'nesting' | 'attributes'>;

/** Declares a text attribute. */
export function string<const T extends Options<StringAttribute>>(options: T): T & { kind: 'string' } {
  return { kind: 'string', ...options };
}

/** Declares a whole-number attribute. */
export function int<const T extends Options<IntAttribute>>(options: T): T & { kind: 'int' } {
  return { kind: 'int', ...options };
}

/** Declares a number attribute. */
export function number<const T extends Options<NumberAttribute>>(options: T): T & { kind: 'number' } {
  return { kind: 'number', ...options };
}

/** Declares a true-or-false attribute. */
export function bool<const T extends Options<BoolAttribute>>(options: T): T & { kind: 'bool' } {
  return { kind: 'bool', ...options };
}

type StringOptions = Pick<StringAttribute, 'oneOf' | 'valueDocs' | 'format' | 'minLength' | 'maxLength' | 'refersTo'>;

/** Declares a set of texts. The text options apply to each element. */
export function stringSet(options: Options<CollectionAttribute> & StringOptions): CollectionAttribute {
  return stringCollection('set', options);
}

/** Declares an ordered list of texts. The text options apply to each element. */
export function stringList(options: Options<CollectionAttribute> & StringOptions): CollectionAttribute {
  return stringCollection('list', options);
}

/** Declares a map of texts. The text options apply to each value. */
export function stringMap(options: Options<CollectionAttribute> & StringOptions): CollectionAttribute {
  return stringCollection('map', options);
}

function stringCollection(
  kind: 'set' | 'list' | 'map',
  {
    oneOf,
    valueDocs,
    format,
    minLength,
    maxLength,
    refersTo,
    ...options
  }: Options<CollectionAttribute> & StringOptions,
): CollectionAttribute {
  const values = { ...(oneOf && { oneOf }), ...(valueDocs && { valueDocs }) };
  const limits = { ...values, ...(format && { format }), ...lengths(minLength, maxLength) };
  const facts = { ...limits, ...(refersTo && { refersTo }) };
  return { kind, element: { kind: 'string', doc: options.doc, ...facts }, ...options };
}

function lengths(minLength?: number, maxLength?: number): Pick<StringAttribute, 'minLength' | 'maxLength'> {
  return { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) };
}

/** Declares an object. */
export function single(options: Options<NestedAttribute> & { attributes: Attributes }): NestedAttribute {
  return { kind: 'nested', nesting: 'single', ...options };
}

/** Declares a set of objects. */
export function setOf(options: Options<NestedAttribute> & { attributes: Attributes }): NestedAttribute {
  return { kind: 'nested', nesting: 'set', ...options };
}

/** Declares an ordered list of objects. */
export function listOf(options: Options<NestedAttribute> & { attributes: Attributes }): NestedAttribute {
  return { kind: 'nested', nesting: 'list', ...options };
}

/** The id attribute, which every resource and data source has. */
export const idAttribute = string({ computed: true, doc: 'Id of the object in Graph.' });

/** Whether the order of an attribute's elements is insignificant. */
export function isSet(attribute: Attribute | undefined): boolean {
  return attribute?.kind === 'set' || (attribute?.kind === 'nested' && attribute.nesting === 'set');
}

/** The Terraform type of an attribute's value, with members under Graph's names. */
export function typeOf(attribute: Attribute): TypeConstraint {
  if (attribute.kind === 'nested') {
    const element = objectType(attribute.attributes);
    return attribute.nesting === 'single' ? element : [attribute.nesting, element];
  }
  if (attribute.kind === 'list' || attribute.kind === 'set' || attribute.kind === 'map') {
    return [attribute.kind, typeOf(attribute.element)];
  }
  return attribute.kind === 'int' ? 'number' : attribute.kind;
}

/** The Terraform type of an object with these attributes, with members under Graph's names. */
export function objectType(attributes: Attributes): readonly ['object', Readonly<Record<string, TypeConstraint>>] {
  return [
    'object',
    Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, typeOf(attribute)])),
  ];
}
