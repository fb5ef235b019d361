import { type ResourceDefinition, textOf } from '../../../core/index.js';
import { isOfType } from '../../../provider/engine/index.js';
import { baseConfiguration, configurationType, declaredType } from './configuration-types.js';
import { fromSegment, toSegment } from './graph-path.js';
import type { FoundObject } from './model.js';

/**
 * The definition of an object, or why it is unknown. `unidentified`: it can be anything. `undecided`: it belongs to one
 * of several definitions.
 */
export type Recognition =
  | { readonly definition: ResourceDefinition; readonly parents: Readonly<Record<string, string>> }
  | {
      readonly problem: 'notCovered' | 'unidentified' | 'undecided';
      readonly why: string;
      /** It is in a collection with definitions. */
      readonly isBeside?: true;
    };

/** Finds the definition of an object by its type, its origin, and the marker of a default object. */
export function recognize(found: FoundObject, definitions: readonly ResourceDefinition[]): Recognition {
  const type = typeOf(found);
  const { graphPath } = found;
  if (type === undefined && graphPath === undefined) {
    return {
      problem: 'unidentified',
      why: 'it has neither @odata.type nor @odata.context, and its file is not named after a collection',
    };
  }
  const single = definitions.filter(({ shape }) => !['order', 'choice'].includes(shape.kind));
  const covered = single.filter((definition) => isAt(definition, found) && isOf(definition, type, found));
  if (covered.length > 0) return oneOf(covered, { found, definitions });
  const mixed = type === undefined && single.some((definition) => isAt(definition, found));
  if (mixed)
    return { problem: 'undecided', why: 'it has no @odata.type, and its collection contains objects of several types' };
  const isBeside = graphPath !== undefined && single.some((definition) => isAt(definition, found));
  return {
    problem: 'notCovered',
    why: `no resource covers ${type ?? graphPath ?? ''}`,
    ...(isBeside && { isBeside: true }),
  };
}

/** Type of an object without `#`: from the object itself, its kind or the suffix of its id, or its file. */
export function typeOf({ object, type, graphPath }: FoundObject): string | undefined {
  const own = textOf(object['@odata.type'])?.replace(/^#/u, '');
  // Versions that lack a type return its base type, which is not specific.
  const isExact = own !== undefined && own.toLowerCase() !== baseConfiguration;
  return isExact ? own : (configurationType(object) ?? type ?? declaredType(object, graphPath) ?? own);
}

/** Whether an object with this origin can belong to the definition. An object without an origin can belong to any. */
function isAt(definition: ResourceDefinition, { graphPath, object }: FoundObject): boolean {
  return graphPath === undefined || pathsOf(graphPath, textOf(object.id)).some((path) => parentsIn(definition, path));
}

/** A context can end with the object's id or not: the path as it is, with the id, and without it. */
function pathsOf(graphPath: string, id: string | null): readonly string[] {
  if (id === null) return [graphPath];
  const last = `/${toSegment(id)}`;
  return [graphPath, `${graphPath}${last}`, ...(graphPath.endsWith(last) ? [graphPath.slice(0, -last.length)] : [])];
}

/** The ids at the placeholders of the definition's path; undefined if the paths do not match. */
function parentsIn({ graph }: ResourceDefinition, path: string): Readonly<Record<string, string>> | undefined {
  const pattern = graph.path.split('/');
  const segments = path.split('/');
  if (pattern.length !== segments.length) return undefined;
  const parents: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = fromSegment(segments[index] ?? '');
    const name = /^\{(\w+)\}$/u.exec(part)?.[1];
    if (name !== undefined) parents[name] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return parents;
}

/**
 * A collection with one type needs no type member. An object without a collection is recognized by the page of its
 * type, or by its name.
 */
function isOf(definition: ResourceDefinition, type: string | undefined, { graphPath, object }: FoundObject): boolean {
  const { graph, source, name } = definition;
  const lower = type?.toLowerCase();
  // The template of a settings catalog policy identifies its purpose.
  if (graph.template) return isOfType(definition, object);
  if (graph.odataType !== undefined) return graph.odataType.toLowerCase() === lower;
  if (graphPath !== undefined) return true;
  const page = source.split(/[/-]/u).at(-1) ?? '';
  return [page, name].some((known) => `microsoft.graph.${known}`.toLowerCase() === lower);
}

interface Candidates {
  readonly found: FoundObject;
  readonly definitions: readonly ResourceDefinition[];
}

/** Whether it is the default object or a custom one. */
function oneOf(covered: readonly ResourceDefinition[], { found, definitions }: Candidates): Recognition {
  const [builtin, ...builtins] = covered.filter(({ shape }) => shape.kind === 'builtin');
  const [other, ...others] = covered.filter(({ shape }) => shape.kind !== 'builtin');
  if (builtins.length + others.length > 0) {
    const names = covered.map(({ noun }) => noun).join(' or ');
    return { problem: 'undecided', why: `its type does not show whether it is a ${names}` };
  }
  if (builtin && !other && !isBuiltin(builtin, found)) {
    return { problem: 'notCovered', why: `it is not the ${builtin.noun}, the only one of its type that is covered` };
  }
  const definition = builtin && other ? apart(builtin, other, { found, definitions }) : (builtin ?? other);
  if (definition) return { definition, parents: parentsFor(definition, found) };
  return {
    problem: 'undecided',
    why: 'neither an id nor a priority shows whether it is the default object of the tenant or a custom one',
  };
}

/** Whether an object is the default one, according to its id. */
function isBuiltin({ shape }: ResourceDefinition, { object }: FoundObject): boolean {
  const id = textOf(object.id);
  return shape.kind !== 'builtin' || id === null || id.endsWith(shape.idSuffix);
}

function apart(
  builtin: ResourceDefinition,
  other: ResourceDefinition,
  { found, definitions }: Candidates,
): ResourceDefinition | undefined {
  const { shape } = builtin;
  const { object } = found;
  if (shape.kind !== 'builtin') return undefined;
  if (shape.marker !== undefined) return object[shape.marker] === true ? builtin : other;
  if (textOf(object.id) !== null) return isBuiltin(builtin, found) ? builtin : other;
  if (typeof object.priority !== 'number') return undefined;
  return object.priority < firstPlace(other, definitions) ? builtin : other;
}

/**
 * Number of the first position among the objects of a definition; a default object has no position, and its value is 0.
 */
function firstPlace({ facets, graph }: ResourceDefinition, definitions: readonly ResourceDefinition[]): number {
  const order = definitions
    .filter(({ graph: { path, odataType } }) => path === graph.path && odataType === graph.odataType)
    .flatMap(({ shape }) => (shape.kind === 'order' ? [shape.first ?? 1] : []));
  return facets.priority?.first ?? order[0] ?? 1;
}

function parentsFor(
  definition: ResourceDefinition,
  { graphPath, object }: FoundObject,
): Readonly<Record<string, string>> {
  const paths = graphPath === undefined ? [] : pathsOf(graphPath, textOf(object.id));
  return paths.map((path) => parentsIn(definition, path)).find((parents) => parents !== undefined) ?? {};
}
