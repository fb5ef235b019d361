import type { Inverse } from '../../constructs/inverse/index.js';
import { type Diagnostic, isMany, type JsonObject, type ResourceDefinition, warning } from '../../core/index.js';
import type { TenantExport, UncoveredObject } from '../../provider/engine/index.js';
import type { LeftOut, Unset } from './composition.js';
import { labelOf } from './label.js';
import type { PlacedObject } from './placement.js';

/** What an export covers of a tenant, and what not. Nothing is left out that is not told here. */
export interface Coverage {
  /** Objects that are declared, by what people call them; orders are no objects. */
  readonly declared: readonly { readonly noun: string; readonly count: number }[];
  readonly imports: number;
  /** Imports that wait until the declaration says all that a plan would change. Only of files. */
  readonly withheld: number;
  /** What could not be read, with the section that is missing. */
  readonly unreadable: readonly { readonly noun: string; readonly section: string; readonly diagnostic: Diagnostic }[];
  /** Objects, and parts of objects, that no declaration can say. */
  readonly leftOut: readonly LeftOut[];
  /** Objects that no definition is about, by collection and type. */
  readonly uncovered: readonly UncoveredKind[];
  readonly unset: readonly Unset[];
  /** Sections that nobody asked for. */
  readonly excluded: readonly string[];
  /** Of what is declared, how many objects would be created by a plan, because nothing tells what they are imported by. Only of files. */
  readonly notImported: number;
  /** What was asked for, and is not in the files that were read, by what people call it. */
  readonly notHeld: readonly string[];
}

/** Objects of one type that no definition is about. */
export interface UncoveredKind {
  /** Type, or the collection where it names none. */
  readonly kind: string;
  readonly objects: readonly UncoveredObject[];
}

/** What coverage is worked out from. */
export interface CoverageFacts {
  readonly tenant: TenantExport;
  readonly inverses: readonly Inverse[];
  readonly placed: readonly PlacedObject[];
  readonly leftOut: readonly LeftOut[];
  readonly unset: readonly Unset[];
  readonly excluded: readonly string[];
  readonly imports: number;
  readonly withheld: number;
  readonly notHeld: readonly string[];
}

/** Counts and names what an export covers. */
export function coverageOf({ tenant, inverses, placed, unset, ...facts }: CoverageFacts): Coverage {
  const neverSet = tenant.definitions.flatMap((one): Unset[] =>
    one.state === 'present' && one.unset ? [{ definition: one.definition, why: 'was never set up' }] : [],
  );
  return {
    ...facts,
    declared: countedBy(placed.filter(({ as }) => as !== 'order').map(({ definition }) => definition.noun)),
    unreadable: tenant.definitions.flatMap((one) =>
      one.state === 'unreadable'
        ? [{ noun: one.definition.noun, section: sectionOf(one.definition, inverses), diagnostic: one.diagnostic }]
        : [],
    ),
    leftOut: facts.leftOut,
    uncovered: byKind(tenant.uncovered),
    unset: [...neverSet, ...unset],
    notImported: placed.filter(isNew).length,
  };
}

/**
 * A default object of the tenant is adopted without an import, an order is no object, and of what there are many as one resource
 * only those are created that are missing.
 */
function isNew({ definition, object, as }: PlacedObject): boolean {
  const isKnown = object.importId !== undefined || object.withheldId !== undefined;
  return !isKnown && as !== 'order' && definition.shape.kind !== 'builtin' && !isMany(definition);
}

/** Where a definition's objects are declared. Empty: nowhere. */
function sectionOf({ name }: ResourceDefinition, inverses: readonly Inverse[]): string {
  return inverses.find(({ definition }) => definition === name)?.section.join('.') ?? '';
}

function countedBy(nouns: readonly string[]): Coverage['declared'] {
  const counts = new Map<string, number>();
  for (const noun of nouns) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  return [...counts].map(([noun, count]) => ({ noun, count }));
}

function byKind(objects: readonly UncoveredObject[]): readonly UncoveredKind[] {
  const kinds = new Map<string, UncoveredObject[]>();
  for (const object of objects) {
    const kind = object.type ?? object.path;
    kinds.set(kind, [...(kinds.get(kind) ?? []), object]);
  }
  return [...kinds].sort(([left], [right]) => (left < right ? -1 : 1)).map(([kind, own]) => ({ kind, objects: own }));
}

/** What an object that is no definition's is called. */
export function uncoveredName({ name, id }: UncoveredObject): string {
  return name ?? id ?? 'one without a name';
}

/** What a person has to know of what is missing. */
export function coverageDiagnostics({ unreadable, leftOut }: Coverage): readonly Diagnostic[] {
  return [
    ...unreadable.map(({ noun, section, diagnostic: { why, fix } }) =>
      warning('INT1421', {
        what: `the ${noun} is not in the export: it could not be read`,
        why,
        fix: orExclude(fix, section),
      }),
    ),
    ...leftOut.map(({ definition, object, member, why }) =>
      warning('INT1424', {
        what: `the ${definition.noun} ${JSON.stringify(labelOf(definition, object))} is left out${member === undefined ? '' : ` in part: ${member}`}`,
        why,
        fix: 'change it in the tenant and export again, or leave it to the admin center',
      }),
    ),
  ];
}

function orExclude(fix: string, section: string): string {
  return section === '' ? fix : `${fix}; or export without it: --exclude ${section}`;
}

/** Coverage for programs. */
export function coverageToJson(coverage: Coverage): JsonObject {
  const { declared, imports, withheld, notImported, unreadable, leftOut, uncovered, unset, excluded, notHeld } =
    coverage;
  return {
    declared: declared.map((one) => ({ ...one })),
    imports,
    withheld,
    notImported,
    unreadable: unreadable.map(({ noun, section }) => ({ noun, section })),
    leftOut: leftOut.map(({ definition, object, member, why }) => ({
      noun: definition.noun,
      name: labelOf(definition, object),
      id: object.importId ?? null,
      member: member ?? null,
      why,
    })),
    uncovered: uncovered.map(({ kind, objects }) => ({
      kind,
      count: objects.length,
      objects: objects.map(({ id, name }) => ({ id: id ?? null, name: name ?? null })),
    })),
    unset: unset.map(({ definition, why }) => ({ noun: definition.noun, why })),
    excluded,
    notHeld,
  };
}
