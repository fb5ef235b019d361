import type { Filterable } from '../odata/filter.js';
import type { Tenant } from '../tenant/tenant.js';
import type { Answer } from './answer.js';
import type { EntityType, GraphVersion } from './entity-type.js';
import type { JsonObject } from './json.js';
import type { Call } from './operation.js';
import type { Permissions } from './permissions.js';

/** Operations on a collection and its objects, except actions. */
export type SetOperation = 'list' | 'get' | 'create' | 'update' | 'delete';

/** Assignments of the objects: usually an action that replaces all of them, and a navigation to each. */
export interface AssignmentFacet {
  /** The action that replaces all assignments. Undefined: there is none. */
  readonly action?: string;
  /** Key of the list in the action's body. */
  readonly bodyKey?: string;
  /** False: they only have a target. Default: they also have their source. */
  readonly sourced?: false;
  /** Entity type of an assignment, without the namespace. */
  readonly typeName: string;
  readonly permissions: { readonly read: Permissions; readonly write: Permissions };
  /** False: assignments are only returned by `$expand`, and by the action. Default: each has an address, and the action returns nothing. */
  readonly navigation?: false;
  /** False: individual assignments are read-only; POST and DELETE have no route. Default: they can be written. */
  readonly singles?: false;
  /** Suffix of assignment ids. Default: none. */
  readonly idSuffix?: string;
}

/** Order of the objects of a type: a new object comes last. */
export interface PriorityFacet {
  readonly action: string;
  /** Number of the highest place. Default: 1. */
  readonly first?: 0;
  /** Property with a separate order for each value, for types that have it. Default: one order per type. */
  readonly within?: string;
  /** True: a deleted object leaves a gap, unless the tenant closes gaps. Default: the objects after it move up. */
  readonly gaps?: true;
  readonly permissions: Permissions;
}

/** Directory objects that an object refers to: a navigation whose entries are added and removed through `$ref`. */
export interface ReferenceFacet {
  readonly navigation: string;
  /** Entity set that contains them. */
  readonly set: string;
  readonly permissions: { readonly read: Permissions; readonly write: Permissions };
  /** Effect on the object when one is added. */
  readonly onAdd?: (owner: JsonObject) => JsonObject;
}

/** Child objects with their own addresses. */
export interface ChildrenFacet {
  readonly navigation: string;
  readonly type: EntityType;
  readonly permissions: { readonly read: Permissions; readonly write: Permissions };
  /** Flag that only one child can have: setting it clears it on the others. */
  readonly exclusive: string;
  /** Sets the values that the service assigns to a new child, including its id. */
  readonly onCreate: (child: JsonObject, owner: JsonObject) => JsonObject;
  /** Effect on the object when a child is written. */
  readonly onWrite: (owner: JsonObject, child: JsonObject) => JsonObject;
}

