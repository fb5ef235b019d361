import type { Fault, FaultEffect, Faults } from '../faults.js';
import type { Journal } from '../journal.js';
import { type Answer, badRequest, isRefused, noContent, notFound, ok } from '../model/answer.js';
import { isJsonObject, type Json, type JsonObject } from '../model/json.js';
import { readSwitches } from '../tenant/switches.js';
import type { Tenant } from '../tenant/tenant.js';

/** What another process can control. */
export interface Administration {
  readonly journal: Journal;
  readonly faults: Faults;
  readonly tenants: readonly Tenant[];
}

/** A request below `/_emulator/`. */
export interface AdministrationRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Json | undefined;
}

/** Answers the emulator's own endpoints. They need no token: the server listens only on the loopback interface. */
export function answerAdministration(
  administration: Administration,
  { method, path, body }: AdministrationRequest,
): Answer {
  const { journal, faults, tenants } = administration;
  const actions: Readonly<Record<string, () => Answer>> = {
    'GET /_emulator/journal': () => ok(journal.entries.map((entry): JsonObject => ({ ...entry }))),
    'DELETE /_emulator/journal': () => done(journal.clear),
    'POST /_emulator/faults': () => addFault(faults, body),
    'DELETE /_emulator/faults': () => done(faults.clear),
    'GET /_emulator/tenants': () => ok(tenants.map(describe)),
    'GET /_emulator/switches': () => ok(tenants.map(switchesOf)),
    'PATCH /_emulator/switches': () => play(tenants, body),
    'GET /_emulator/approvals': () => ok(tenants.flatMap(({ approvals }) => approvals.all())),
  };
  return actions[`${method} ${path}`]?.() ?? decide(tenants, `${method} ${path}`) ?? notFound(path);
}

function done(action: () => void): Answer {
  action();
  return noContent;
}

function switchesOf({ tenantId, switches }: Tenant): JsonObject {
  return { tenantId, ...(switches as unknown as JsonObject) };
}

/** Changes switches of every tenant, or of the one in `tenantId`. */
function play(tenants: readonly Tenant[], body: Json | undefined): Answer {
  const { tenantId, ...given } = isJsonObject(body) ? body : {};
  const read = readSwitches(given);
  if (isRefused(read)) return read.refusal;
  const wanted = tenants.filter((tenant) => tenantId === undefined || tenant.tenantId === tenantId);
  for (const tenant of wanted) tenant.play(read.value);
  return ok(wanted.map(switchesOf));
}

const verdicts = { approve: 'approved', reject: 'rejected', cancel: 'cancelled', expire: 'expired' } as const;

/** Ends an approval request: another administrator decides, the requestor cancels it, or its time runs out. */
function decide(tenants: readonly Tenant[], request: string): Answer | undefined {
  const [, code = '', verb] =
    /^POST \/_emulator\/approvals\/([\w-]+)\/(approve|reject|cancel|expire)$/u.exec(request) ?? [];
  if (verb === undefined) return undefined;
  const verdict = verdicts[verb as keyof typeof verdicts];
  return tenants.some(({ approvals }) => approvals.set(code, verdict)) ? noContent : notFound(code);
}

function describe({ tenantId, intuneAccountId, seed, fleet }: Tenant): JsonObject {
  return { tenantId, intuneAccountId, displayName: seed.displayName, devices: fleet.positions };
}

/** A fault as JSON: `match.pathPattern` is the source of a regular expression, because JSON has none. */
function addFault(faults: Faults, body: Json | undefined): Answer {
  if (!isJsonObject(body) || !isJsonObject(body.then)) return badRequest('A fault needs `then`.');
  const match = isJsonObject(body.match) ? body.match : {};
  const pattern = match.pathPattern;
  const path = typeof pattern === 'string' ? { path: new RegExp(pattern, 'u') } : {};
  faults.add({
    ...(body as unknown as Fault),
    match: { ...match, ...path },
    then: body.then as unknown as FaultEffect,
  });
  return noContent;
}
