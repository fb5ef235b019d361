import { type Attributes, string, stringList } from './attribute.js';
import type { Graph } from './graph.js';
import type { GraphBinding } from './graph-binding.js';
import type { JsonObject } from './json.js';

/** Objects that are created, changed and deleted: POST, GET, PATCH, DELETE. */
export interface CollectionShape {
  readonly kind: 'collection';
  /**
   * Property that is true for objects that the service created. They can be neither deleted nor imported. Default:
   * there are no such objects.
   */
  readonly builtIn?: string;
}

/** One object that always exists and can only be read and changed. Destroy leaves it unchanged, with a warning. */
export interface SingletonShape {
  readonly kind: 'singleton';
}

/**
 * A default object of the service: it is adopted and changed, and destroy restores the values it had when it was
 * adopted.
 */
export interface BuiltinShape {
  readonly kind: 'builtin';
  /** Suffix of the object's id, e.g. `_DefaultLimit`; or the whole id, where it is the same in every tenant. */
  readonly idSuffix: string;
  /**
   * Property that is true only for this object, where the id does not identify it; `idSuffix` is empty then. Default:
   * the id identifies it.
   */
  readonly marker?: string;
  /**
   * `idSuffix` is the whole id, and the object is read by it. Default: the object is found in the list of the
   * collection.
   */
  readonly wholeId?: true;
}

/** The effect of a consequence in one tenant. */
export interface MeasuredConsequence {
  /** Whether it applies there. Undefined: it could not be read, and counts as applicable. */
  readonly holds?: boolean;
  /** The effect in one sentence, with its numbers. */
  readonly text: string;
  /** Number of devices affected. Absent: they could not be counted. */
  readonly devices?: number;
}

/** Determines the effect of a consequence in a tenant. */
export type MeasureConsequence = (graph: Graph) => Promise<MeasuredConsequence>;

/**
 * A state of the tenant that code can only verify, except for one value that an irreversible action sets.
 *
 * The attribute named by `value` holds the declared value. A change away from `from` needs
 * `transition = { from, acknowledge }`.
 */
export interface ActionShape {
  readonly kind: 'action';
  /** Attribute that holds the declared value. */
  readonly value: string;
  /** The only value that code can set, and the action (a path segment after the object) that sets it. */
  readonly reachable: { readonly value: string; readonly action: string };
  /** Value from which a change needs no acknowledgement, because nothing is in effect yet. */
  readonly unset: string;
  /** Consequences to acknowledge when leaving each value, with a sentence that explains each one. */
  readonly consequences: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Names of consequences that may not apply in a tenant. The others always apply. */
  readonly conditional: readonly string[];
  /**
   * Functions that determine the effect of consequences, by name. They run before a transition is planned, and again
   * before it is applied.
   */
  readonly measures: Readonly<Record<string, MeasureConsequence>>;
  /** Values that code cannot leave, even with acknowledgement, each with the steps that a person takes instead. */
  readonly leftByHand: Readonly<Record<string, string>>;
  /** What leaving a value does not affect, shown wherever a user decides on it: `devices stay enrolled`. */
  readonly reassurance: string;
  /** For each declared value that code cannot set: where a person sets it. */
  readonly guidance: Readonly<Record<string, string>>;
}

/**
 * The order of the objects in a collection, the highest position first: the attribute `ids`.
 *
 * Objects that are not listed follow the listed ones, in their present order. Graph has no such object: destroy leaves
 * the order unchanged.
 */
export interface OrderShape {
  readonly kind: 'order';
  /** What people call one of the ordered objects, in lower case: `enrollment limit`. */
  readonly of: string;
  /** Path segment of the action that moves an object, with the body `{ priority }`: `setPriority`. */
  readonly action: string;
  /** Number of the highest position. Default: 1, and 0 marks a default object, which has no position. */
  readonly first?: 0 | 1;
  /**
   * Attribute, and property of the objects, that splits them into separate orders, one for each value. Required and
   * immutable. Default: one order for all.
   */
  readonly within?: string;
}

/**
 * Many small objects of a collection as one resource: rows, each a key with a text. It leaves rows that are not
 * declared unmanaged.
 *
 * One action imports rows in chunks and returns a result for each row; another one finds them in chunks. A removed row
 * is deleted by its id. The id of the resource is constant: the last segment of its path.
 */
