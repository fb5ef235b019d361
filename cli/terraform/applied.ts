import { hasShape, isAlwaysThere, isJsonObject, type JsonObject, resourceOfType, textOf } from '../../core/index.js';
import { lettingGo } from '../../report/index.js';
import { definitions } from '../tenants/definitions.js';

/** Number of objects that an apply created, changed and removed. */
export interface Applied {
  readonly created: number;
  /** Built-in objects that apply changed for the first time. They are new to Terraform. */
  readonly adopted: number;
  /** Objects that match the declaration and were only written to the state. */
  readonly recorded: number;
  readonly changed: number;
  readonly imported: number;
  /** Objects that were deleted from the tenant. */
  readonly deleted: number;
  /** Default objects that have their values from before their adoption again. */
  readonly restored: number;
  /**
   * Objects that exist in every tenant and that apply set: the MDM authority, a default, an order. In the order of the
   * writes.
   */
  readonly set: readonly string[];
  /**
   * Objects that stay in the tenant and are no longer managed. OpenTofu counts those of `removed` blocks, Terraform
   * does not.
   */
  readonly forgotten: number;
}

/** Counts the changes of an apply from its `-json` events. `recorded`: addresses of the objects that it only wrote to the state. */
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

/** Terraform counts these as deleted. Only the plan shows which registered devices stay. */
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

/**
 * Counts completed changes if Terraform prints no summary. Terraform also counts a replacement as a deletion and a
 * creation.
 */
function countsOf(events: readonly JsonObject[]): JsonObject {
  const done = events.flatMap(({ type, hook }) =>
    type === 'apply_complete' && isJsonObject(hook) ? (countedAs[textOf(hook.action) ?? ''] ?? []) : [],
  );
  return Object.fromEntries(done.map((name) => [name, done.filter((other) => other === name).length]));
}

/** A built-in object that apply changed. */
interface BuiltInWrite {
  readonly noun: string;
  /** Whether it was not in Terraform's state. */
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
