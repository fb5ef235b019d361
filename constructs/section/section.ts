import type { Construct, IConstruct } from 'constructs';

import type { Diagnostic } from '../../core/index.js';
import type { Subject } from '../../schemas/index.js';
import type { ITerraformDependable } from '../cdk.js';
import type { ReadinessPlatform } from '../enrollment-readiness-checks.js';
import type { Inverse } from '../inverse/inverse.js';
import type { SpecPart } from './declared-part.js';

/**
 * A section of the declaration, as data: its path, the names of its parts, and its conversion to constructs and back.
 * Each file in `constructs/sections/` defines one; all other code iterates over them.
 */
export interface SectionFacts<Declared, Built> {
  /** Its path below `spec`: `['enrollment', 'limits']`. */
  readonly path: readonly string[];
  /** Extracts the declaration of the section. Undefined: nothing is declared, and nothing is built. */
  readonly declaredIn: (spec: SpecPart) => Declared | undefined;
  /** Builds the section below the tenant, or below its parent section. */
  readonly build: (scope: Construct, declared: Declared) => Built;
  /**
   * Names of the section (with an empty key) and its parts in messages, by their path from here: `custom.*`.
   *
   * @default - a part has the name of its parent
   */
  readonly subjects?: Readonly<Record<string, Subject>>;
  /** A sample declaration of each definition, for the reference pages: YAML that starts at `spec`. */
  readonly samples: Readonly<Record<string, string>>;
  /** How to export the objects of each definition. Empty: the section is not exported. */
  readonly inverses: readonly Inverse[];
  /**
   * Sibling section that an export writes first, by the last step of its path.
   *
   * @default - the preceding section in the schema
   */
  readonly exportedAfter?: string;
  /**
   * What device enrollment needs from the section.
   *
   * @default - nothing
   */
  readonly readiness?: (built: Built) => Readiness;
  /**
   * Finds problems when several constructs declare parts of the section, each valid in isolation.
   *
   * @default - there are none
   */
  readonly scattered?: (parts: readonly Declared[]) => readonly Diagnostic[];
}

/** How a section affects device enrollment. */
export interface Readiness {
  /** Platforms whose enrollment it declares. */
  readonly platforms?: readonly ReadinessPlatform[];
  /** Resources of the section that enrollment depends on. Undefined members are ignored. */
  readonly after?: readonly (ITerraformDependable | undefined)[];
  /** References to expiration dates that it declares, about which the provider already warns. */
  readonly watchedEnds?: readonly string[];
}

/** A section, independent of the type of its declaration, for iteration. */
export interface Section<Built = unknown> extends Omit<
  SectionFacts<never, never>,
  'declaredIn' | 'build' | 'readiness' | 'scattered'
> {
  /** Builds the section from a specification. Undefined: nothing is declared. */
  readonly build: (scope: Construct, spec: SpecPart) => Built | undefined;
  /** What device enrollment needs from the section as built below a construct. */
  readonly readinessIn: (scope: IConstruct) => Readiness;
  /** Finds problems when several constructs declare parts of the section. */
  readonly scatteredIn: (parts: readonly SpecPart[]) => readonly Diagnostic[];
}

/** Defines a section. */
export function defineSection<Declared, Built>(facts: SectionFacts<Declared, Built>): Section<Built> {
  const { declaredIn, build, readiness, scattered, ...rest } = facts;
  const section: Section<Built> = {
    ...rest,
    build: (scope, spec) => {
      const declared = declaredIn(spec);
      return declared === undefined ? undefined : build(scope, declared);
    },
    readinessIn: (scope) => {
      const built = builtIn(scope, section);
      return built === undefined ? {} : (readiness?.(built) ?? {});
    },
    scatteredIn: (parts) => scattered?.(parts.flatMap((part) => declaredIn(part) ?? [])) ?? [],
  };
  return section;
}

/** Builds the sections that a specification declares, in order. */
export function buildSections(scope: Construct, sections: readonly Section[], spec: SpecPart): void {
  builtSections.set(scope, new Map(sections.map((section) => [section, section.build(scope, spec)])));
}

/** Returns the result of building a section below a construct. Undefined: the section is not declared there. */
export function builtIn<Built>(scope: IConstruct, section: Section<Built>): Built | undefined {
  return builtSections.get(scope)?.get(section) as Built | undefined;
}

/** Stored outside the constructs, to keep their public classes free of internals. */
const builtSections = new WeakMap<IConstruct, ReadonlyMap<Section, unknown>>();