export interface BulkShape {
  readonly kind: 'bulk';
  /** What people call a row, in lower case: `corporate identifier`. */
  readonly of: string;
  /**
   * Attributes that hold the rows, each a map from keys to texts. The attribute name is the value of the property
   * `type`.
   */
  readonly maps: readonly string[];
  /** Properties of a row: the map it belongs to, its key (compared case-insensitively), and its text. */
  readonly properties: { readonly type: string; readonly key: string; readonly text: string };
  /**
   * Path segment of the action that imports rows, and the other members of its body. The result of each row has a
   * `status`.
   */
  readonly importing: { readonly action: string; readonly options: JsonObject };
  /** Path segment of the action that finds rows. */
  readonly searching: { readonly action: string };
  /** Key of the rows in the bodies of both actions. */
  readonly bodyKey: string;
  /** Maximum number of rows in one request. */
  readonly chunk: number;
}

/**
 * Devices that the service registers by a key, as one resource: keys with texts. It leaves keys that are not declared
 * unmanaged.
 *
 * A missing key is imported with its secret, which takes the service minutes. Texts are changed by an action of the
 * object. A removed key is deleted only if the attribute `removal` is `delete`. The id of the resource is constant: the
 * last segment of its path.
 */
export interface RegisterShape {
  readonly kind: 'register';
  /** What people call one of them: `Autopilot device`. */
  readonly of: string;
  /**
   * Property that identifies an object (compared case-insensitively), and the attribute, a set, that holds the declared
   * keys.
   */
  readonly key: string;
  readonly keys: string;
  /** Attributes that map keys to texts, each named after its property. Texts that are not declared stay unchanged. */
  readonly texts: readonly string[];
  /** Write-only attribute that maps each key to the secret that its import needs. It is never stored. */
  readonly secrets: string;
  /** Local attribute, `keep` or `delete`: what happens to objects that are no longer declared. */
  readonly removal: string;
  readonly importing: {
    /** Collection of the imports, and the path segment of the action that starts them. */
    readonly path: string;
    readonly action: string;
    /** Key of the rows in the action's body. */
    readonly bodyKey: string;
    /** Property that holds the secret. */
    readonly secret: string;
    /** Properties that hold texts, by attribute. Other texts are written after the device is registered. */
    readonly texts: Readonly<Record<string, string>>;
    /** Maximum number of rows in one request. */
    readonly chunk: number;
  };
  readonly updating: {
    /** Path segment of the action, after the object, that changes texts. */
    readonly action: string;
    /**
     * Path segments of the actions that remove a text, by attribute. They have no body. Default: an empty text removes
     * it.
     */
    readonly clearing: Readonly<Record<string, string>>;
  };
}

/**
 * The object of a collection that the service uses by default: set by an action of the object, read through a
 * navigation of the parent. The id of the resource is the value of `within`.
 *
 * Graph has no such object, and no way to unset the default: destroy leaves it unchanged, with a warning.
 */
export interface ChoiceShape {
  readonly kind: 'choice';
  /** What people call one of the objects, in lower case: `ADE profile`. */
  readonly of: string;
  /** Path segment of the action, after the chosen object. It has no body. */
  readonly action: string;
  /** Attribute that holds the id of the chosen object; required. */
  readonly chosen: string;
  /** Attribute whose values each have a choice of their own; required and immutable. */
  readonly within: string;
  /** What can be chosen, for each value of `within`. */
  readonly choices: Readonly<Record<string, Choice>>;
}

/** The objects of a collection of which one can be chosen. */
export type Choice = {
  /** Navigation after the parent that leads to the chosen object. */
  readonly navigation: string;
} & (
  | {
      /** Type of the objects in the collection, without `#`. */
      readonly odataType: string;
    }
  | {
      /** Policies of the settings catalog, which the collection represents as `<parent>_<id>`. */
      readonly policies: GraphBinding;
      /** What precedes `<parent>_<id>` in the answer of the navigation. */
      readonly prefix: string;
    }
);

/** How a resource is created, changed and deleted. */
export type Shape =
  CollectionShape | SingletonShape | BuiltinShape | ActionShape | OrderShape | BulkShape | RegisterShape | ChoiceShape;

/** The attributes that the shape `order` adds to a resource. */
export function orderAttributes({ of, within }: OrderShape): Attributes {
  const id = within === undefined ? 'Always `order`.' : `The ${within}.`;
  return {
    id: string({ computed: true, doc: `Identifies the order when it is imported. ${id}` }),
    ids: stringList({
      required: true,
      minItems: 1,
      minLength: 1,
      format: 'id',
      severity: { about: 'order' },
      doc: `Ids of ${of}s, highest priority first. Objects that are not listed follow, in their current order.`,
    }),
  };
}
