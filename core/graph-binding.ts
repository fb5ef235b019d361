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
  /** Throttled together with the rest of this area. */
  readonly area: ThrottleArea;
  /** Type of the objects that are meant in a mixed collection, without `#`: `microsoft.graph.deviceEnrollmentLimitConfiguration`. */
  readonly odataType?: string;
  /**
   * What an object without `@odata.type` is. OData leaves the type out where an object is of the very type that the collection is
   * declared to hold. Default: the type of such an object is unknown, and the list is not believed.
   */
  readonly untyped?: UntypedObjects;
  /** Where the id of the only parent is read, if the tenant has one by itself. Default: the parents are the objects of the collection above. */
  readonly onlyParent?: OnlyParent;
  /** Navigation that a list expands, e.g. `assignments`. The same for every definition over one path, so that they share one list. */
  readonly expand?: string;
  /** Properties that must be asked for by name, because Graph leaves them out otherwise. */
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

/** Objects of a mixed collection that come without `@odata.type`. */
export interface UntypedObjects {
  /** Their type, without `#`. */
  readonly odataType: string;
  /** Property that the other types of the collection have and this one lacks: an object with it has lost its type. */
  readonly lacks: string;
}

/** A parent that a tenant has one of, and that no list has to show. */
export interface OnlyParent extends Pick<GraphBinding, 'version' | 'path' | 'area'> {
  /** Property that holds its id. */
  readonly property: string;
}
