import type { ApprovalCoverage } from './approval-coverage.js';
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

/** Everything that the file of a resource defines. */
export interface ResourceFacts<A extends Attributes> {
  /** Name in camelCase. The Terraform type is derived from it. */
  readonly name: string;
  /** What people call one such object, in lower case: `cleanup rule`. */
  readonly noun: string;
  /** Purpose of the resource and its behaviour, for the docs page. Markdown. */
  readonly doc: string;
  /** Microsoft's documentation page of the type. */
  readonly source: string;
  readonly shape: Shape;
  readonly graph: GraphBinding;
  readonly permissions: Permissions;
  /** Operations that Graph refuses although the permissions suffice, and to whom. Default: none are known. */
  readonly refusals?: readonly Refusal[];
  /** Access policies of Multi Admin Approval that cover its writes. Default: none is known. */
  readonly approval?: ApprovalCoverage;
  readonly attributes: A;
  /** Attribute that names an object in messages. Default: messages use the noun alone. */
  readonly label?: keyof A & string;
  /** Attributes whose combined values must be unique among the objects of the tenant. */
  readonly unique?: readonly (keyof A & string)[];
  readonly facets?: Facets;
  /** What is lost when an object is deleted. Default: nothing that creating it again would not restore. */
  readonly deletion?: Deletion;
  /** Actions that carry attributes, in the order of the calls. */
  readonly steps?: readonly WriteStep[];
  /** State that the tenant must have before an object can be created or changed. Default: none. */
  readonly requires?: readonly Requirement[];
  /** Conditions for groups that an object refers to. Default: none. */
  readonly requiresOfGroups?: readonly GroupRequirement[];
  readonly quirks?: Quirks;
  /** Checks that attribute options cannot express. Values can be unknown. */
  readonly validate?: (config: ValueObject) => readonly Diagnostic[];
  /** Rules that involve other objects of the same collection in the tenant. Default: none. */
  readonly neighbours?: Neighbours;
  /**
   * Checks a create or update against the object in the tenant: during plan, and again before anything is sent. An
   * error stops the change.
   */
  readonly check?: (change: DeclaredChange) => readonly Diagnostic[];
  /** The expiration date of an object. Plans warn when it approaches, and reports include it as a finding. */
  readonly expiry?: Expiry;
  /** Groups of attributes that Graph accepts only together: if one of them is sent, the others are sent too. */
  readonly together?: readonly (readonly string[])[];
  /** Attributes of a default object that Graph accepts only in a separate PATCH, which is sent first. */
  readonly apart?: readonly string[];
  /** Asks Graph, during plan, whether it would accept the object. */
  readonly serverValidation?: ServerValidation;
  /** How a change affects devices. Default: unknown. */
  readonly devices?: DevicesFacet;
  /** Category of drift, for attributes that do not set one. Default: `setting`, a warning. */
  readonly severity?: ObjectSeverityRule;
  /**
   * A valid declaration, for docs and for the test suites that run over all resources. `changed` differs only in values
   * that can change in place.
   */
  readonly example: { readonly declared: ValueObject; readonly changed?: ValueObject };
  /**
   * Migrations of the state, by the release that introduced the new shape. The newest release determines the schema
   * version. Adding or removing an attribute needs no entry.
   */
  readonly upgrades?: Readonly<Record<Release, (state: JsonObject) => JsonObject>>;
}

/** A resource as data: everything that the engine, the generator and the report need. Made by `defineResource`. */
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
  /** Version of the state's schema: `schemaVersionOf` the release of the newest upgrade. */
  readonly schemaVersion: number;
  /** Upgrades of the state, oldest first. */
  readonly upgrades: readonly StateUpgrade[];
}

/** Migrates a state to a newer schema version. */
export interface StateUpgrade {
  readonly to: number;
  readonly upgrade: (state: JsonObject) => JsonObject;
}

/** A definition with the given shape. */
export type DefinitionOf<Kind extends Shape['kind']> = ResourceDefinition & {
  readonly shape: Extract<Shape, { readonly kind: Kind }>;
};

/**
 * Attributes named and constrained like the properties of a Graph type. The compiler checks enum members against the
 * type's.
 */
export type AttributesOf<T> = {
  readonly [K in keyof T]?: Attribute & { readonly oneOf?: readonly Extract<NonNullable<T[K]>, string>[] };
};

/**
 * A state of the tenant that an object requires before it can be created or changed, and that only a person can bring
 * about.
 *
 * Plan fails while the requirement is not met. If it cannot be read, plan reports nothing, and Graph decides at apply.
 */
export interface Requirement {
  /** Object to read the property from. */
  readonly graph: Pick<GraphBinding, 'version' | 'path' | 'area'>;
  readonly property: string;
  /** Values of the property that meet the requirement, in Graph's spelling. */
  readonly oneOf: readonly string[];
  /** Only objects whose attribute has one of these values have the requirement. Default: all objects. */
  readonly when?: { readonly attribute: string; readonly oneOf: readonly string[] };
  /** The problem, in one line: `the tenant is not bound to managed Google Play`. */
  readonly unmet: string;
  /** What a person has to do. */
  readonly handOver: string;
}

/**
 * Asks Graph during plan whether it would accept an object, by an action of the collection that stores nothing.
 *
 * It is called for a new object, and when one of the attributes changes. If the identity lacks the permission, plan
 * warns.
 */
export interface ServerValidation {
  /** Path segment after the collection: `validateFilter`. */
  readonly action: string;
  /** Attributes that the action validates. Messages name the first one. */
  readonly judges: readonly string[];
  /** Builds the body of the action. The values of all `judges` are known. */
  readonly body: (values: ValueObject) => JsonObject;
  /** Whether the answer accepts the object. */
  readonly approves: (answer: Json) => boolean;
  /** What to do if Graph does not accept the object. */
  readonly fix: string;
}

/** Delegated and application permissions. Any one of them suffices; the least privileged one comes first. */
export interface Permissions {
  readonly read: readonly string[];
  readonly write: readonly string[];
}

/** Loss that creating a deleted object again does not repair. */
export interface Deletion {
  /** What is lost, in a sentence: `printed QR codes stop working`. */
  readonly loses: string;
  /** Deletion requires `spec.allowDestroy`, because the loss is permanent. Default: plan only warns. */
  readonly isFinal?: true;
}

/** Small named exceptions, as pure functions over Graph's JSON. */
export interface Quirks {
  readonly beforePatch?: (body: JsonObject) => JsonObject;
  readonly afterRead?: (object: JsonObject) => JsonObject;
}

/** Defines a resource. The id and the attributes of its facets are added. */
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

/** Whether a definition has the given shape. */
export function hasShape<Kind extends Shape['kind']>(
  definition: ResourceDefinition,
  kind: Kind,
): definition is DefinitionOf<Kind> {
  return definition.shape.kind === kind;
}
