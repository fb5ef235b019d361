import {
  type Diagnostic,
  hasShape,
  type Json,
  jsonElements,
  type JsonObject,
  resourceOfType,
  textOf,
  toTerraformName,
  writtenAtIn,
} from '../../core/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import { parsePlan, type Plan, type PlanResource } from '../../report/index.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';
import { definitions } from '../tenants/definitions.js';
import { type Attributions, type KnownDrift, readLastChanges } from './audit/log.js';

/** The tenant, and the environment for the sign-in. */
export interface AttributionOptions {
  readonly tenantId: string;
  readonly env: Environment;
}

const nobody: Attributions = { attribution: new Map(), problems: [] };

/** Reads from the tenant's audit log who changed these objects, by Graph id. Sends no request if there are none. */
export async function attributionOf(
  drifted: ReadonlyMap<string, KnownDrift>,
  { tenantId, env }: AttributionOptions,
): Promise<Attributions> {
  if (drifted.size === 0) return nobody;
  const { settings } = resolveConfiguration({ tenantId }, env);
  // Without settings nothing else could be read either, which is already reported.
  if (!settings) return nobody;
  const { graph } = openGraph(settings, patience);
  const own = 'clientId' in settings.credential ? settings.credential.clientId : undefined;
  return readLastChanges(graph, [...drifted.keys()], { own, now: new Date(), known: drifted });
}

/** Milliseconds. Short, because the attribution is optional. */
const patience = { requestTimeoutMs: 15_000, retryBudgetMs: 20_000 };

/** The outside changes that Terraform found, by Graph id. `planJson` is the output of `terraform show -json`. */
export function driftedObjects(
  planJson: Json | undefined,
  diagnostics: readonly Diagnostic[] = [],
): ReadonlyMap<string, KnownDrift> {
  return knownDrift(parsePlan(planJson).drift, diagnostics);
}

/** The same for a parsed plan. `diagnostics`: from the provider, which alone knows when it last wrote an object. */
export function knownDrift(
  drift: Plan['drift'],
  diagnostics: readonly Diagnostic[] = [],
): ReadonlyMap<string, KnownDrift> {
  const known = new Map<string, KnownDrift>();
  for (const { address, type, change } of drift) {
    const said = diagnostics.filter(({ where }) => where?.address === address);
    const writtenAt = said.map(({ why }) => writtenAtIn(why)).find((time) => time !== undefined);
    const when = writtenAt === undefined ? {} : { writtenAt };
    for (const [id, one] of entriesOf({ address, type, change })) {
      const { properties = [], orders = [] } = known.get(id) ?? {};
      const all = [...orders, ...(one.orders ?? [])];
      known.set(id, {
        ...{ ...known.get(id), ...when, properties: [...properties, ...one.properties] },
        ...(all.length > 0 && { orders: all }),
      });
    }
  }
  return known;
}

/**
 * The object, or the objects of the order. Empty for an order with an object whose id is unknown, such as a deleted one
 * in a comparison without state: its deletion may have changed the order.
 */
function entriesOf({
  address,
  type,
  change: { before, after },
}: PlanResource): readonly (readonly [string, KnownDrift])[] {
  const definition = resourceOfType(definitions, type);
  if (definition && hasShape(definition, 'order')) {
    const ids = [before, after].flatMap((side) => jsonElements(side?.ids)).map(textOf);
    const known = ids.filter((id) => id !== null);
    return known.length < ids.length
      ? []
      : [...new Set(known)].map((id) => [id, { properties: ['priority'], orders: [address] }]);
  }
  const id = textOf(before?.id) ?? textOf(after?.id);
  if (id === null) return [];
  return [[id, { properties: before && after ? differing(before, after, type) : [] }]];
}

/** Graph's names of the properties that differ. Empty: the object was deleted. */
function differing(before: JsonObject, after: JsonObject, type: string): readonly string[] {
  const definition = resourceOfType(definitions, type);
  const names = new Map(
    Object.entries(definition?.attributes ?? {}).map(([name, { graphName = name }]) => [
      toTerraformName(name),
      graphName,
    ]),
  );
  return Object.keys(before)
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => names.get(name) ?? name);
}
