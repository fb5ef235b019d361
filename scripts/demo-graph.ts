import { demoAdministrator, demoApplication, demoTenantId } from '../emulator/identities.js';

/** An object as returned by Graph. */
export type GraphObject = Readonly<Record<string, unknown>>;

/** A local Graph with the token of the demo's administrator. */
export interface HandHeldGraph {
  readonly endpoint: string;
  readonly token: string;
}

/** Signs in as the demo's administrator with a separate token, bypassing Terraform. */
export async function signIn(endpoint: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: demoApplication.clientId,
    username: demoAdministrator.userPrincipalName,
    password: demoAdministrator.password,
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await ask(`${endpoint}/${demoTenantId}/oauth2/v2.0/token`, { method: 'POST', body });
  return String(answer.access_token);
}

/** The id of an object that must exist. */
export function idOf(object: GraphObject | undefined): string {
  if (typeof object?.id !== 'string') throw new Error('an object that was just applied is missing in the tenant');
  return object.id;
}

/** Reads a collection. */
export async function list({ endpoint, token }: HandHeldGraph, path: string): Promise<readonly GraphObject[]> {
  const { value } = await ask(`${endpoint}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return value as readonly GraphObject[];
}

/** Changes an object by hand. */
export async function patch(graph: HandHeldGraph, path: string, change: GraphObject): Promise<void> {
  await send(graph, path, { method: 'PATCH', body: JSON.stringify(change) });
}

/** Creates an object, or calls an action, by hand. */
export function post(graph: HandHeldGraph, path: string, body: GraphObject): Promise<GraphObject> {
  return send(graph, path, { method: 'POST', body: JSON.stringify(body) });
}

function send({ endpoint, token }: HandHeldGraph, path: string, request: RequestInit): Promise<GraphObject> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return ask(`${endpoint}${path}`, { ...request, headers });
}

async function ask(url: string, request: RequestInit): Promise<GraphObject> {
  const response = await fetch(url, request);
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${request.method ?? 'GET'} ${url} was answered ${String(response.status)}: ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as GraphObject;
}
