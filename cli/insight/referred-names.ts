import {
  type Graph,
  identical,
  isReferredId,
  type JsonObject,
  type Referred,
  referredIn,
  type ReferredKind,
  resourceOfType,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import { namesOfIds } from '../../provider/resources/names/names-by-id.js';
import { parsePlan, type Plan, valuesOf } from '../../report/index.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';
import { definitions } from '../tenants/definitions.js';

/** Names by id in lower case. */
export type ReferredNames = ReadonlyMap<string, string>;

/** Milliseconds. Short, because a plan is readable without names. */
const patience = { requestTimeoutMs: 15_000, retryBudgetMs: 20_000 };

/** Reads the names of the groups, filters, scope tags and apps that a plan changes references to. */
export async function namesInPlan(
  planJson: unknown,
  { tenantId, env }: { readonly tenantId: string; readonly env: Environment },
): Promise<ReferredNames> {
  const referred = referredBy(parsePlan(planJson));
  const { settings } = resolveConfiguration({ tenantId }, env);
  // Without settings nothing else could be read either, which is already reported.
  if (referred.length === 0 || !settings) return new Map();
  return namesOf(referred, openGraph(settings, patience).graph);
}

/** The same for a parsed plan, with an existing client. */
export function namesIn(plan: Plan, graph: Graph): Promise<ReferredNames> {
  return namesOf(referredBy(plan), graph);
}

/**
 * References in changed attributes; in all attributes of an object that is replaced, because a report says what stops to
 * apply. A report shows no others, so that their names would cost requests in vain.
 */
function referredBy({ changes }: Plan): readonly Referred[] {
  return changes
    .filter(({ change }) => change.actions.join() !== 'no-op')
    .flatMap(({ type, change }) => {
      const attributes = resourceOfType(definitions, type)?.attributes;
      if (!attributes) return [];
      const valuesIn = (view: JsonObject | null): ValueObject => (view ? valuesOf(view, attributes) : {});
      const [before, after] = [valuesIn(change.before), valuesIn(change.after)];
      const isReplaced = change.actions.length > 1;
      return [onlyIn(before, isReplaced ? {} : after), onlyIn(after, before)].flatMap((values) =>
        referredIn(attributes, values),
      );
    })
    .filter(({ kind, text }) => isReferredId(kind, text));
}

/** Values that are not null and differ from those of another object. */
function onlyIn(values: ValueObject, other: ValueObject): ValueObject {
  const isOwn = ([name, value]: readonly [string, Value]): boolean =>
    value !== null && !identical(value, other[name] ?? null);
  return Object.fromEntries(Object.entries(values).filter(isOwn));
}

/** If objects share a name, the id is added, because the name alone is ambiguous. */
async function namesOf(referred: readonly Referred[], graph: Graph): Promise<ReferredNames> {
  const kinds = [...new Set(referred.map(({ kind }) => kind))];
  const found = await Promise.all(
    kinds.map((kind: ReferredKind) =>
      namesOfIds(
        kind,
        referred.filter((one) => one.kind === kind).map(({ text }) => text),
        graph,
      ),
    ),
  );
  return new Map(found.flatMap(({ names, ambiguous }) => [...names, ...ambiguityOf(ambiguous)]));
}

function ambiguityOf(ambiguous: ReferredNames): [string, string][] {
  return [...ambiguous].map(([id, name]) => [id, `${name} (${id})`]);
}
