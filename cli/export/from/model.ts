import type { Diagnostic, JsonObject, Path, ResourceDefinition } from '../../../core/index.js';

/** Formats of files that other tools export. Each is recognized by what is in the file. */
export const foreignFormats = ['graph', 'intunecd', 'microsoft365dsc'] as const;

/** A format of files that another tool exported. */
export type ForeignFormat = (typeof foreignFormats)[number];

/** An object from a file, as Microsoft Graph would give it. */
export interface ForeignObject {
  /** Name of the resource definition that it belongs to: `deviceCategory`. */
  readonly definition: string;
  /** Ids of its parents, by the names that stand in braces in the definition's path. Empty: it has none, or the file names none. */
  readonly parents: Readonly<Record<string, string>>;
  /**
   * Graph's JSON. `id` is missing where the tool leaves it out. Names in place of ids: a scope tag in `roleScopeTagIds` may be a
   * name, a target's group is in `groupDisplayName` where it has no `groupId`, its filter in
   * `deviceAndAppManagementAssignmentFilterDisplayName`. No `assignments`: the file does not say whether it has any.
   */
  readonly object: JsonObject;
  readonly format: ForeignFormat;
  /** Path of the file. */
  readonly file: string;
  /** Line where it starts, from 1. Only of YAML. */
  readonly line?: number;
}

/** An object of an export where Graph would have it. */
export interface HeldObject {
  readonly definition: ResourceDefinition;
  /** Path of its collection; its own where there is only one. */
  readonly path: string;
  /** With an id, defaults where the file says nothing, and names where there is no id of what it refers to. */
  readonly object: JsonObject;
  /** Properties for which the default stands in. */
  readonly filled: readonly string[];
  readonly from: ForeignObject;
}

/** What the files of an export hold. */
export interface ForeignRead {
  readonly objects: readonly ForeignObject[];
  /** What may be in objects of its own and belongs to one of them: the messages of a notification. Default: there is none. */
  readonly companions?: readonly ForeignCompanion[];
  /** Everything that was not understood or not taken over, with file and reason. None is an error. */
  readonly notUnderstood: readonly Diagnostic[];
}

/** An object that others may refer to, and that is nobody's by itself. */
export interface ForeignCompanion {
  readonly object: JsonObject;
  /** What is told where nothing refers to it. */
  readonly unused: Diagnostic;
}

/** Where in a file an object stands. */
export interface ForeignPlace {
  readonly file: string;
  readonly line?: number;
  /** Path within the document. */
  readonly path: Path;
}

/** An object before it is known which definition it belongs to. */
export interface FoundObject extends ForeignPlace {
  readonly object: JsonObject;
  readonly format: ForeignFormat;
  /** Path in Graph that it was read from, ids included: `/deviceManagement/deviceCategories`. Default: not known. */
  readonly graphPath?: string;
  /** Its type without `#`, where the object itself does not say so. */
  readonly type?: string;
}

/** What a format makes of a document. */
export interface FoundObjects {
  readonly found: readonly FoundObject[];
  readonly notUnderstood: readonly Diagnostic[];
}
