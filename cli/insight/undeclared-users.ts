import {
  type Attribute,
  type Attributes,
  type Diagnostic,
  error,
  type ExportedObject,
  hasShape,
  isJsonObject,
  type Json,
  jsonElements,
  type JsonObject,
  referredIn,
  type ReferredKind,
  type ResourceDefinition,
  resourceOfType,
  terraformType,
  textOf,
  type ValueObject,
} from '../../core/index.js';
import { exportTenant } from '../../provider/engine/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import { resources } from '../../provider/resources/index.js';
import { referredKindOf } from '../../provider/resources/names/names-by-id.js';
import type { Finding } from '../../report/index.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';

/**
 * Reports errors about objects that a plan deletes although other objects, which the plan does not change, refer to
 * them: undeclared objects, and those that it only stops managing. Graph would delete the object, and leave them with a
 * dangling id.
 *
 * Sends no request if the plan deletes no object that others can refer to. Unreadable objects are not checked.
 */
export async function undeclaredUsers(
  findings: readonly Finding[],
  plan: Json | undefined,
  { tenantId, env }: { readonly tenantId: string; readonly env: Environment },
): Promise<readonly Diagnostic[]> {
  const deleted = findings.flatMap(deletedIn);
  if (deleted.length === 0) return [];
  const { settings } = resolveConfiguration({ tenantId }, env);
  // Without settings nothing else could be read either, which is already reported.
  if (!settings) return [];
  const kinds = new Set(deleted.map(({ kind }) => kind));
  const wanted = resources.filter((one) => isListed(one) && [...kinds].some((kind) => refersTo(one.attributes, kind)));
  const { signal } = new AbortController();
  const tenant = await exportTenant(
    { wanted, known: resources },
    { graph: openGraph(settings, patience).graph, clock, signal },
  );
  const changed = changedIn(plan);
  const others = tenant.definitions.flatMap((one) =>
    one.state === 'present' ? one.objects.filter(({ values }) => !changed.has(idOf(values))) : [],
  );
  return deleted.flatMap((one) =>
    inUse(
      one,
      others.filter((other) => uses(other, one)),
    ),
  );
}

/** Milliseconds. */
const patience = { requestTimeoutMs: 15_000, retryBudgetMs: 20_000 };

/** Reads only wait for Graph, whose connection has its own clock. */
const clock = { now: () => new Date(), sleep: () => Promise.resolve() };

interface Deleted {
  readonly finding: Finding;
  readonly id: string;
  readonly kind: ReferredKind;
}

function deletedIn(finding: Finding): readonly Deleted[] {
  const { action, id, address } = finding;
  const definition = resourceOfType(resources, address.split('.').at(-2) ?? '');
  const kind = definition && referredKindOf(definition);
  return (action === 'delete' || action === 'replace') && id !== undefined && kind !== undefined
    ? [{ finding, id, kind }]
    : [];
}

function isListed(definition: ResourceDefinition): boolean {
  return hasShape(definition, 'collection') || hasShape(definition, 'builtin');
}

function refersTo(attributes: Attributes, kind: ReferredKind): boolean {
  const does = (attribute: Attribute): boolean => {
    if ('element' in attribute) return does(attribute.element);
    if (attribute.kind === 'nested') return refersTo(attribute.attributes, kind);
    return attribute.kind === 'string' && attribute.refersTo === kind;
  };
  return Object.values<Attribute>(attributes).some(does);
}

/** Ids of the objects that the plan keeps managing or deletes: the plan itself contains their references. */
function changedIn(plan: Json | undefined): ReadonlySet<string> {
  const list = isJsonObject(plan) ? jsonElements(plan.resource_changes).filter(isJsonObject) : [];
  return new Set(
    list.flatMap(({ change, mode }) => {
      if (mode !== 'managed' || !isJsonObject(change) || !isJsonObject(change.before)) return [];
      return isForgotten(change) ? [] : (textOf(change.before.id) ?? []);
    }),
  );
}

function isForgotten({ actions }: JsonObject): boolean {
  const all = jsonElements(actions);
  return all.length === 1 && all[0] === 'forget';
}

function uses({ definition: name, values }: ExportedObject, { kind, id }: Deleted): boolean {
  const definition = resourceOfType(resources, terraformType(name));
  return (
    definition !== undefined &&
    referredIn(definition.attributes, values).some(
      (one) => one.kind === kind && one.text.toLowerCase() === id.toLowerCase(),
    )
  );
}

const mostNamed = 10;

function inUse({ finding }: Deleted, users: readonly ExportedObject[]): readonly Diagnostic[] {
  if (users.length === 0) return [];
  const { address, noun, label } = finding;
  const rest = users.length - mostNamed;
  const named = [...users.slice(0, mostNamed).map(nameOf), ...(rest > 0 ? [`${String(rest)} more`] : [])];
  return [
    error('INT2160', {
      what: `the ${noun}${label === undefined ? '' : ` ${JSON.stringify(label)}`} is still in use in the tenant`,
      where: { address, ...finding.declaredAt },
      why: `the plan would delete it, and objects that this plan does not change refer to it: ${named.join('; ')}`,
      fix: 'remove the reference from these objects in the admin center, or declare the object again',
    }),
  ];
}

function nameOf({ definition: name, values }: ExportedObject): string {
  const definition = resourceOfType(resources, terraformType(name));
  const label = definition?.label === undefined ? null : values[definition.label];
  const id = idOf(values);
  return `${definition?.noun ?? name} ${typeof label === 'string' ? `${JSON.stringify(label)} (${id})` : id}`;
}

function idOf({ id }: ValueObject): string {
  return typeof id === 'string' ? id : '';
}
