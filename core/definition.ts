import { type Attribute, type Attributes, idAttribute } from './attribute.js';
import type { DeclaredChange } from './declared-change.js';
import type { DevicesFacet } from './devices.js';
import type { Diagnostic } from './diagnostic.js';
import type { Expiry } from './expiry.js';
import { facetAttributes, type Facets } from './facets.js';
import type { GraphBinding } from './graph-binding.js';
import type { GroupRequirement } from './group-requirement.js';
import type { Json, JsonObject } from './json.js';
import type { Neighbours } from './neighbours.js';
import type { Refusal } from './refusal.js';
import { type Release, schemaVersionOf } from './schema-version.js';
import type { ObjectSeverityRule } from './severity.js';
import { orderAttributes, type Shape } from './shape.js';
import type { ValueObject } from './value.js';
import type { WriteStep } from './write-step.js';

/** What a resource file states. */
export interface ResourceFacts<A extends Attributes> {
  /** Name in camelCase; Terraform's type is made from it. */
  readonly name: string;
  /** What people call one of them, in lower case: `cleanup rule`. */
  readonly noun: string;
  /** What it is and does, for the docs page. Markdown. */
  readonly doc: string;
  /** Microsoft's page of the type. */
  readonly source: string;
  readonly shape: Shape;
  readonly graph: GraphBinding;
  readonly permissions: Permissions;
  /** Who is refused something although the permissions suffice. Default: nobody is known to be. */
  readonly refusals?: readonly Refusal[];
  readonly attributes: A;
  /** Attribute that names one of them in messages. Default: the noun alone names it. */
  readonly label?: keyof A & string;
  /** Attributes of which no two objects in the tenant may have the same values. */
  readonly unique?: readonly (keyof A & string)[];
  readonly facets?: Facets;
  /** What deleting it loses. Default: nothing that creating it again does not bring back. */
  readonly deletion?: Deletion;
  /** Actions that carry attributes, in the order in which they are called. */
  readonly steps?: readonly WriteStep[];
  /** What the tenant must be like before one of them can be created or changed. Default: nothing. */
  readonly requires?: readonly Requirement[];
  /** What groups that it refers to must be like. Default: any group will do. */
  readonly requiresOfGroups?: readonly GroupRequirement[];
  readonly quirks?: Quirks;
  /** Checks of the declaration that single attributes cannot say. Unknown values are possible. */
  readonly validate?: (config: ValueObject) => readonly Diagnostic[];
  /** Rules among it and the other objects of its collection in the tenant. Default: none. */
  readonly neighbours?: Neighbours;
  /** Judges a create or update against what the tenant has: when it is planned, and again before anything is sent. An error refuses it. */
  readonly check?: (change: DeclaredChange) => readonly Diagnostic[];
  /** What of the object has an end. Every plan warns of it in time, and a report has a finding of it. */
  readonly expiry?: Expiry;
  /** Groups of attributes that Graph takes only together: where one of them is sent, the others go with it. */
  readonly together?: readonly (readonly string[])[];
  /** Attributes of a default object that Graph takes in a PATCH without others only; it is sent before that of the others. */
  readonly apart?: readonly string[];
  /** Asks Graph itself, while planning, whether it would take the object. */
  readonly serverValidation?: ServerValidation;
  /** What a change of it does to devices. Default: nothing is known of that. */
  readonly devices?: DevicesFacet;
  /** What its drift is about, where an attribute does not say. Default: `setting`, a warning. */
  readonly severity?: ObjectSeverityRule;
  /** A valid declaration, for docs and for the suites that run over all resources; `changed` differs in what may change in place. */
  readonly example: { readonly declared: ValueObject; readonly changed?: ValueObject };
  /**
   * How state gets the shape that a release introduced, by that release. The newest is the version of the state's schema. An
   * attribute that is new, or gone, needs no entry.
   */
  readonly upgrades?: Readonly<Record<Release, (state: JsonObject) => JsonObject>>;
}

/** A resource as data: everything that the engine, the generator and the report know of it. Made by `defineResource`. */
export interface ResourceDefinition extends Omit<
  ResourceFacts<Attributes>,
  'label' | 'unique' | 'refusals' | 'neighbours' | 'steps' | 'requires' | 'requiresOfGroups' | 'upgrades'
> {
  readonly kind: 'resource';
  readonly label?: string;
  readonly unique: readonly string[];
  readonly refusals: readonly Refusal[];
  readonly neighbours: Neighbours;
  readonly facets: Facets;
  readonly steps: readonly WriteStep[];
  readonly requires: readonly Requirement[];
  readonly requiresOfGroups: readonly GroupRequirement[];
  readonly quirks: Quirks;
  readonly severity: ObjectSeverityRule;
  /** Version of the state's schema: `schemaVersionOf` its newest upgrade. */
  readonly schemaVersion: number;
  /** Oldest first. */
  readonly upgrades: readonly StateUpgrade[];
}

