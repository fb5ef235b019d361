import { isUnknown, type ResourceDefinition, type Value, type ValueObject } from '../../../core/index.js';
import type { EngineContext } from '../contract.js';

const placeholder = /\{(\w+)\}/gu;

/**
 * Returns the definition with the ids of the tenant and the parents in its path, from the values of one object.
 *
 * Undefined: the id of a parent is not known yet, so nothing can be read.
 */
export function placed(
  definition: ResourceDefinition,
  values: ValueObject,
  { graph }: { readonly graph: Pick<EngineContext['graph'], 'tenantId'> },
): ResourceDefinition | undefined {
  // Most paths contain no ids. The same definition lets caches find it again.
  if (!definition.graph.path.includes('{')) return definition;
  const valueOf = (name: string): Value => (name === 'tenantId' ? graph.tenantId : (values[name] ?? null));
  if (parentsOf(definition).some((name) => typeof values[name] !== 'string' || isUnknown(values[name])))
    return undefined;
  const path = definition.graph.path.replaceAll(placeholder, (_match, name: string) => idText(valueOf(name)));
  return { ...definition, graph: { ...definition.graph, path } };
}

function idText(value: Value): string {
  return typeof value === 'string' ? encodeURIComponent(value) : '';
}

/** Names of the attributes that hold the ids of an object's parents, outermost first. */
export function parentsOf({ graph }: ResourceDefinition): readonly string[] {
  return [...graph.path.matchAll(placeholder)].map(([, name]) => name ?? '').filter((name) => name !== 'tenantId');
}

/** Formats the import id of an object: the ids of its parents, then its own. */
export function renderImportId(definition: ResourceDefinition, values: ValueObject): string {
  const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
  return [...parentsOf(definition), 'id'].map((name) => text(values[name])).join('/');
}

/** Parses an import id, `<parent>/<id>` if there are parents. Undefined: it has the wrong number of parts. */
export function readImportId(
  definition: ResourceDefinition,
  importId: string,
): { readonly id: string; readonly parents: ValueObject } | undefined {
  const names = parentsOf(definition);
  const parts = names.length === 0 ? [importId] : importId.split('/');
  const id = parts.at(-1) ?? '';
  if (parts.length !== names.length + 1 || parts.includes('')) return undefined;
  return { id, parents: Object.fromEntries(names.map((name, index) => [name, parts[index] ?? ''])) };
}
