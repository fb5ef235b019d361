import type { CatalogSetting } from './catalog-setting.js';
import type { SeverityRule } from './severity.js';
import type { TypeConstraint } from './type-constraint.js';
import type { Value } from './value.js';

/** What every attribute says of itself. Presence: `required`, `computed`, `optional` with `computed`, a `default`, or none of them (optional). */
export interface AttributeFacts {
  /** Meaning, for the docs page, the schema and the construct. Markdown, one or two sentences. */
  readonly doc: string;
  /** Must be declared. */
  readonly required?: true;
  /** Filled in by Graph. Alone: cannot be declared. With `optional`: may be, and stays what it is where it is not. */
  readonly computed?: true;
  readonly optional?: true;
  /** A change needs a new object. */
  readonly immutable?: true;
  /** Changes by itself in the tenant (last sync, version): never makes a difference. Goes with `computed`. */
  readonly volatile?: true;
  /** Decided anew by Graph when one of these attributes changes; stays what it is in any other update. Goes with `computed`. */
  readonly follows?: readonly string[];
  /** Hidden in plans. */
  readonly sensitive?: true;
  /** Sent and never stored; sent again when the attribute named `version` changes. */
  readonly writeOnly?: { readonly version: string };
  /**
   * SHA-256 of what a write-only image holds, in lower-case hexadecimal: worked out when it is planned, and
   * again from what Graph has. Goes with `computed`; a change of the content shows in it, and the image is sent again.
   */
  readonly digestOf?: Digest;
  /** Lives in the declaration and the state alone; Graph never sees it. */
  readonly local?: true;
  /**
   * Read from Graph and never sent: only a person can change it. Plan fails where the tenant has another value than the
   * declared one; this is what the person has to do. A value that a step carries is no matter for a person. For objects that
   * are always there.
   */
  readonly handOver?: string;
  /** Graph's property, where its name cannot be the attribute's. */
  readonly graphName?: string;
  /** A setting instance of a policy holds the value, and no property of the object. */
  readonly setting?: CatalogSetting;
  /** What a report says of its drift: what it is about, and which way is the tighter one. Default: the object's. */
  readonly severity?: SeverityRule;
  /** Page that says so, where it is not the resource's. */
  readonly source?: string;
}

/** Whose digest an attribute is. */
export interface Digest {
  /** Name of the write-only image beside it. */
  readonly image: string;
  /** An image that is not declared stays as the tenant has it. Default: it is removed. */
  readonly leftAsItIs?: true;
}

/** Text. */
export interface StringAttribute extends AttributeFacts {
  readonly kind: 'string';
  readonly default?: string;
  /** The only values allowed, in their exact spelling. Graph's answers are matched without case. */
  readonly oneOf?: readonly string[];
  /** What each of these values means, as an editor shows it beside the value. */
  readonly valueDocs?: Readonly<Record<string, string>>;
  /** What Graph calls a declared value, where the names differ: `{ none: 'unknown' }`. */
  readonly graphValues?: Readonly<Record<string, string>>;
  /** Graph has this before the declared text: `DepTokenId_`. */
  readonly graphPrefix?: string;
  /** What follows from a value, in a clause, where a report should say it: `{ none: 'nobody manages devices yet' }`. */
  readonly meanings?: Readonly<Record<string, string>>;
  readonly minLength?: number;
  readonly maxLength?: number;
  /**
   * `guid` compares without case; `dateTime` by instant, and Graph's `0001-01-01T00:00:00Z` is null. `image` is a PNG or JPEG
   * file as base64, which Graph takes as `mimeContent`. `locale` is a language tag such as `en-US`, and compares without case; so
   * does `id`, an id of Graph that is more or less than a GUID.
   */
  readonly format?: 'guid' | 'id' | 'dateTime' | 'image' | 'locale';
  /** Of an `image`: greatest size of the file. Unit: bytes. */
  readonly maxBytes?: number;
  /** It is the id of such an object. Constructs and declarations take its display name as well. */
  readonly refersTo?: ReferredKind;
  /** An id may also be one of another kind of object, so that one that is not among those of `refersTo` is not missing. */
  readonly refersElsewhere?: true;
  /** Of a `dateTime` that Graph works out itself: instants up to so many seconds apart mean the same. Default: 0. */
  readonly toleranceSeconds?: number;
  /** Of a `dateTime`: it must lie ahead when it is set, by so many years at most. Default: any date. */
  readonly horizonYears?: number;
}

/** Kinds of objects that may be referred to by display name. */
export type ReferredKind = 'groups' | 'filters' | 'scopeTags' | 'apps';

/** A whole number. */
export interface IntAttribute extends AttributeFacts {
  readonly kind: 'int';
  readonly default?: number;
  /** Least value allowed. */
  readonly min?: number;
  /** Greatest value allowed. */
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

/** A list, set or map of plain values. The element's own presence means nothing. */
export interface CollectionAttribute extends AttributeFacts {
  readonly kind: 'list' | 'set' | 'map';
  readonly element: ScalarAttribute;
  readonly default?: Value;
  /** Of a set of texts: Graph takes it as one text with commas (an enumeration of flags), and the empty set as this member of it. */
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

/** How an attribute comes by its value. `defaulted` and `optionalComputed` are both optional and computed to Terraform. */
export type Presence = 'required' | 'optional' | 'defaulted' | 'optionalComputed' | 'computed';

/** How an attribute comes by its value. */
export function presenceOf(attribute: Attribute): Presence {
  if (attribute.required) return 'required';
  if (attribute.default !== undefined) return 'defaulted';
  if (!attribute.computed) return 'optional';
  return attribute.optional ? 'optionalComputed' : 'computed';
}

/** Whether Graph alone decides the value. The digest of an image is not such a value: it stands for the declared image. */
export function isReadOnly(attribute: Attribute): boolean {
  return presenceOf(attribute) === 'computed' && attribute.digestOf === undefined;
}

/** Whether a value in the tenant can depart from the declaration: Graph shows it, and it does not change by itself. */
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

/** Declares a set of texts; the options of a text hold for each of them. */
export function stringSet(options: Options<CollectionAttribute> & StringOptions): CollectionAttribute {
  return stringCollection('set', options);
}

/** Declares a list of texts, in order; the options of a text hold for each of them. */
export function stringList(options: Options<CollectionAttribute> & StringOptions): CollectionAttribute {
  return stringCollection('list', options);
}

/** Declares texts by key; the options of a text hold for each of them. */
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

/** Declares a list of objects, in order. */
export function listOf(options: Options<NestedAttribute> & { attributes: Attributes }): NestedAttribute {
  return { kind: 'nested', nesting: 'list', ...options };
}

/** The id, which every resource and data source has. */
export const idAttribute = string({ computed: true, doc: 'Id of the object in Graph.' });

/** Whether the order of an attribute's elements means nothing. */
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
