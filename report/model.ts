import type {
  Diagnostic,
  Direction,
  ExceptedDevices,
  Json,
  Severity,
  SeverityCategory,
  WeekOfDepartures,
  Where,
} from '../core/index.js';

/**
 * Version of the report's JSON shape. The major number changes when readers of the old shape would misread the new one.
 */
export const formatVersion = '1.6';

/**
 * How an object or attribute departs from the declaration.
 *
 * `drift`: the tenant was changed outside. `pending`: the declaration was changed and is not applied yet. `both`: both
 * were changed. `waiting`: a person, or an earlier stage, has to do something first. `recorded`: the tenant matches the
 * declaration, and apply only records it in the state. `expiring`: it has expired or expires soon, whatever is
 * declared. `unreadable`: Graph did not return it, so its state is unknown; never the same as absent.
 */
export type FindingKind = 'drift' | 'pending' | 'both' | 'waiting' | 'recorded' | 'expiring' | 'unreadable';

/**
 * What apply would do to the object. `adopt`: manages an existing object and changes it. `record`: manages an existing
 * object that already matches the declaration, without a write. `restore`: sets a default object to its original
 * values. `forget`: stops managing it; the tenant keeps it. `wait`: apply leaves it for later. `none`: nothing is
 * planned, because it could not be read. `unplanned`: plan failed before or at this object.
 */
export type FindingAction =
  | 'create'
  | 'adopt'
  | 'record'
  | 'update'
  | 'replace'
  | 'delete'
  | 'restore'
  | 'forget'
  | 'move'
  | 'import'
  | 'wait'
  | 'none'
  | 'unplanned';

/** A line of the diff of a list that apply changes. */
export interface ChangeLine {
  /** `-`: the tenant has it, and apply removes it. `+`: apply adds it. A space: it stays. */
  readonly sign: '-' | '+' | ' ';
  /** Uses names of groups, filters and objects instead of ids where they are known. */
  readonly text: string;
}

/**
 * The declared value, last seen value and tenant value of an attribute. Hidden values are left out, and `sensitive` is
 * set.
 */
export interface AttributeFinding {
  /** Path within the object, in Graph's names: `transition.from`. */
  readonly path: string;
  /** Key in the declaration. Absent if it has no separate key there, or is declared by a program. */
  readonly key?: string;
  readonly kind: Exclude<FindingKind, 'waiting' | 'expiring' | 'unreadable'>;
  /** Declared value. Absent if it is known only after apply. */
  readonly declared?: Json;
  /** Value when it was last applied or read. Absent if there is no record of it, for example for an adopted object. */
  readonly lastSeen?: Json;
  /** Value in the tenant now. Absent if it could not be read. */
  readonly tenant?: Json;
  /** Its values are hidden. */
  readonly sensitive?: true;
  /** The declared value is known only after apply. */
  readonly unknown?: true;
  /** Its order is ignored: differences are elements, not positions. */
  readonly set?: true;
  /** A change forces a replacement. */
  readonly replaces?: true;
  /** The declared value is the attribute's default. */
  readonly default?: true;
  /** It is the name of the object. */
  readonly label?: true;
  /**
   * What apply removes and adds, by name: assignments, references and orders. Absent if the values are readable as they
   * are.
   */
  readonly lines?: readonly ChangeLine[];
  /** Category of its severity. Absent if the category of the object applies. */
  readonly concern?: SeverityCategory;
  /**
   * The direction in which the tenant departs from the declaration; for a pending change, the direction of apply.
   * Absent: none.
   */
  readonly direction?: Exclude<Direction, 'changed'>;
}

/** The reason for a finding's severity. */
export interface Reason {
  /** The most severe category. */
  readonly concern: SeverityCategory;
  readonly direction: Direction;
  /** As text: `restriction loosened: more users or devices can enroll than declared`. */
  readonly text: string;
}

/** The devices that a finding concerns. */
export interface FindingDevices {
  /** As text: `devices that enroll from now on; enrolled devices stay as they are`. */
  readonly text: string;
  /** Number of devices that apply affects, as counted in the same plan, or that are concerned. Absent if not counted. */
  readonly affected?: number;
  /** Total number of devices. */
  readonly of?: number;
  /** Departing devices, by week. Absent if not counted. */
  readonly weeks?: readonly WeekOfDepartures[];
  /** Devices that `maxAffected` excludes, by exception. Absent: none. */
  readonly excepted?: readonly ExceptedDevices[];
}

/** Expiry of something. */
export interface FindingExpiry {
  /** `soon`: within its window. `grace`: expired, but can still be renewed. `expired`: cannot be renewed. */
  readonly state: 'soon' | 'grace' | 'expired';
  /** Expiry in ISO 8601. */
  readonly ends: string;
  /** Whole days until expiry; negative afterwards. */
  readonly days: number;
  /** Days before expiry from which reports include it. */
  readonly windowDays: number;
  /** The consequence of its expiry. */
  readonly consequence: string;
  /** What to do. */
  readonly remedy: string;
}

/** What has to happen before apply can create or change an object. */
export interface NextStep {
  /**
   * `person`: somebody has to do the steps. `stage`: an object that it needs is waiting too, or is part of an earlier
   * apply.
   */
  readonly by: 'person' | 'stage';
  /** Why it waits. */
  readonly why: string;
  /** Steps for the person, in this order. Empty if it waits for an earlier stage. */
  readonly steps: readonly string[];
  /** Addresses of the pages in the steps. */
  readonly links: readonly string[];
  /** Terraform addresses of the objects that it waits for. Empty if it waits for a person. */
  readonly after: readonly string[];
}

