import {
  demoTenantId,
  type Emulator,
  type EmulatorOptions,
  type JsonObject,
  startEmulator,
  type TenantSeed,
} from '../../emulator/index.js';

/** The moment at which these tests take place. */
export const testTime = new Date('2026-11-23T05:12:00.000Z');

/** Graph's answer over HTTP. `body` is empty if there is none. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
}

/** Starts an emulator with one tenant, at a fixed time. */
export function startTestEmulator(seed: Partial<TenantSeed> = {}, options: EmulatorOptions = {}): Promise<Emulator> {
  return startEmulator({ clock: () => testTime, tenants: [{ tenantId: demoTenantId, ...seed }], ...options });
}

/** Options of a request. Default of `token`: an application with every permission. */
export interface AskOptions {
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request over HTTP; `request` is method, a space, and the path with its version. */
export async function ask(emulator: Emulator, request: string, options: AskOptions = {}): Promise<Reply> {
  const { token = emulator.token({ tenantId: demoTenantId, kind: 'application' }), body } = options;
  const [method = '', ...path] = request.split(' ');
  const response = await fetch(`${emulator.url}${path.join(' ')}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as JsonObject),
  };
}

/** The objects of a collection's answer. */
export function valuesOf({ body }: Pick<Reply, 'body'>): readonly JsonObject[] {
  return body.value as readonly JsonObject[];
}

/** Status and Graph's error code. */
export function errorOf({ status, body }: Reply): readonly [number, unknown] {
  return [status, (body.error as JsonObject | undefined)?.code];
}

/** A new device limit; answers with its object. */
export async function createLimit(emulator: Emulator, displayName: string, limit = 5): Promise<JsonObject> {
  const body = { '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration', displayName, limit };
  return (await ask(emulator, 'POST /beta/deviceManagement/deviceEnrollmentConfigurations', { body })).body;
}

/** A property that is text; fails the test where it is none. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`not text: ${JSON.stringify(value)}`);
  return value;
}
