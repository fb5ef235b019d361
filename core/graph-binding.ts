import type { PolicyTemplate } from './catalog-setting.js';
import type { GraphVersion, ThrottleArea } from './graph.js';

/** Graph endpoint of a resource. */
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
  /** `$filter` of the list. Must be the same for all definitions of one path, so that they share one list. */
  readonly filter?: string;
  /** The objects are settings catalog policies, created from this template. */
  readonly template?: PolicyTemplate;
  /** An update is a PUT of the whole object, including values that never change. Default: a PATCH of the changes. */
  readonly replaced?: true;
  /**
   * Graph answers 400 for a deleted object. Because 400 has many causes, a complete list then decides. Default: Graph
   * answers 404.
   */
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
