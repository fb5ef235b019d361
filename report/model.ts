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

/** Version of the report's JSON shape. The first number changes when a reader of the old shape would err. */
export const formatVersion = '1.5';

/**
 * How an object or attribute departs from the declaration.
 *
 * `drift`: the tenant was changed outside. `pending`: the declaration is ahead. `both`: each was changed.
 * `waiting`: a person, or an earlier stage, has to do something first. `recorded`: the tenant has it as declared, and apply only writes that down. `expiring`: it ended, or ends soon, whatever is declared. `unreadable`: Graph did not tell, so that nothing is known;
 * never the same as absence.
 */
export type FindingKind = 'drift' | 'pending' | 'both' | 'waiting' | 'recorded' | 'expiring' | 'unreadable';

/**
 * What apply would do to the object. `adopt`: it is always there, and from then on managed. `record`: the same of what already
 * is as declared, so that nothing is sent. `restore`: a default object gets back what it was before. `forget`: the tenant keeps
 * it, and it is not managed any more. `wait`: apply leaves it for later. `none`: nothing is planned, because it could not be read. `unplanned`: planning failed before it
 * came to this object, or at it.
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

/** One line of a list that apply changes, as in a diff. */
export interface ChangeLine {
  /** `-`: the tenant has it, and apply removes it. `+`: apply adds it. A space: it stays. */
  readonly sign: '-' | '+' | ' ';
  /** Names of groups, filters and objects rather than ids, wherever they are known. */
  readonly text: string;
}

/** What one attribute was, is and shall be. Values that are hidden are left out, and `sensitive` says so. */
export interface AttributeFinding {
  /** Path within the object, in Graph's names: `transition.from`. */
  readonly path: string;
  /** What the declaration calls it. Absent where it has no name of its own there, or is declared by a program. */
  readonly key?: string;
  readonly kind: Exclude<FindingKind, 'waiting' | 'expiring' | 'unreadable'>;
  /** What was declared. Absent where it becomes known only by applying. */
  readonly declared?: Json;
  /** What was last seen in the tenant, when it was applied or read before. Absent where nothing remembers it, as of what is adopted. */
  readonly lastSeen?: Json;
  /** What the tenant has now. Absent where it could not be read. */
  readonly tenant?: Json;
  /** Its values are hidden. */
  readonly sensitive?: true;
  /** The declared value becomes known only by applying. */
  readonly unknown?: true;
  /** Its order means nothing: differences are elements, not places. */
  readonly set?: true;
  /** Its change needs a new object. */
  readonly replaces?: true;
  /** The declared value is the attribute's default. */
  readonly default?: true;
  /** It is what the object is called by. */
  readonly label?: true;
  /** What apply takes away and adds, by name: assignments, references and orders. Absent where the values say it. */
  readonly lines?: readonly ChangeLine[];
  /** Category of its severity. Absent where that of the object counts. */
  readonly concern?: SeverityCategory;
  /** Which way the tenant went from the declaration; of a pending change, which way apply goes. Absent: no particular one. */
  readonly direction?: Exclude<Direction, 'changed'>;
}

/** Why a finding matters as much as its severity says. */
export interface Reason {
  /** What it is about, at its gravest. */
  readonly concern: SeverityCategory;
  readonly direction: Direction;
  /** In words: `restriction loosened: more users or devices can enroll than declared`. */
  readonly text: string;
}

/** Which devices a finding concerns. */
export interface FindingDevices {
  /** In words: `devices that enroll from now on; enrolled devices stay as they are`. */
  readonly text: string;
  /** Devices that applying touches, as counted in the same plan, or that are concerned. Absent where nothing counted them. */
  readonly affected?: number;
  /** Devices that there are. */
  readonly of?: number;
  /** Devices that leave, by week. Absent where nothing counted them. */
  readonly weeks?: readonly WeekOfDepartures[];
  /** Those that `maxAffected` does not count, by exception. Absent: none. */
  readonly excepted?: readonly ExceptedDevices[];
}

/** How something with an end stands. */
export interface FindingExpiry {
  /** `soon`: within its window. `grace`: it ended, and can still be renewed. `expired`: it ended for good. */
  readonly state: 'soon' | 'grace' | 'expired';
  /** ISO 8601. */
  readonly ends: string;
  /** Whole days until then; negative after it. */
  readonly days: number;
  /** Days before its end from which reports include it. */
  readonly windowDays: number;
  /** What follows from its end. */
  readonly consequence: string;
  /** What to do. */
  readonly remedy: string;
}

/** What has to happen before apply can create or change an object. */
export interface NextStep {
  /** `person`: somebody has to do the steps. `stage`: what it needs waits itself, or is part of an earlier apply. */
  readonly by: 'person' | 'stage';
  /** Why it waits. */
  readonly why: string;
  /** What the person does, in this order. Empty where an earlier stage is waited for. */
  readonly steps: readonly string[];
  /** Addresses of pages in the steps. */
  readonly links: readonly string[];
  /** Terraform addresses of what it waits for. Empty where a person is waited for. */
  readonly after: readonly string[];
}

