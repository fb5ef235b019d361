import type { ExportedObject, Path, Value } from '../../core/index.js';

/** How the objects of a definition become a part of a declaration: what the constructs do, backwards. */
export interface Inverse {
  /** Name of the definition. */
  readonly definition: string;
  /** Section of the declaration, below `spec`: `['enrollment', 'limits', 'custom']`. */
  readonly section: readonly string[];
  /**
   * How its objects stand there. `element`: each is one of a list. `whole`: there is one, and the section is it. `order`: it is
   * the order of the list that is there, and no key of its own.
   */
  readonly as: 'element' | 'whole' | 'order';
  /** Of a `whole`: each of its members may be left out by itself, and stays as it is then. Default: it is declared as it is, or not at all. */
  readonly loose?: true;
  /** Of `element`s: their order is their priority. Default: it means nothing. */
  readonly ordered?: true;
  /**
   * Member that an element's name in Terraform is made from; two with one name are distinguished by a `logicalId`. Default: they
   * are distinguished by something else.
   */
  readonly named?: string;
  /** Attribute of which each value has an order of its own. Default: none has. */
  readonly within?: string;
  /** They stand within the declaration of another object; `section` is that one's then. Default: they stand in the section itself. */
  readonly below?: Below;
  /** What is declared of an object. Of an `order` nothing is asked. */
  readonly invert: (object: ExportedObject, tools: InverseTools) => Inverted;
}

/** Where objects stand that belong to another one. */
export interface Below {
  /** Name of the definition of that one. Its inverse comes first. */
  readonly definition: string;
  /** Attribute that holds its id. */
  readonly by: string;
  /** The way from there on: to the list of an `element`, to a `whole` itself. */
  readonly place: (object: ExportedObject) => readonly string[];
}

/** What an inverse may ask for. */
export interface InverseTools extends FileTools {
  /** What an object that is declared already is called in the declaration: its `logicalId`, or its name; by its id. Undefined: none is. */
  readonly nameOf: (id: Value) => string | undefined;
  /** Whether anything belongs to an object, and is to stand in its declaration. */
  readonly isOwner: (object: ExportedObject) => boolean;
}

/** What keeps the files of objects. */
export interface FileTools {
  /** Keeps a file of an object beside the declaration, and answers the path that the declaration names it by. */
  readonly keep: (object: ExportedObject, attribute: string) => string;
}

/** What became of an object. */
export type Inverted =
  | { readonly state: 'declared'; readonly item: Declarable; readonly notes?: readonly Note[] }
  /** Nothing to declare. `why` goes on after its name: "was never set up". */
  | { readonly state: 'unset'; readonly why: string }
  /** No declaration says what it is. `why` goes on after "it cannot be declared:". */
  | { readonly state: 'refused'; readonly why: string };

/** A piece of a declaration. */
export type Declarable = Value;

/** A remark for who reads the declaration. */
export interface Note {
  /** Place within the item. */
  readonly path: Path;
  /** One line, without `#`. */
  readonly text: string;
}

/** What is declared, with remarks. */
export function declare(item: Declarable, notes: readonly Note[] = []): Inverted {
  return { state: 'declared', item, ...(notes.length > 0 && { notes }) };
}

/** Nothing to declare: it is always there, and was never set up. */
export const unset: Inverted = { state: 'unset', why: 'was never set up' };
