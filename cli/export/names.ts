import {
  type Diagnostic,
  type ExportedObject,
  type Graph,
  isReferredId,
  referredIn,
  type ReferredKind,
  replaceReferred,
  type ResourceDefinition,
  warning,
  withArticle,
} from '../../core/index.js';
import { namesOfIds, type NamesOfKind } from '../../provider/resources/names/names-by-id.js';

/** Objects by definition. */
export type ObjectsByDefinition = ReadonlyMap<ResourceDefinition, readonly ExportedObject[]>;

/** Objects that refer by name if the name is unambiguous. */
export interface NamedObjects {
  readonly objects: ObjectsByDefinition;
  /** Ambiguous names, by the id in lower case that is used instead. */
  readonly ambiguous: ReadonlyMap<string, string>;
  /** Ids in lower case that do not exist in the tenant. */
  readonly missing: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

const kinds = [
  { kind: 'groups', noun: 'group' },
  { kind: 'filters', noun: 'assignment filter' },
  { kind: 'scopeTags', noun: 'scope tag' },
  { kind: 'apps', noun: 'app' },
] as const;

/**
 * Replaces the ids of groups, filters, scope tags and apps by names. If a name is ambiguous, the id stays.
 *
 * `isPartial`: the source may only know some names, so an id without a name is reported. Default: such an object no
 * longer exists.
 */
export async function withNames(
  objects: ObjectsByDefinition,
  graph: Graph | undefined,
  { isPartial = false }: { readonly isPartial?: boolean } = {},
): Promise<NamedObjects> {
  const found = await Promise.all(
    kinds.map(async ({ kind }) => [kind, await find(kind, objects, { graph, isPartial })] as const),
  );
  const names = new Map(found);
  const named = [...objects].map(([definition, own]): [ResourceDefinition, readonly ExportedObject[]] => [
    definition,
    own.map((object) => ({ ...object, declared: renamed(definition, object, names) })),
  ]);
  return {
    objects: new Map(named),
    ambiguous: new Map(found.flatMap(([, { ambiguous }]) => [...ambiguous])),
    missing: new Set(isPartial ? [] : found.flatMap(([, { missing }]) => [...missing])),
    diagnostics: kinds.flatMap(({ kind, noun }) => problemsOf(noun, names.get(kind) ?? nothing)),
  };
}

function renamed(
  { attributes }: ResourceDefinition,
  { declared }: ExportedObject,
  names: ReadonlyMap<ReferredKind, NamesOfKind>,
): ExportedObject['declared'] {
  return replaceReferred(
    attributes,
    declared,
    ({ kind, text }) => names.get(kind)?.names.get(text.toLowerCase()) ?? text,
  );
}

const nothing: NamesOfKind = { names: new Map(), ambiguous: new Map(), missing: new Set() };

async function find(
  wanted: ReferredKind,
  objects: ObjectsByDefinition,
  { graph, isPartial }: { readonly graph: Graph | undefined; readonly isPartial: boolean },
): Promise<NamesOfKind> {
  const ids = [...objects].flatMap(([{ attributes }, own]) =>
    own
      .flatMap(({ declared }) => referredIn(attributes, declared))
      .flatMap(({ kind, text }) => (kind === wanted && isReferredId(kind, text) ? [text] : [])),
  );
  const found = graph ? await namesOfIds(wanted, ids, graph) : nothing;
  const isNamed = (id: string): boolean => found.names.has(id.toLowerCase()) || found.ambiguous.has(id.toLowerCase());
  const unnamed = isPartial && !found.diagnostic ? ids.filter((id) => !isNamed(id)) : [];
  return unnamed.length === 0 ? found : { ...found, diagnostic: nameless(unnamed) };
}

function nameless(ids: readonly string[]): Diagnostic {
  return warning('INT1434', {
    what: 'the files lack the names of some objects',
    why: `none of them contains the names of ${[...new Set(ids)].sort().slice(0, 12).join(', ')}`,
    fix: 'none is required; to get names, add the objects to the files',
  });
}

function problemsOf(noun: string, { ambiguous, diagnostic }: NamesOfKind): readonly Diagnostic[] {
  if (diagnostic) {
    const why = `${diagnostic.what}: ${diagnostic.why}`;
    return [warning('INT1423', { what: `${noun}s are referred to by id`, why, fix: diagnostic.fix })];
  }
  const shared = [...new Set(ambiguous.values())].sort();
  return shared.map((name) =>
    warning('INT1425', {
      what: `${withArticle(noun)} is referred to by id, because several have the name ${JSON.stringify(name)}`,
      why: 'the name would be ambiguous in a declaration, because case is ignored',
      fix: 'none is required; to refer to it by name, rename one of them',
    }),
  );
}
