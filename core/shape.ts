import { type Attributes, string, stringList } from './attribute.js';
import type { Graph } from './graph.js';
import type { JsonObject } from './json.js';

/** Objects that are created, changed and deleted: POST, GET, PATCH, DELETE. */
export interface CollectionShape {
  readonly kind: 'collection';
  /** Property that is true of the objects that the service made and nobody can delete; they cannot be imported. Default: there are none. */
  readonly builtIn?: string;
}

/** One object that is always there and can only be read and changed. Destroy leaves it as it is, with a warning. */
export interface SingletonShape {
  readonly kind: 'singleton';
}

/** A default object of the service: adopted, changed, and on destroy put back to what it was when it was adopted. */
export interface BuiltinShape {
  readonly kind: 'builtin';
  /** What the object's id ends with, e.g. `_DefaultLimit`; or the whole id, where it is the same in every tenant. */
  readonly idSuffix: string;
  /** Property that is true of this object alone, where the id does not tell; `idSuffix` is empty then. Default: the id tells. */
  readonly marker?: string;
  /** `idSuffix` is the whole id, and the object is read by it. Default: it is found in the list of all. */
  readonly wholeId?: true;
}

/** What a consequence means in one tenant. */
export interface MeasuredConsequence {
  /** Whether it holds there. Undefined: it could not be read, and is taken to hold. */
  readonly holds?: boolean;
  /** In one sentence, with its numbers. */
  readonly text: string;
  /** Devices that it concerns. Absent: nobody could count them. */
  readonly devices?: number;
}

/** Looks what a consequence means in a tenant. */
export type MeasureConsequence = (graph: Graph) => Promise<MeasuredConsequence>;

/**
 * A state of the tenant that code can only assert, save for one value that an action reaches and that cannot be undone.
 *
 * The declared value is in the attribute named `value`; a change away from `from` needs `transition = { from, acknowledge }`.
 */
export interface ActionShape {
  readonly kind: 'action';
  /** Attribute that holds the declared value. */
  readonly value: string;
  /** The only value that can be reached, and the action (a path segment after the object) that reaches it. */
  readonly reachable: { readonly value: string; readonly action: string };
  /** Value from which the change needs no acknowledgement, because nothing is in force yet. */
  readonly unset: string;
  /** What must be acknowledged when leaving each value, with the sentence that explains it. */
  readonly consequences: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Names of consequences that need not hold in a tenant. The others always do. */
  readonly conditional: readonly string[];
  /** What consequences mean in a tenant, by name: looked at before a transition is planned, and again before it is applied. */
  readonly measures: Readonly<Record<string, MeasureConsequence>>;
  /** Values that code cannot leave, acknowledged or not: what a person does instead, today. */
  readonly leftByHand: Readonly<Record<string, string>>;
  /** What leaving a value does not do, said wherever somebody decides on it: `devices stay enrolled`. */
  readonly reassurance: string;
  /** For each declared value that is not reachable: where a person sets it. */
  readonly guidance: Readonly<Record<string, string>>;
}

/**
 * The order of the objects of a collection, the highest place first: the attribute `ids`.
 *
 * Objects that it does not name come after those it does, in the order they have. It is no object of Graph's: destroy leaves
 * the order as it is.
 */
export interface OrderShape {
  readonly kind: 'order';
  /** What people call one of the ordered objects, in lower case: `enrollment limit`. */
  readonly of: string;
  /** Path segment of the action that moves an object, with the body `{ priority }`: `setPriority`. */
  readonly action: string;
  /** Number of the highest place. Default: 1, and 0 marks a default object, which has no place. */
  readonly first?: 0 | 1;
  /** Attribute, and property of the objects, of which each value has an order of its own; required and immutable. Default: all are in one order. */
  readonly within?: string;
}

/**
 * Many small objects of a collection as one resource: rows, each a key with a text. Rows that it does not name are not its.
 *
 * They are imported in chunks by one action, which answers for each row, and found again in chunks by another; a row that goes
 * is deleted by its id. Its own id is constant: the last segment of its path.
 */