/** Who changed an object last, and when, from the tenant's audit log. */
export interface Attribution {
  /** User principal name, or the name of an application. */
  readonly actor: string;
  /** When, as Graph gave it: ISO 8601. */
  readonly time: string;
}

/** The order of a replacement, and whom it hits. */
export interface Replacement {
  /** `delete`: until the new object is there, nothing holds for those whom the old one reaches. `create`: for a while both hold. */
  readonly first: 'delete' | 'create';
  /** Whom the old object is assigned to, by name: `group "Kiosks"`. Empty: nobody, or objects of the kind are not assigned. */
  readonly reaches: readonly string[];
}

/** One object of the tenant that is not as declared, or could not be read. */
export interface Finding {
  /** Row in the documentation of codes: INT2101 to INT2106, INT2108 and INT2109. */
  readonly code: 'INT2101' | 'INT2102' | 'INT2103' | 'INT2104' | 'INT2105' | 'INT2106' | 'INT2108' | 'INT2109';
  readonly kind: FindingKind;
  /** Of drift by what was changed and which way; `info` for a pending change. */
  readonly severity: Severity;
  /** Why. Absent of what could not be read or expires, and of a pending change that goes no particular way. */
  readonly reason?: Reason;
  readonly action: FindingAction;
  /** Terraform address. */
  readonly address: string;
  /** Terraform address before a move. */
  readonly previousAddress?: string;
  /** What people call such an object: `cleanup rule`. */
  readonly noun: string;
  /** What this one is called. Absent where the noun alone names it. */
  readonly label?: string;
  /** Graph's id. Absent before the object exists. */
  readonly id?: string;
  /** True: someone removed it from the tenant. */
  readonly deletedOutside?: true;
  /** True: nothing remembers what was applied, so that it may never have been as declared. */
  readonly withoutState?: true;
  /** True: an earlier apply of ours did not complete it. */
  readonly unfinished?: true;
  /** True of a replacement that leaves the old object in the tenant, unmanaged. */
  readonly oldStays?: true;
  /** How it is replaced. Only of a replacement that removes the old object. */
  readonly replacement?: Replacement;
  /** Objects that allow more than this default, which apply tightens, for those whom they reach: `limit "Field"`. */
  readonly looser?: readonly string[];
  readonly attributes: readonly AttributeFinding[];
  /** Who changed it. Absent where the audit log does not say. */
  readonly changed?: Attribution;
  /** What can be written in the declaration instead, a sentence each. Absent where nothing is proposed. */
  readonly advice?: readonly string[];
  /** What applying does to devices: `hides 412 of 2,000 devices`. */
  readonly effect?: string;
  /** Which devices it concerns. Absent where no devices are affected, or it is unknown. */
  readonly devices?: FindingDevices;
  /** How it stands with its end. Only of what expires. */
  readonly expiry?: FindingExpiry;
  /** Where the object is declared. Absent where the place is not known. */
  readonly declaredAt?: Pick<Where, 'file' | 'line' | 'column'>;
  /** What it waits for. Only of `waiting`. */
  readonly next?: NextStep;
  /** Why apply cannot restore it, and what a person can do. Only of drift; absent where apply restores it. */
  readonly unrestorable?: Diagnostic;
  /** Why it could not be read. Absent for the other kinds. */
  readonly diagnostic?: Diagnostic;
}

/** Whether the tenant is as declared. `failed`: an error came before any answer. `unreadable`: no verdict. */
export type Verdict = 'inSync' | 'failed' | 'pending' | 'drift' | 'both' | 'unreadable';

/** How many objects there are of each kind. */
export interface ReportSummary {
  /** Objects that are declared or were. */
  readonly objects: number;
  readonly drift: number;
  readonly pending: number;
  readonly both: number;
  /** Wait for a person or for an earlier stage. */
  readonly waiting: number;
  /** Already as declared; apply only records them. */
  readonly recorded: number;
  /** Things that ended, or end soon. They may be objects that are counted elsewhere as well, or none of them. */
  readonly expiring: number;
  readonly unreadable: number;
}

/** What a plan found in one tenant. */
export interface Report {
  /** Name and Entra id of the tenant. */
  readonly tenant: TenantName;
  readonly verdict: Verdict;
  readonly summary: ReportSummary;
  /** Drift first, then both, expiring, pending, waiting, recorded and unreadable; errors before warnings. */
  readonly findings: readonly Finding[];
  /** Everything else that was said, without what made an object unreadable. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Unified diff that writes values of the tenant to the declaration, for `git apply`. It has every changed value that stands
   * in one place of the declaration. Absent where there is none.
   */
  readonly patch?: string;
}

/** A tenant, as the declaration names it. */
export interface TenantName {
  readonly name: string;
  /** Entra tenant id (GUID). Absent where the declaration could not be read. */
  readonly tenantId?: string;
}
