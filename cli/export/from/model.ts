import type { Diagnostic, JsonObject, Path, ResourceDefinition } from '../../../core/index.js';
import type { UncoveredObject } from '../../../provider/engine/index.js';

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
  /** Values that were taken out because they cannot be read. */
  readonly unreadable: readonly UnreadableValue[];
  /** Path of the file. */
  readonly file: string;
  /** Line where it starts, from 1. Only of YAML. */
  readonly line?: number;
  /** Path within the document. Default: it is the document. */
  readonly path?: Path;
}

/** A value of an object that cannot be read, with what is wrong with it. */
export interface UnreadableValue {
  /** Path within the object, in Graph's names. */
  readonly path: Path;
  /** Goes on after the path: `is a text, where a list belongs`. */
  readonly why: string;
}

/** What files do not say of an object, by name, nested ones as `settings.name`. */
export interface MissingValues {
  /** What must be declared: without it nothing can be declared. */
  readonly required: readonly string[];
  /** What a plan would change where it is not declared. */
  readonly changing: readonly string[];
  /** Names, looks and who sees it: a plan may change them, and no device is concerned. */
  readonly harmless: readonly string[];
  /** What stays as the tenant has it where it is not declared. */
  readonly kept: readonly string[];
  /** The files say nothing at all of what is always there. */
  readonly isSilent: boolean;
}

/** An object of an export where Graph would have it. */
export interface LocatedObject {
  readonly definition: ResourceDefinition;
  /** Path of its collection; its own where there is only one. */
  readonly path: string;
  /** With an id, and names where there is no id of what it refers to. */
  readonly object: JsonObject;
  readonly missing: MissingValues;
  readonly from: ForeignObject;
}

/** A group that files tell the name of. */
export interface KnownGroup {
  readonly id: string;
  readonly displayName: string;
}

/** The tenant that a file says it is of. */
export interface NamedTenant {
  readonly tenantId: string;
  readonly file: string;
}

/** Assignments that stand apart from their object. */
export interface LooseAssignments extends ForeignPlace {
  readonly format: ForeignFormat;
  /** Path of the object's collection in Graph. Default: not known. */
  readonly graphPath?: string;
  /** Id of the object. Default: the file is named after it. */
  readonly objectId?: string;
  readonly assignments: JsonObject[string];
}

/** What the files of an export hold. */
export interface ForeignRead {
  readonly objects: readonly ForeignObject[];
  /** What may be in objects of its own and belongs to one of them: the messages of a notification. Default: there is none. */
  readonly companions?: readonly ForeignCompanion[];
  /** Objects beside those of definitions, in the same collections. Default: none. */
  readonly uncovered?: readonly UncoveredObject[];
  /** Names of groups. Default: none. */
  readonly groups?: readonly KnownGroup[];
  /** Tenants that files say they are of. Default: they do not say. */
  readonly tenants?: readonly NamedTenant[];
  /** Default: none. */
  readonly looseAssignments?: readonly LooseAssignments[];
  /** Everything that was not understood or not taken over, with file and reason. None is an error. */
  readonly notUnderstood: readonly Diagnostic[];
}

/** An object that others may refer to, and that is nobody's by itself. */
export interface ForeignCompanion {
  readonly object: JsonObject;
  /** What is reported where nothing refers to it. */
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
export interface FoundObjects extends Pick<ForeignRead, 'groups' | 'tenants' | 'looseAssignments'> {
  readonly found: readonly FoundObject[];
  readonly notUnderstood: readonly Diagnostic[];
}