export interface BulkShape {
  readonly kind: 'bulk';
  /** What people call a row, in lower case: `corporate identifier`. */
  readonly of: string;
  /** Attributes that hold the rows, each a map from keys to texts. Its name is the value of the property `type`. */
  readonly maps: readonly string[];
  /** Properties of a row: which map it is in, its key (compared without case), its text. */
  readonly properties: { readonly type: string; readonly key: string; readonly text: string };
  /** Path segment of the action that imports rows, and what its body says beside them. A row's answer has `status`. */
  readonly importing: { readonly action: string; readonly options: JsonObject };
  /** Path segment of the action that finds rows. */
  readonly searching: { readonly action: string };
  /** Key of the rows in the bodies of both. */
  readonly bodyKey: string;
  /** Most rows in one request. */
  readonly chunk: number;
}

/**
 * Devices that the service registers by a key, as one resource: keys, and texts of each. Keys that it does not name are not its.
 *
 * A key that the tenant lacks is imported with its secret, which takes the service minutes; texts are changed by an action of the
 * object. A key that goes is deleted only where the attribute `removal` says `delete`. Its own id is constant: the last segment of
 * its path.
 */
export interface RegisterShape {
  readonly kind: 'register';
  /** What people call one of them: `Autopilot device`. */
  readonly of: string;
  /** Property that tells the objects apart (compared without case), and the attribute, a set, that holds the declared ones. */
  readonly key: string;
  readonly keys: string;
  /** Attributes that are maps from keys to texts, by the name of their property. A text that is not declared is left alone. */
  readonly texts: readonly string[];
  /** Write-only attribute, a map from keys to what an import needs of a device. It is never kept. */
  readonly secrets: string;
  /** Local attribute, `keep` or `delete`: what becomes of objects that are no longer declared. */
  readonly removal: string;
  readonly importing: {
    /** Collection of the imports, and the path segment of the action that starts them. */
    readonly path: string;
    readonly action: string;
    /** Key of the rows in its body. */
    readonly bodyKey: string;
    /** Property that takes the secret. */
    readonly secret: string;
    /** Properties that take texts, by attribute. The others are written once the device is registered. */
    readonly texts: Readonly<Record<string, string>>;
    /** Most rows in one request. */
    readonly chunk: number;
  };
  readonly updating: {
    /** Path segment of the action, after the object, whose body holds the texts that change. */
    readonly action: string;
    /** Path segments of the actions without a body that take a text away, by attribute. Default: an empty text does. */
    readonly clearing: Readonly<Record<string, string>>;
  };
}

/**
 * Which object of a collection the service takes by default: chosen by an action of the object, read through a navigation of
 * the parent. Its own id is the value of `within`.
 *
 * It is no object of Graph's, and Graph has no way to choose none: destroy leaves the choice, with a warning.
 */
export interface ChoiceShape {
  readonly kind: 'choice';
  /** What people call one of the objects, in lower case: `ADE profile`. */
  readonly of: string;
  /** Path segment of the action, after the chosen object. It has no body. */
  readonly action: string;
  /** Attribute that holds the id of the chosen object; required. */
  readonly chosen: string;
  /** Attribute of which each value has a choice of its own; required and immutable. */
  readonly within: string;
  /** For each value of `within`: the navigation after the parent that leads to the chosen object, and the type of the objects, without `#`. */
  readonly choices: Readonly<Record<string, { readonly navigation: string; readonly odataType: string }>>;
}

/** How a resource behaves as a whole. */
export type Shape =
  CollectionShape | SingletonShape | BuiltinShape | ActionShape | OrderShape | BulkShape | RegisterShape | ChoiceShape;

/** The attributes that the shape `order` gives a resource. */
export function orderAttributes({ of, within }: OrderShape): Attributes {
  const id = within === undefined ? 'Always `order`.' : `The ${within}.`;
  return {
    id: string({ computed: true, doc: `Names the order when it is imported. ${id}` }),
    ids: stringList({
      required: true,
      minItems: 1,
      minLength: 1,
      format: 'id',
      severity: { about: 'order' },
      doc: `Ids of ${of}s, highest priority first. Those that are not listed come after them, in their current order.`,
    }),
  };
}
