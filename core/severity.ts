import type { Severity } from './diagnostic.js';

/** What something is about, so far as it tells how dangerous a change of it is. */
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

/** Which way something went. `changed`: it has no direction, or the direction cannot be determined. */
export type Direction = 'loosened' | 'tightened' | 'changed';

/** The ways of a change. */
export const directions = ['loosened', 'tightened', 'changed'] as const satisfies readonly Direction[];

/**
 * Which of two values is the tighter one.
 *
 * `lower`, `higher`: of numbers, instants and versions such as `10.0.2`. `fewer`, `more`: of sets and maps, where one has
 * everything of the other. `true`, `false`: of bools. A list: Graph's values, the loosest first.
 */
export type Tighter = 'lower' | 'higher' | 'fewer' | 'more' | 'true' | 'false' | readonly string[];

/** How the drift of an attribute is judged. */
export interface SeverityRule {
  readonly about: SeverityCategory;
  /** Default: every change is just a change. Of `lower` and `higher`, no value means no limit: the loosest. */
  readonly tighter?: Tighter;
  /** A number that means no limit: `0` days, for never. */
  readonly unlimited?: number;
  /** Only of `true`: while it is set, the other members of its object have no effect, and so no direction. Default: they have. */
  readonly outweighs?: true;
}

/** How the drift of an object is judged where its attributes do not say, and that it is gone. */
export interface ObjectSeverityRule {
  readonly about: SeverityCategory;
  /** Which way it goes when somebody removes the object. Default: `changed`. */
  readonly removed?: Exclude<Direction, 'changed'>;
  /** What counts for those whom no object of the kind reaches. Where it is known, its values say which way a removal goes. */
  readonly fallsBack?: FallBack;
}

/** A default object, or a part of it, that says the same for everybody else. Names are Graph's. */
export interface FallBack {
  /** Name of the default's definition. */
  readonly to: string;
  /** Attribute of the object that is compared. */
  readonly attribute: string;
  /** Attribute of the object that chooses the part of the default. Default: there is one part, under the key ''. */
  readonly by?: string;
  /** Attribute of the default, by the value of `by`. A value that is missing has no default. */
  readonly counterparts: Readonly<Record<string, string>>;
}

/** What a category means to people, and how severe a change of it is. */
export interface CategoryFacts {
  /** What changes: `restriction`. */
  readonly noun: string;
  readonly severity: Readonly<Record<Direction, Severity>>;
  /** What it means that the tenant went that way from the declaration. */
  readonly meaning: Readonly<Record<Direction, string>>;
}

/** The categories, the gravest first. */
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
      changed: 'devices are protected in a different way than declared',
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

/** A category in which every change matters the same. */
function always(severity: Severity, noun: string, meaning: string): CategoryFacts {
  return {
    noun,
    severity: { loosened: severity, tightened: severity, changed: severity },
    meaning: { loosened: meaning, tightened: meaning, changed: meaning },
  };
}

/** Names, texts and looks. */
export const cosmetic = { about: 'cosmetic' } as const satisfies SeverityRule;

/** Scope tags: who among the administrators sees an object. */
export const visibility = { about: 'visibility', tighter: 'fewer' } as const satisfies SeverityRule;
