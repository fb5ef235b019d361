import type { ExportedObject, Path, Value } from '../../core/index.js';

/** Converts the objects of a definition to a part of a declaration: the inverse of the constructs. */
export interface Inverse {
  /** Name of the definition. */
  readonly definition: string;
  /** Section of the declaration, below `spec`: `['enrollment', 'limits', 'custom']`. */
  readonly section: readonly string[];
  /**
   * How the objects are declared. `element`: each is an element of a list. `whole`: one object is the whole section.
   * `order`: the order of an existing list, which has no separate key.
   */
  readonly as: 'element' | 'whole' | 'order';
  /**
   * Only for `whole`: each member is optional, and keeps its value if omitted. Default: the whole object is declared,
   * or nothing.
   */
  readonly loose?: true;
  /** Only for `element`: their order is their priority. Default: the order is insignificant. */
  readonly ordered?: true;
  /**
   * Member that the Terraform name of an element is derived from; a `logicalId` distinguishes elements with the same
   * name. Default: something else distinguishes them.
   */
  readonly named?: string;
  /**
   * Attributes whose names in the declaration differ, as paths: `{ scopeTags: ['roleScopeTagIds'] }`. Default: the
   * declaration uses the names of the attributes.
   */
  readonly attributePaths?: Readonly<Record<string, readonly string[]>>;
  /** Members that the construct sets to values of its own if the declaration omits them. Default: none. */
  readonly presets?: readonly string[];
  /** Attribute whose values each have an order of their own. Default: one order for all. */
  readonly within?: string;
  /**
   * Set if the objects are declared within another object; `section` is then the section of that object. Default: they
   * are declared in the section itself.
   */
  readonly below?: Below;
  /** Converts an object to its declaration. Not called for an `order`. */
  readonly invert: (object: ExportedObject, tools: InverseTools) => Inverted;
}

/** Place of objects that belong to another one. */
export interface Below {
  /** Name of the definition of the owner. The owner's inverse comes first. */
  readonly definition: string;
  /** Attribute that holds the id of the owner. */
  readonly by: string;
  /** Path below the owner: to the list of an `element`, or to a `whole` itself. */
  readonly place: (object: ExportedObject) => readonly string[];
}

/** Functions that an inverse can use. */
export interface InverseTools extends FileTools {
  /**
   * Returns the name of an exported object by its id: its `logicalId`, or its display name. Undefined: there is no such
   * object.
   */
  readonly nameOf: (id: Value) => string | undefined;
  /** Whether other objects belong to an object, and have to be declared within it. */
  readonly isOwner: (object: ExportedObject) => boolean;
}

/** Stores the files of objects. */
export interface FileTools {
  /** Stores a file of an object next to the declaration, and returns its path for the declaration. */
  readonly keep: (object: ExportedObject, attribute: string) => string;
}

/** Result of converting an object. */
export type Inverted =
  | { readonly state: 'declared'; readonly item: Declarable; readonly notes?: readonly Note[] }
  /** There is nothing to declare. `why` continues a sentence after the object's name: "was never set up". */
  | { readonly state: 'unset'; readonly why: string }
  /** Declarations cannot express it. `why` continues a sentence after "it cannot be declared:". */
  | { readonly state: 'refused'; readonly why: string };

/** A piece of a declaration. */
export type Declarable = Value;

/** A comment for readers of the declaration. */
export interface Note {
  /** Place within the item. */
  readonly path: Path;
  /** One line, without `#`. */
  readonly text: string;
}

/** Returns a declaration, with comments. */
export function declare(item: Declarable, notes: readonly Note[] = []): Inverted {
  return { state: 'declared', item, ...(notes.length > 0 && { notes }) };
}

/** There is nothing to declare: the object always exists, and was never set up. */
export const unset: Inverted = { state: 'unset', why: 'has never been set up' };