/** How state gets the shape of a newer schema version. */
export interface StateUpgrade {
  readonly to: number;
  readonly upgrade: (state: JsonObject) => JsonObject;
}

/** A definition of one shape. */
export type DefinitionOf<Kind extends Shape['kind']> = ResourceDefinition & {
  readonly shape: Extract<Shape, { readonly kind: Kind }>;
};

/** Attributes named and limited as the properties of a Graph type; enum members are checked against the type's. */
export type AttributesOf<T> = {
  readonly [K in keyof T]?: Attribute & { readonly oneOf?: readonly Extract<NonNullable<T[K]>, string>[] };
};

/**
 * Something of the tenant that must be so before an object can be created or changed, and that no code can bring about.
 *
 * Plan fails while it is not so. Where it cannot be read, plan says nothing: Graph judges at apply.
 */
export interface Requirement {
  /** Object that tells. */
  readonly graph: Pick<GraphBinding, 'version' | 'path' | 'area'>;
  readonly property: string;
  /** Values of the property that will do, in Graph's spelling. */
  readonly oneOf: readonly string[];
  /** Only objects whose attribute has one of these values need it. Default: all do. */
  readonly when?: { readonly attribute: string; readonly oneOf: readonly string[] };
  /** What is amiss, in one line: `the tenant is not bound to managed Google Play`. */
  readonly unmet: string;
  /** What a person has to do. */
  readonly handOver: string;
}

/**
 * A question to Graph while planning: whether it would take an object. An action of the collection, which keeps nothing.
 *
 * It is asked of a new object, and when one of the attributes changes. An identity that may not ask gets a warning.
 */
export interface ServerValidation {
  /** Path segment after the collection: `validateFilter`. */
  readonly action: string;
  /** Attributes that it judges. The first one is named in messages. */
  readonly judges: readonly string[];
  /** Body of the action. All of `judges` are known. */
  readonly body: (values: ValueObject) => JsonObject;
  /** Whether the answer approves. */
  readonly approves: (answer: Json) => boolean;
  /** What to do where it does not. */
  readonly fix: string;
}

/** Delegated and application permissions, any one of which suffices; the least one first. */
export interface Permissions {
  readonly read: readonly string[];
  readonly write: readonly string[];
}

/** What deleting an object does that creating it again does not bring back. */
export interface Deletion {
  /** What is lost, in a sentence: `printed QR codes stop working`. */
  readonly loses: string;
  /** Deleting it needs `spec.allowDestroy`, because nothing brings back what is lost. Default: a warning is enough. */
  readonly isFinal?: true;
}

/** Small named exceptions. Pure functions over Graph's JSON. */
export interface Quirks {
  readonly beforePatch?: (body: JsonObject) => JsonObject;
  readonly afterRead?: (object: JsonObject) => JsonObject;
}

/** States a resource. The id and the attributes of its facets are added. */
export function defineResource<const A extends Attributes>(facts: ResourceFacts<A>): ResourceDefinition {
  const facets = facts.facets ?? {};
  const upgrades = upgradesOf(facts.upgrades ?? {});
  return {
    ...facts,
    kind: 'resource',
    attributes: {
      id: idAttribute,
      ...facts.attributes,
      ...facetAttributes(facets),
      ...(facts.shape.kind === 'order' && orderAttributes(facts.shape)),
    },
    unique: facts.unique ?? [],
    refusals: facts.refusals ?? [],
    neighbours: facts.neighbours ?? {},
    facets,
    steps: facts.steps ?? [],
    requires: facts.requires ?? [],
    requiresOfGroups: facts.requiresOfGroups ?? [],
    quirks: facts.quirks ?? {},
    severity: facts.severity ?? { about: 'setting' },
    schemaVersion: upgrades.at(-1)?.to ?? 0,
    upgrades,
  };
}

function upgradesOf(upgrades: NonNullable<ResourceFacts<Attributes>['upgrades']>): readonly StateUpgrade[] {
  return Object.entries(upgrades)
    .map(([release, upgrade]) => ({ to: schemaVersionOf(release as Release), upgrade }))
    .sort((left, right) => left.to - right.to);
}

/** Whether a definition has a shape. */
export function hasShape<Kind extends Shape['kind']>(
  definition: ResourceDefinition,
  kind: Kind,
): definition is DefinitionOf<Kind> {
  return definition.shape.kind === kind;
}
