import type { Severity } from './diagnostic.js';

/** Category of a setting, which determines how severe a change to it is. */
export type SeverityCategory =
  | 'authority'
  | 'consent'
  | 'account'
  | 'security'
  | 'restriction'
  | 'retention'
  | 'reach'
  | 'visibility'
  | 'order'
  | 'setting'
  | 'cosmetic';

/** Direction of a change. `changed`: it has no direction, or the direction cannot be determined. */
export type Direction = 'loosened' | 'tightened' | 'changed';

/** All directions of a change. */
export const directions = ['loosened', 'tightened', 'changed'] as const satisfies readonly Direction[];

/**
 * How to tell which of two values is tighter.
 *
 * `lower`, `higher`: for numbers, instants and versions such as `10.0.2`. `fewer`, `more`: for sets and maps, if one
 * contains the other. `true`, `false`: for booleans. A list: Graph's values, the loosest first.
 */
export type Tighter = 'lower' | 'higher' | 'fewer' | 'more' | 'true' | 'false' | readonly string[];

/** How drift of an attribute is rated. */
export interface SeverityRule {
  readonly about: SeverityCategory;
  /**
   * Which value is tighter. Default: changes have no direction. For `lower` and `higher`, a missing value means no
   * limit: the loosest.
   */
  readonly tighter?: Tighter;
  /** A number that means no limit, such as `0` days for never. */
  readonly unlimited?: number;
  /**
   * Only for `true`: while it is set, the other members of its object have no effect, so their changes have no
   * direction. Default: they have.
   */
  readonly outweighs?: true;
}

/** How drift of an object is rated, for attributes without their own rule and for a deleted object. */
export interface ObjectSeverityRule {
  readonly about: SeverityCategory;
  /** Direction of the change if somebody deletes the object. Default: `changed`. */
  readonly removed?: Exclude<Direction, 'changed'>;
  /**
   * The settings that apply to users without an object of this kind. If they are known, they decide the direction of a
   * deletion.
   */
  readonly fallsBack?: FallBack;
}

/** A default object, or a part of it, that applies where no object is assigned. Names are Graph's. */
export interface FallBack {
  /** Name of the default's definition. */
  readonly to: string;
  /** Attribute of the object to compare. */
  readonly attribute: string;
  /**
   * Attribute of the object that selects the part of the default. Default: there is only one part, under the key ''.
   */
  readonly by?: string;
  /** Attributes of the default, by the value of `by`. Values that are not listed have no default. */
  readonly counterparts: Readonly<Record<string, string>>;
}

/** Labels of a category, and how severe a change in it is. */
export interface CategoryFacts {
  /** What changes: `restriction`. */
  readonly noun: string;
  readonly severity: Readonly<Record<Direction, Severity>>;
  /** What it means that the tenant differs from the declaration in that direction. */
  readonly meaning: Readonly<Record<Direction, string>>;
}

/** The categories, the most severe first. */
export const severityCategories: Readonly<Record<SeverityCategory, CategoryFacts>> = {
  authority: always('error', 'authority', 'devices are managed by a service other than the declared one'),
  consent: always('error', 'consent', 'the agreement differs from the declaration'),
  account: always('error', 'account', 'the link to Apple or Google differs from the declaration'),
  security: {
    noun: 'security',
    severity: { loosened: 'error', tightened: 'warning', changed: 'warning' },
    meaning: {
      loosened: 'devices are less protected than declared',
      tightened: 'users face stricter rules than declared',
      changed: 'devices are protected differently than declared',
    },
  },
  restriction: {
    noun: 'restriction',
    severity: { loosened: 'error', tightened: 'warning', changed: 'warning' },
    meaning: {
      loosened: 'more users or devices can enroll than declared',
      tightened: 'some users or devices that should enroll cannot',
      changed: 'different users or devices can enroll than declared',
    },
  },
  retention: {
    noun: 'retention',
    severity: { loosened: 'warning', tightened: 'error', changed: 'warning' },
    meaning: {
      loosened: 'inactive devices stay listed longer than declared',
      tightened: 'devices are hidden sooner than declared',
      changed: 'different devices are hidden than declared',
    },
  },
  reach: {
    noun: 'reach',
    severity: { loosened: 'warning', tightened: 'warning', changed: 'warning' },
    meaning: {
      loosened: 'it reaches more users or devices than declared',
      tightened: 'it reaches fewer users or devices than declared',
      changed: 'it reaches different users or devices than declared',
    },
  },
  visibility: {
    noun: 'visibility',
    severity: { loosened: 'warning', tightened: 'warning', changed: 'warning' },
    meaning: {
      loosened: 'more administrators see it than declared',
      tightened: 'fewer administrators see it than declared',
      changed: 'different administrators see it than declared',
    },
  },
  order: always('warning', 'order', 'where several objects apply to a user, a different one may take effect'),
  setting: always('warning', 'setting', 'it works differently than declared'),
  cosmetic: always('info', 'appearance', 'names, texts and visual style only'),
};

/** A category in which every change has the same severity. */
function always(severity: Severity, noun: string, meaning: string): CategoryFacts {
  return {
    noun,
    severity: { loosened: severity, tightened: severity, changed: severity },
    meaning: { loosened: meaning, tightened: meaning, changed: meaning },
  };
}

/** Names, texts and appearance. */
export const cosmetic = { about: 'cosmetic' } as const satisfies SeverityRule;

/** Scope tags: which administrators can see an object. */
export const visibility = { about: 'visibility', tighter: 'fewer' } as const satisfies SeverityRule;