/** The last change of an object, from the tenant's audit log. */
export interface Attribution {
  /** User principal name, or the name of an application. */
  readonly actor: string;
  /** Time as returned by Graph: ISO 8601. */
  readonly time: string;
}

/** The order of a replacement, and the targets it affects. */
export interface Replacement {
  /** `delete`: until the new object exists, no object applies to the targets of the old one. `create`: both apply for a while. */
  readonly first: 'delete' | 'create';
  /** Targets of the old object, by name: `group "Kiosks"`. Empty: none, or objects of the kind have no assignments. */
  readonly reaches: readonly string[];
}

/** An object of the tenant that does not match the declaration, or could not be read. */
export interface Finding {
  /** Row in the documentation of codes: INT2101 to INT2106, INT2108 and INT2109. */
  readonly code: 'INT2101' | 'INT2102' | 'INT2103' | 'INT2104' | 'INT2105' | 'INT2106' | 'INT2108' | 'INT2109';
  readonly kind: FindingKind;
  /** For drift, depends on the change and its direction. `info` for a pending change. */
  readonly severity: Severity;
  /** Absent for unreadable or expiring objects, and for a pending change without a direction. */
  readonly reason?: Reason;
  readonly action: FindingAction;
  /** Terraform address. */
  readonly address: string;
  /** Terraform address before a move. */
  readonly previousAddress?: string;
  /** Noun for the kind of object: `cleanup rule`. */
  readonly noun: string;
  /** Name of this object. Absent if the noun alone identifies it. */
  readonly label?: string;
  /** Graph's id. Absent before the object exists. */
  readonly id?: string;
  /** True: it was deleted from the tenant outside Terraform. */
  readonly deletedOutside?: true;
  /** True: there is no state, so it may never have matched the declaration. */
  readonly withoutState?: true;
  /** True: our own earlier apply did not complete it. */
  readonly unfinished?: true;
  /** True for a replacement that leaves the old object in the tenant, unmanaged. */
  readonly oldStays?: true;
  /** How it is replaced. Only for a replacement that removes the old object. */
  readonly replacement?: Replacement;
  /**
   * Objects that allow more than this default, which apply tightens, for the users they are assigned to:
   * `limit "Field"`.
   */
  readonly looser?: readonly string[];
  readonly attributes: readonly AttributeFinding[];
  /** Who changed it. Absent if the audit log has no entry. */
  readonly changed?: Attribution;
  /** Alternatives for the declaration, one sentence each. Absent if there are none. */
  readonly advice?: readonly string[];
  /**
   * Entry for `release` in the declaration, with which Terraform stops managing the object. Only for drift that apply
   * would undo; absent if the object cannot be released.
   */
  readonly release?: string;
  /** The effect of apply on devices: `hides 412 of 2,000 devices`. */
  readonly effect?: string;
  /** The devices concerned. Absent if no devices are affected, or it is unknown. */
  readonly devices?: FindingDevices;
  /** Its expiry. Only for something that expires. */
  readonly expiry?: FindingExpiry;
  /** Where the object is declared. Absent if unknown. */
  readonly declaredAt?: Pick<Where, 'file' | 'line' | 'column'>;
  /** What it waits for. Only for `waiting`. */
  readonly next?: NextStep;
  /** Why apply cannot restore it, and what a person can do. Only for drift; absent if apply restores it. */
  readonly unrestorable?: Diagnostic;
  /** Why it could not be read. Absent for all other kinds. */
  readonly diagnostic?: Diagnostic;
}

/** Whether the tenant matches the declaration. `failed`: an error before any result. `unreadable`: no verdict. */
export type Verdict = 'inSync' | 'failed' | 'pending' | 'drift' | 'both' | 'unreadable';

/** Number of objects of each kind. */
export interface ReportSummary {
  /** Objects that are or were declared. */
  readonly objects: number;
  readonly drift: number;
  readonly pending: number;
  readonly both: number;
  /** Objects that wait for a person or an earlier stage. */
  readonly waiting: number;
  /** Objects that match the declaration and that apply only records. */
  readonly recorded: number;
  /**
   * Things that have expired or expire soon. They can be objects that are also counted elsewhere, or not be objects.
   */
  readonly expiring: number;
  readonly unreadable: number;
}

/** Result of a plan for one tenant. */
export interface Report {
  /** Name and Microsoft Entra id of the tenant. */
  readonly tenant: TenantName;
  readonly verdict: Verdict;
  readonly summary: ReportSummary;
  /** Drift first, then both, expiring, pending, waiting, recorded and unreadable; errors before warnings. */
  readonly findings: readonly Finding[];
  /** All other diagnostics, except those of unreadable objects. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Unified diff for `git apply` that writes values of the tenant to the declaration. It contains every changed value
   * with exactly one place in the declaration. Absent if there are none.
   */
  readonly patch?: string;
}

/** A tenant, as named in the declaration. */
export interface TenantName {
  readonly name: string;
  /** Microsoft Entra tenant id (GUID). Absent if the declaration could not be read. */
  readonly tenantId?: string;
}
