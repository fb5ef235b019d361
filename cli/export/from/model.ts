import type { Diagnostic, JsonObject, Path, ResourceDefinition } from '../../../core/index.js';
import type { UncoveredObject } from '../../../provider/engine/index.js';

/** Formats of files from other tools. Each is recognized by the content of the file. */
export const foreignFormats = ['graph', 'intunecd', 'microsoft365dsc'] as const;

/** A format of files from another tool. */
export type ForeignFormat = (typeof foreignFormats)[number];

/** An object from a file, in the format of Microsoft Graph. */
export interface ForeignObject {
  /** Name of its resource definition: `deviceCategory`. */
  readonly definition: string;
  /**
   * Ids of its parents, by the placeholder names in the definition's path. Empty: it has none, or the file does not
   * contain them.
   */
  readonly parents: Readonly<Record<string, string>>;
  /**
   * Graph's JSON. `id` is absent if the tool omits it. Names can replace ids: in `roleScopeTagIds`, in
   * `groupDisplayName` for a target without `groupId`, and in `deviceAndAppManagementAssignmentFilterDisplayName`.
   * Without `assignments`, it is unknown whether there are any.
   */
  readonly object: JsonObject;
  readonly format: ForeignFormat;
  /** Values that were removed because they cannot be read. */
  readonly unreadable: readonly UnreadableValue[];
  /** Path of the file. */
  readonly file: string;
  /** Line where it starts, from 1. Only for YAML. */
  readonly line?: number;
  /** Path within the document. Default: the document itself. */
  readonly path?: Path;
}

/** A value of an object that cannot be read, and why. */
export interface UnreadableValue {
  /** Path within the object, in Graph's names. */
  readonly path: Path;
  /** Continues the sentence after the path: `is a text, where a list belongs`. */
  readonly why: string;
}

/** Values of an object that are not in the files, by name, nested ones as `settings.name`. */
export interface MissingValues {
  /** Required attributes: without them, the object cannot be declared. */
  readonly required: readonly string[];
  /** Attributes that a plan would change if they are not declared. */
  readonly changing: readonly string[];
  /** Names, appearance and visibility: a plan can change them, but no device is affected. */
  readonly harmless: readonly string[];
  /** Attributes that keep the tenant's value if they are not declared. */
  readonly kept: readonly string[];
  /** Whether the files contain nothing about an object that always exists. */
  readonly isSilent: boolean;
}

/** An object of an export with its place in Graph. */
export interface LocatedObject {
  readonly definition: ResourceDefinition;
  /** Path of its collection; for a singleton, its own path. */
  readonly path: string;
  /** With an id, and with names of references whose ids are unknown. */
  readonly object: JsonObject;
  readonly missing: MissingValues;
  readonly from: ForeignObject;
}

/** A group whose name is in the files. */
export interface KnownGroup {
  readonly id: string;
  readonly displayName: string;
}

/** The tenant that a file belongs to. */
export interface NamedTenant {
  readonly tenantId: string;
  readonly file: string;
}

/** Assignments that are separate from their object. */
export interface LooseAssignments extends ForeignPlace {
  readonly format: ForeignFormat;
  /** Path of the object's collection in Graph. Default: unknown. */
  readonly graphPath?: string;
  /** Id of the object. Default: the file is named after it. */
  readonly objectId?: string;
  readonly assignments: JsonObject[string];
}

/** Content of the files of an export. */
export interface ForeignRead {
  readonly objects: readonly ForeignObject[];
  /** Separate objects that can belong to others: the messages of a notification. Default: none. */
  readonly companions?: readonly ForeignCompanion[];
  /** Objects in the same collections without a definition. Default: none. */
  readonly uncovered?: readonly UncoveredObject[];
  /** Names of groups. Default: none. */
  readonly groups?: readonly KnownGroup[];
  /** Tenants that the files belong to. Default: unknown. */
  readonly tenants?: readonly NamedTenant[];
  /** Default: none. */
  readonly looseAssignments?: readonly LooseAssignments[];
  /** Everything that was not understood or not used, with file and reason. No diagnostic is an error. */
  readonly notUnderstood: readonly Diagnostic[];
}

/** An object that others can refer to, without a definition of its own. */
export interface ForeignCompanion {
  readonly object: JsonObject;
  /** Diagnostic if nothing refers to it. */
  readonly unused: Diagnostic;
}

/** Location of an object in a file. */
export interface ForeignPlace {
  readonly file: string;
  readonly line?: number;
  /** Path within the document. */
  readonly path: Path;
}

/** An object whose definition is not known yet. */
export interface FoundObject extends ForeignPlace {
  readonly object: JsonObject;
  readonly format: ForeignFormat;
  /** Graph path with ids that it was read from: `/deviceManagement/deviceCategories`. Default: unknown. */
  readonly graphPath?: string;
  /** Its type without `#`, if the object does not contain it. */
  readonly type?: string;
}

/** Content of a document in a format. */
export interface FoundObjects extends Pick<ForeignRead, 'groups' | 'tenants' | 'looseAssignments'> {
  readonly found: readonly FoundObject[];
  readonly notUnderstood: readonly Diagnostic[];
}
