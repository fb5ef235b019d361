import { hasShape, isAlwaysThere, isJsonObject, type JsonObject, resourceOfType, textOf } from '../../core/index.js';
import { lettingGo } from '../../report/index.js';
import { definitions } from '../tenants/definitions.js';

/** How many objects an apply made, changed and removed. */
export interface Applied {
  readonly created: number;
  /** Built-in objects that apply changed for the first time. To Terraform they are new. */
  readonly adopted: number;
  /** Already as declared, and only written into the state. */
  readonly recorded: number;
  readonly changed: number;
  readonly imported: number;
  /** Objects that are gone from the tenant. */
  readonly deleted: number;
  /** Default objects whose values from before their adoption came back. */
  readonly restored: number;
  /** What every tenant has, and apply set: the MDM authority, a default, an order. In the order in which it was done. */
  readonly set: readonly string[];
  /**
   * Objects that the tenant keeps and that are not managed any more. Those of `removed` blocks OpenTofu counts, and Terraform does not.
   */
  readonly forgotten: number;
}

/** Counts what an apply did, by its events with `-json`. `recorded`: addresses of the objects that it only wrote into the state. */
export function appliedIn(events: readonly JsonObject[], recorded: ReadonlySet<string>): Applied {
  const summary = events.findLast(({ type }) => type === 'change_summary')?.changes;
  const counted = isJsonObject(summary) ? summary : countsOf(events);
  const count = (name: string): number => (typeof counted[name] === 'number' ? counted[name] : 0);
  const { restored, forgotten } = letGo(events);
  const set = setBy(events, recorded);
  const adopted = set.filter(({ isNew }) => isNew).length;
  return {
    created: count('add') - recorded.size - adopted,
    adopted,
    recorded: recorded.size,
    changed: count('change'),
    imported: count('import'),
    deleted: count('remove') - restored - forgotten,
    restored,
    set: set.map(({ noun }) => noun),
    forgotten: count('forget') + forgotten,
  };
}

/** To Terraform these are deleted. What becomes of registered devices only the plan says. */
function letGo(events: readonly JsonObject[]): { readonly restored: number; readonly forgotten: number } {
  const actions = events.flatMap(({ type, hook }) => {
    if (type !== 'apply_complete' || !isJsonObject(hook) || hook.action !== 'delete') return [];
    const resourceType = isJsonObject(hook.resource) ? textOf(hook.resource.resource_type) : null;
    const definition = resourceOfType(definitions, resourceType ?? '');
    return definition && !hasShape(definition, 'register') ? [lettingGo(definition, null)] : [];
  });
  const count = (wanted: string): number => actions.filter((action) => action === wanted).length;
  return { restored: count('restore'), forgotten: count('forget') };
}

const countedAs: Readonly<Record<string, string>> = { create: 'add', update: 'change', delete: 'remove' };

/** Counts what was completed, where Terraform gives no summary. A replacement is a deletion and a creation to it as well. */
function countsOf(events: readonly JsonObject[]): JsonObject {
  const done = events.flatMap(({ type, hook }) =>
    type === 'apply_complete' && isJsonObject(hook) ? (countedAs[textOf(hook.action) ?? ''] ?? []) : [],
  );
  return Object.fromEntries(done.map((name) => [name, done.filter((other) => other === name).length]));
}

/** A built-in object that apply wrote. */
interface BuiltInWrite {
  readonly noun: string;
  /** Terraform had no state of it. */
  readonly isNew: boolean;
}

/** @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui#operation-messages */
function setBy(events: readonly JsonObject[], recorded: ReadonlySet<string>): readonly BuiltInWrite[] {
  return events.flatMap(({ type, hook }) => {
    if (type !== 'apply_complete' || !isJsonObject(hook) || !isJsonObject(hook.resource)) return [];
    const { action, resource } = hook;
    if ((action !== 'create' && action !== 'update') || recorded.has(textOf(resource.addr) ?? '')) return [];
    const definition = resourceOfType(definitions, textOf(resource.resource_type) ?? '');
    return definition && isAlwaysThere(definition) ? [{ noun: definition.noun, isNew: action === 'create' }] : [];
  });
}
