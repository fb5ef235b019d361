import type { Filterable } from '../odata/filter.js';
import type { Tenant } from '../tenant/tenant.js';
import type { Answer } from './answer.js';
import type { EntityType, GraphVersion } from './entity-type.js';
import type { JsonObject } from './json.js';
import type { Call } from './operation.js';
import type { Permissions } from './permissions.js';

/** What can be done with a collection and its objects without naming an action. */
export type SetOperation = 'list' | 'get' | 'create' | 'update' | 'delete';

/** Assignments of the objects: mostly an action that replaces them all, and a navigation to each. */
export interface AssignmentFacet {
  /** The action that replaces them all. Undefined: there is none. */
  readonly action?: string;
  /** Key of the list in the action's body. */
  readonly bodyKey?: string;
  /** False: they hold a target alone. Default: they say where they come from. */
  readonly sourced?: false;
  /** Entity type of an assignment, without the namespace. */
  readonly typeName: string;
  readonly permissions: { readonly read: Permissions; readonly write: Permissions };
  /** False: assignments are seen by `$expand` alone, and the action answers with them. Default: each has an address, and the action answers nothing. */
  readonly navigation?: false;
  /** False: single assignments can be read alone; a POST or DELETE of one has no route. Default: they are written, too. */
  readonly singles?: false;
  /** What ids of assignments end with. Default: nothing. */
  readonly idSuffix?: string;
}

/** Order among the objects of one type: a new object comes last. */
export interface PriorityFacet {
  readonly action: string;
  /** Number of the highest place. Default: 1. */
  readonly first?: 0;
  /** Property of which each value has an order of its own, where a type has it. Default: a type has one order. */
  readonly within?: string;
  /** True: a deleted object leaves its place empty, unless the tenant closes gaps. Default: the ones behind it move up. */
  readonly gaps?: true;
  readonly permissions: Permissions;
}

/** Objects of the directory that an object refers to: a navigation whose entries are added and removed through `$ref`. */
export interface ReferenceFacet {
  readonly navigation: string;
  /** Entity set that they are in. */
  readonly set: string;
  readonly permissions: { readonly read: Permissions; readonly write: Permissions };
  /** What adding one does to the object. */
  readonly onAdd?: (owner: JsonObject) => JsonObject;
}

/** Objects below an object, each with an address of its own. */
export interface ChildrenFacet {
  readonly navigation: string;
  readonly type: EntityType;
  readonly permissions: { readonly read: Permissions; readonly write: Permissions };
  /** Flag that one of them has: setting it takes it from the others. */
  readonly exclusive: string;
  /** Fills in what the service assigns to a new one, its id among it. */
  readonly onCreate: (child: JsonObject, owner: JsonObject) => JsonObject;
  /** What writing one does to the object. */
  readonly onWrite: (owner: JsonObject, child: JsonObject) => JsonObject;
}

/** Small exceptions, as pure functions save for `afterWrite` and `afterDelete`. */
export interface SetQuirks {
  /** Whether a key is that of a parent that its collection does not list. */
  readonly isUnlistedParent?: (key: string, tenant: Tenant) => boolean;
  /** Changes what reads show of an object. */
  readonly show?: (object: JsonObject, tenant: Tenant) => JsonObject;
  /** Refuses a write to somebody, whatever it is: the object is the present one, or what a POST sends. */
  readonly checkActor?: (object: JsonObject, call: Call) => Answer | undefined;
  /** Changes what a POST sends before it is kept. */
  readonly beforeCreate?: (object: JsonObject, tenant: Tenant) => JsonObject;
  /** Refuses an assignment that the service does not take. */
  readonly checkAssignment?: (owner: JsonObject, target: JsonObject, tenant: Tenant) => Answer | undefined;
  /** Fills in what the service assigns to a new object. */
  readonly onCreate?: (object: JsonObject, tenant: Tenant) => JsonObject;
  /** Refuses a new object that the service does not take. */
  readonly checkCreate?: (object: JsonObject, tenant: Tenant) => Answer | undefined;
  /** Fills in what the service assigns when an object is changed. */
  readonly onUpdate?: (object: JsonObject, tenant: Tenant, present: JsonObject) => JsonObject;
  /** Refuses a change that the service does not take. */
  readonly checkUpdate?: (present: JsonObject, changes: JsonObject) => Answer | undefined;
  /** Status of a PATCH, by its body. Default: 200 with the object. */
  readonly updateStatus?: (body: JsonObject) => 200 | 204;
  /** Refuses an object as it would be after a create or an update. */
  readonly checkObject?: (object: JsonObject, tenant: Tenant) => Answer | undefined;
  /** Refuses to delete an object. */
  readonly checkDelete?: (object: JsonObject, tenant: Tenant) => Answer | undefined;
  /** What else happens when an object is deleted. */
  readonly afterDelete?: (object: JsonObject, tenant: Tenant) => void;
  /** An object that is not there is answered with 400. Default: with 404. */
  readonly goneAsBadRequest?: true;
  /** Id of a new object. Default: a GUID, and what ids of its type end with. */
  readonly mintId?: (objects: ReadonlyMap<string, JsonObject>, call: Call) => string;
  /** What else happens after a create or an update. */
  readonly afterWrite?: (object: JsonObject, call: Call) => void;
}

/**
 * A collection of Graph as data. Everything that the emulator does with it follows from this.
 *
 * A further resource is one more of these, in a file in `endpoints/`.
 */
export interface EntitySet {
  /** Path below the version. `{id}` stands for the key of the parent. */
  readonly path: string;
  /** Path of the collection to whose objects these belong, in calls that name one by its key. Default: they stand by themselves. */
  readonly parent?: string;
  readonly versions: readonly GraphVersion[];
  /** Type that the collection is declared to hold. */
  readonly declaredType: string;
  /** Types that its objects have. More than one: bodies need `@odata.type`. */
  readonly types: readonly EntityType[];
  /** Permissions of each operation. An operation that is not here has no route. */
  readonly permissions: Partial<Readonly<Record<SetOperation, Permissions>>>;
  readonly filterable?: Filterable;
  /** Values of `$orderby` that it takes. Default: none. */
  readonly orders?: readonly string[];
  /** How its events are filed in the audit log. The words are a guess: the documents show no real event. */
  readonly audit: { readonly category: string; readonly component: string };
  /** Property of which no two objects may have the same value. */
  readonly unique?: string;
  readonly assignments?: AssignmentFacet;
  readonly priority?: PriorityFacet;
  readonly references?: ReferenceFacet;
  readonly children?: ChildrenFacet;
  /** Which objects are the service's own: not deleted, assigned or ordered, and only these properties never change. */
  readonly builtin?: {
    readonly is: (object: JsonObject) => boolean;
    readonly keeps: readonly string[];
    /** Type of the target that they show an assignment to. Default: they show none. */
    readonly assignedTo?: string;
  };
  readonly quirks?: SetQuirks;
  /** True: a part of the directory, which has other error codes and sends no count. Default: Intune. */
  readonly directory?: true;
  /** Objects that a new tenant has. */
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

/** The object's display name, where it has one. */
export function nameOf(object: JsonObject): string | null {
  return typeof object.displayName === 'string' ? object.displayName : null;
}
