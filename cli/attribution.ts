import type { Diagnostic, Graph, Json, JsonObject, ReadResult } from '../core/index.js';
import { isJsonObject, textOf } from '../core/index.js';
import { connectGraph, resolveConfiguration } from '../provider/graph/index.js';
import type { Attribution } from '../report/index.js';
import { ownPackage } from './package-root.js';
import type { Environment } from './session.js';

/** Who changed what, as far as the audit log tells. */
export interface Attributions {
  /** By Graph's id of the object. */
  readonly attribution: ReadonlyMap<string, Attribution>;
  /** Why the log does not tell (INT1319). Never an error: the report holds without it. */
  readonly problems: readonly Diagnostic[];
}

/** Whose tenant, and how to sign in to it. */
export interface AttributionOptions {
  readonly tenantId: string;
  readonly env: Environment;
}

const nobody: Attributions = { attribution: new Map(), problems: [] };

/** Asks the audit log of the tenant who last changed the objects of a plan that drifted. Asks nothing when none did. */
export async function attributionOf(
  planJson: Json | undefined,
  { tenantId, env }: AttributionOptions,
): Promise<Attributions> {
  const ids = driftedIds(planJson);
  if (ids.length === 0) return nobody;
  const { settings } = resolveConfiguration({ tenantId }, env);
  // Without settings Terraform could not read anything either, and says so itself.
  if (!settings) return nobody;
  const { graph } = connectGraph(settings, { version: ownPackage().version, ...patience });
  // Asked in one turn, all of them travel in as few requests as $batch allows.
  const answers = await Promise.all(ids.map((id) => readEvents(graph, id)));
  const own = 'clientId' in settings.credential ? settings.credential.clientId : undefined;
  return {
    attribution: new Map(ids.flatMap((id, index) => lastChange(id, answers[index], own))),
    problems: problemsOf(answers),
  };
}

/** Milliseconds. Who did it is good to know, and not worth a long wait. */
const patience = { requestTimeoutMs: 15_000, retryBudgetMs: 20_000 };

function driftedIds(planJson: Json | undefined): readonly string[] {
  const drift = isJsonObject(planJson) ? planJson.resource_drift : undefined;
  const ids = listOf(drift).flatMap((resource) => {
    const change = isJsonObject(resource) && isJsonObject(resource.change) ? resource.change : {};
    return [change.before, change.after].flatMap((object) => (isJsonObject(object) ? (textOf(object.id) ?? []) : []));
  });
  return [...new Set(ids)];
}

type Events = ReadResult<readonly JsonObject[]>;

/**
 * The audit events of one object.
 *
 * Evidence `?`: Microsoft documents the audit log, but not which properties it can be filtered by; `any` over `resources`
 * is what tools in the field send.
 */
function readEvents(graph: Graph, id: string): Promise<Events> {
  return graph.list({
    version: 'v1.0',
    path: '/deviceManagement/auditEvents',
    query: { $filter: `resources/any(r:r/resourceId eq '${id.replaceAll("'", "''")}')` },
    area: 'audit',
  });
}

/** The newest event that is not ours: an apply of ours is not what made the tenant depart from it. */
function lastChange(
  id: string,
  events: Events | undefined,
  own: string | undefined,
): readonly (readonly [string, Attribution])[] {
  if (events?.state !== 'present') return [];
  const last = events.value
    .filter((event) => !isOwn(event, own))
    .reduce<Attribution | undefined>((newest, event) => newer(newest, attributionFrom(event)), undefined);
  return last ? [[id, last]] : [];
}

function isOwn({ actor }: JsonObject, own: string | undefined): boolean {
  if (!isJsonObject(actor) || textOf(actor.userPrincipalName)) return false;
  return own !== undefined && textOf(actor.applicationId)?.toLowerCase() === own.toLowerCase();
}

function attributionFrom({ actor, activityDateTime }: JsonObject): Attribution | undefined {
  const time = textOf(activityDateTime);
  if (!isJsonObject(actor) || time === null) return undefined;
  const names = [
    actor.userPrincipalName,
    actor.servicePrincipalName,
    actor.applicationDisplayName,
    actor.applicationId,
  ];
  const name = names.map(textOf).find((text) => text !== null && text !== '');
  return name === undefined || name === null ? undefined : { actor: name, time };
}

function newer(left: Attribution | undefined, right: Attribution | undefined): Attribution | undefined {
  if (!left || !right) return left ?? right;
  return Date.parse(right.time) > Date.parse(left.time) ? right : left;
}

function problemsOf(answers: readonly Events[]): readonly Diagnostic[] {
  const failure = answers.find((answer) => answer.state === 'unreadable');
  if (failure?.state !== 'unreadable') return [];
  const { why } = failure.diagnostic;
  return [
    {
      code: 'INT1319',
      severity: 'info',
      what: 'the audit log could not be read, so the report cannot tell who changed the tenant',
      why,
      fix: 'grant the application DeviceManagementApps.Read.All to see who and when',
    },
  ];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
