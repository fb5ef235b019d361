import type { Construct, IConstruct } from 'constructs';

import type { Diagnostic } from '../../core/index.js';
import type { Subject } from '../../schemas/index.js';
import type { ITerraformDependable } from '../cdk.js';
import type { ReadinessPlatform } from '../enrollment-readiness-checks.js';
import type { Inverse } from '../inverse/inverse.js';
import type { SpecPart } from './declared-part.js';

/**
 * A section of the declaration, as data: where it is, what people call its parts, how it becomes constructs, and how an export
 * writes it. Each file in `constructs/sections/` states one; everything else iterates over them.
 */
export interface SectionFacts<Declared, Built> {
  /** The way to it below `spec`: `['enrollment', 'limits']`. */
  readonly path: readonly string[];
  /** What is declared of it. Undefined: nothing, and nothing is built. */
  readonly declaredIn: (spec: SpecPart) => Declared | undefined;
  /** Builds it below the tenant, or below the section that it is part of. */
  readonly build: (scope: Construct, declared: Declared) => Built;
  /**
   * What messages call it (the key is empty) and its parts, by their way from here: `custom.*`.
   *
   * @default - parts are called what they are part of
   */
  readonly subjects?: Readonly<Record<string, Subject>>;
  /** How each of its definitions is written in a declaration, for the reference pages: YAML from `spec` on. */
  readonly samples: Readonly<Record<string, string>>;
  /** How an export writes the objects of each of its definitions. Empty: it is not exported. */
  readonly inverses: readonly Inverse[];
  /**
   * Section beside it that an export writes first, by the last step of its path.
   *
   * @default - the one before it in the schema
   */
  readonly exportedAfter?: string;
  /**
   * What the enrollment of devices has to do with it.
   *
   * @default - nothing
   */
  readonly readiness?: (built: Built) => Readiness;
  /**
   * What is wrong where several constructs declare parts of it, each valid by itself.
   *
   * @default - nothing is
   */
  readonly scattered?: (parts: readonly Declared[]) => readonly Diagnostic[];
}

/** What a section has to do with the enrollment of devices. */
export interface Readiness {
  /** Platforms whose enrollment it declares. */
  readonly platforms?: readonly ReadinessPlatform[];
  /** What enrollment needs of it; undefined members count for nothing. */
  readonly after?: readonly (ITerraformDependable | undefined)[];
  /** References to the ends of what it declares, of which the provider itself warns. */
  readonly watchedEnds?: readonly string[];
}

/** A section that is iterated over, whatever is declared in it. */
export interface Section<Built = unknown> extends Omit<
  SectionFacts<never, never>,
  'declaredIn' | 'build' | 'readiness' | 'scattered'
> {
  /** Builds what a specification declares of it. Undefined: nothing is declared. */
  readonly build: (scope: Construct, spec: SpecPart) => Built | undefined;
  /** What the enrollment of devices has to do with what was built below a construct. */
  readonly readinessIn: (scope: IConstruct) => Readiness;
  /** What is wrong where several constructs declare parts of it. */
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

/** Builds the sections of which a specification declares anything, in their order. */
export function buildSections(scope: Construct, sections: readonly Section[], spec: SpecPart): void {
  builtSections.set(scope, new Map(sections.map((section) => [section, section.build(scope, spec)])));
}

/** What was built of a section below a construct. Undefined: it is not declared there. */
export function builtIn<Built>(scope: IConstruct, section: Section<Built>): Built | undefined {
  return builtSections.get(scope)?.get(section) as Built | undefined;
}

/** Kept beside the constructs, so that their classes show nothing that is not the user's. */
const builtSections = new WeakMap<IConstruct, ReadonlyMap<Section, unknown>>();
