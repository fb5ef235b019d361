import type { PolicyTemplate } from './catalog-setting.js';
import type { GraphVersion, ThrottleArea } from './graph.js';

/** Where a resource lives in Graph. */
export interface GraphBinding {
  readonly version: GraphVersion;
  /**
   * Path of the collection, or of the single object, below the version. `{tenantId}` stands for the tenant's id, any other
   * name in braces for the attribute of that name: the id of the parent, which must be required and immutable.
   */
  readonly path: string;
  /** Throttling area that its requests count towards. */
  readonly area: ThrottleArea;
  /**
   * Type of the managed objects in a mixed collection, without `#`:
   * `microsoft.graph.deviceEnrollmentLimitConfiguration`.
   */
  readonly odataType?: string;
  /**
   * How to treat an object without `@odata.type`. OData omits the type if it is exactly the declared type of the
   * collection. Default: the type of such an object is unknown, and the list counts as unreadable.
   */
  readonly untyped?: UntypedObjects;
  /**
   * Where to read the id of the parent, if every tenant has exactly one. Default: the parents are the objects of the
   * parent collection.
   */
  readonly onlyParent?: OnlyParent;
  /**
   * Navigation property that lists expand, e.g. `assignments`. Must be the same for all definitions of one path, so
   * that they share one list.
   */
  readonly expand?: string;
  /** Properties that Graph returns only if they are selected by name. */
  readonly select?: readonly string[];
  /** `$filter` of the list. The same for every definition over one path, so that they share one list. */
  readonly filter?: string;
  /** The objects are policies of the settings catalog, made from this template. */
  readonly template?: PolicyTemplate;
  /** A change is a PUT of the whole object, what never changes included. Default: a PATCH of what changes. */
  readonly replaced?: true;
  /** An object that is gone is answered with 400, which means much: a complete list then tells whether it is. Default: with 404. */
  readonly goneAsBadRequest?: true;
}

/** Objects of a mixed collection that Graph returns without `@odata.type`. */
export interface UntypedObjects {
  /** Their type, without `#`. */
  readonly odataType: string;
  /**
   * Property that the other types of the collection have and this type lacks: an untyped object with it belongs to
   * another type.
   */
  readonly lacks: string;
}

/** A parent that exists once in a tenant and that no list necessarily returns. */
export interface OnlyParent extends Pick<GraphBinding, 'version' | 'path' | 'area'> {
  /** Property that holds its id. */
  readonly property: string;
}