/** Small exceptions, as pure functions except `afterWrite` and `afterDelete`. */
export interface SetQuirks {
  /** Whether a key belongs to a parent that its collection does not list. */
  readonly isUnlistedParent?: (key: string, tenant: Tenant) => boolean;
  /** Changes an object before it is returned. */
  readonly show?: (object: JsonObject, tenant: Tenant) => JsonObject;
  /** Refuses any write by an actor. The object is the current one, or the body of a POST. */
  readonly checkActor?: (object: JsonObject, call: Call) => Answer | undefined;
  /** Changes the body of a POST before it is stored. */
  readonly beforeCreate?: (object: JsonObject, tenant: Tenant) => JsonObject;
  /** Refuses an assignment that the service does not accept. */
  readonly checkAssignment?: (owner: JsonObject, target: JsonObject, tenant: Tenant) => Answer | undefined;
  /** Sets the values that the service assigns to a new object. */
  readonly onCreate?: (object: JsonObject, tenant: Tenant) => JsonObject;
  /** Refuses a new object that the service does not accept. */
  readonly checkCreate?: (object: JsonObject, tenant: Tenant) => Answer | undefined;
  /** Sets the values that the service assigns to a changed object. */
  readonly onUpdate?: (object: JsonObject, tenant: Tenant, present: JsonObject) => JsonObject;
  /** Refuses a change that the service does not accept. */
  readonly checkUpdate?: (present: JsonObject, changes: JsonObject) => Answer | undefined;
  /** Status of a PATCH, depending on its body. Default: 200 with the object. */
  readonly updateStatus?: (body: JsonObject) => 200 | 204;
  /** Refuses the resulting object of a create or an update. */
  readonly checkObject?: (object: JsonObject, tenant: Tenant) => Answer | undefined;
  /** Refuses the deletion of an object. */
  readonly checkDelete?: (object: JsonObject, tenant: Tenant) => Answer | undefined;
  /** Side effects of the deletion of an object. */
  readonly afterDelete?: (object: JsonObject, tenant: Tenant) => void;
  /** A missing object is answered with 400. Default: 404. */
  readonly goneAsBadRequest?: true;
  /** Id of a new object. Default: a GUID, followed by the suffix of its type. */
  readonly mintId?: (objects: ReadonlyMap<string, JsonObject>, call: Call) => string;
  /** Side effects of a create or an update. */
  readonly afterWrite?: (object: JsonObject, call: Call) => void;
}

/**
 * A collection of Graph as data, from which the emulator derives all operations.
 *
 * Each further resource is one more of these, in a file in `endpoints/`.
 */
export interface EntitySet {
  /** Path below the version. `{id}` is a placeholder for the key of the parent. */
  readonly path: string;
  /** Path of the parent collection, if calls contain the key of a parent. Default: there is no parent. */
  readonly parent?: string;
  readonly versions: readonly GraphVersion[];
  /** Declared type of the collection. */
  readonly declaredType: string;
  /** Types of its objects. If there are several, bodies need `@odata.type`. */
  readonly types: readonly EntityType[];
  /** Permissions of each operation. An operation without an entry has no route. */
  readonly permissions: Partial<Readonly<Record<SetOperation, Permissions>>>;
  readonly filterable?: Filterable;
  /** Supported values of `$orderby`. Default: none. */
  readonly orders?: readonly string[];
  /**
   * Category and component of its events in the audit log. The values are a guess: the documentation has no real event.
   */
  readonly audit: { readonly category: string; readonly component: string };
  /** Property that must be unique. */
  readonly unique?: string;
  readonly assignments?: AssignmentFacet;
  readonly priority?: PriorityFacet;
  readonly references?: ReferenceFacet;
  readonly children?: ChildrenFacet;
  /**
   * The objects that belong to the service: they cannot be deleted, assigned or ordered, and only these properties
   * cannot be changed.
   */
  readonly builtin?: {
    readonly is: (object: JsonObject) => boolean;
    readonly keeps: readonly string[];
    /** Target type of the assignment that they show. Default: none. */
    readonly assignedTo?: string;
  };
  readonly quirks?: SetQuirks;
  /** True: part of the directory, which has other error codes and sends no count. Default: Intune. */
  readonly directory?: true;
  /** Objects of a new tenant. */
  readonly seed?: (tenant: Tenant) => readonly JsonObject[];
}

/** The type of an object of a collection. */
export function typeOf(set: EntitySet, object: JsonObject): EntityType {
  const [first] = set.types;
  if (!first) throw new RangeError(`${set.path} has no types`);
  return set.types.find(({ name }) => object['@odata.type'] === `#microsoft.graph.${name}`) ?? first;
}

/** The object's id. */
export function idOf(object: JsonObject): string {
  return typeof object.id === 'string' ? object.id : '';
}

/** The object's display name, if it has one. */
export function nameOf(object: JsonObject): string | null {
  return typeof object.displayName === 'string' ? object.displayName : null;
}
