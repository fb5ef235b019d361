import type { Inverse } from '../../constructs/inverse/index.js';
import { type Diagnostic, isMany, type JsonObject, type ResourceDefinition, warning } from '../../core/index.js';
import type { TenantExport, UncoveredObject } from '../../provider/engine/index.js';
import type { LeftOut, Unset } from './composition.js';
import { consequences } from './consequence.js';
import { labelOf } from './label.js';
import type { PlacedObject } from './placement.js';

/** What an export covers. Everything that is omitted is listed here. */
export interface Coverage {
  /** Declared objects by noun; orders do not count as objects. */
  readonly declared: readonly { readonly noun: string; readonly count: number }[];
  readonly imports: number;
  /**
   * Number of imports that are withheld until the declaration contains everything that a plan would change. Only for
   * files.
   */
  readonly withheld: number;
  /** Collections that could not be read, with the missing section. */
  readonly unreadable: readonly { readonly noun: string; readonly section: string; readonly diagnostic: Diagnostic }[];
  /** Objects, and parts of objects, that a declaration cannot express. */
  readonly leftOut: readonly LeftOut[];
  /** Objects without a definition, by collection and type. */
  readonly uncovered: readonly UncoveredKind[];
  readonly unset: readonly Unset[];
  /** Sections that were not requested. */
  readonly excluded: readonly string[];
  /** Number of declared objects that a plan would create, because their id for the import is unknown. Only for files. */
  readonly notImported: number;
  /** Requested kinds that the files do not contain, by noun. */
  readonly notHeld: readonly string[];
}

/** Objects of one type without a definition. */
export interface UncoveredKind {
  /** The type, or the collection if there is none. */
  readonly kind: string;
  readonly objects: readonly UncoveredObject[];
}

/** Input of a coverage. */
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

/** Determines what an export covers. */
export function coverageOf({ tenant, inverses, placed, unset, ...facts }: CoverageFacts): Coverage {
  const neverSet = tenant.definitions.flatMap((one): Unset[] =>
    one.state === 'present' && one.unset ? [{ definition: one.definition, why: 'has never been set up' }] : [],
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
 * The default objects of a tenant are adopted without an import, an order is not an object, and for many objects in one
 * resource, only the missing ones are created.
 */
function isNew({ definition, object, as }: PlacedObject): boolean {
  const isKnown = object.importId !== undefined || object.withheldId !== undefined;
  return !isKnown && as !== 'order' && definition.shape.kind !== 'builtin' && !isMany(definition);
}

/** The section with the objects of a definition. Empty: none. */
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

/** The name of an object without a definition. */
export function uncoveredName({ name, id }: UncoveredObject): string {
  return name ?? id ?? 'one without a name';
}

/** Diagnostics about missing parts. */
export function coverageDiagnostics({ unreadable, leftOut }: Coverage): readonly Diagnostic[] {
  return [
    ...unreadable.map(({ noun, section, diagnostic: { why, fix } }) =>
      warning('INT1421', {
        what: `the ${noun} is not in the export: it could not be read`,
        why,
        fix: orExclude(fix, section),
      }),
    ),
    ...leftOut.map(leftOutDiagnostic),
  ];
}

function leftOutDiagnostic({ definition, object, member, consequence = 'unchanged', why }: LeftOut): Diagnostic {
  const part = member === undefined ? '' : ` in part: ${member}`;
  return warning('INT1424', {
    what: `the ${definition.noun} ${JSON.stringify(labelOf(definition, object))} is left out${part}`,
    why,
    fix:
      consequence === 'unchanged'
        ? 'change it in the tenant and export again, or manage it in the admin center'
        : `change it in the tenant and export again, or declare an allowed value; otherwise, it is ${consequences[consequence]}`,
  });
}

function orExclude(fix: string, section: string): string {
  return section === '' ? fix : `${fix}; or export without it: --exclude ${section}`;
}

/** Renders coverage for programs. */
export function coverageToJson(coverage: Coverage): JsonObject {
  const { declared, imports, withheld, notImported, unreadable, leftOut, uncovered, unset, excluded, notHeld } =
    coverage;
  return {
    declared: declared.map((one) => ({ ...one })),
    imports,
    withheld,
    notImported,
    unreadable: unreadable.map(({ noun, section }) => ({ noun, section })),
    leftOut: leftOut.map(({ definition, object, member, consequence = 'unchanged', why }) => ({
      noun: definition.noun,
      name: labelOf(definition, object),
      id: object.importId ?? null,
      member: member ?? null,
      consequence,
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
