import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';

import { demoTenantId, type Emulator, type JsonObject } from '../../emulator/index.js';
import { startTestEmulator } from './ask.js';

const path = '/beta/deviceManagement/deviceCategories';

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** Sends bytes as they are, which `fetch` would not. */
async function send(emulator: Emulator, { headers, body, ...sent }: Sent): Promise<readonly [number, JsonObject]> {
  const token = emulator.token({ tenantId: demoTenantId, kind: 'application' });
  const options = { path, ...sent, headers: { authorization: `Bearer ${token}`, ...headers } };
  const client = request(emulator.url, options).end(body);
  const [response] = (await once(client, 'response')) as [NodeJS.ReadableStream & { statusCode: number }];
  let text = '';
  for await (const chunk of response) text += chunk.toString();
  return [response.statusCode, text === '' ? {} : (JSON.parse(text) as JsonObject)];
}

const json = { 'content-type': 'application/json' };

test('accepts gzip-compressed bodies', async () => {
  await using emulator = await startTestEmulator();

  const body = gzipSync(JSON.stringify({ displayName: 'Packed' }));
  const answer = await send(emulator, { method: 'POST', headers: { ...json, 'content-encoding': 'gzip' }, body });

  expect(answer).toMatchObject([201, { displayName: 'Packed' }]);
});

test('refuses bodies whose compression is invalid, or that are too large', async () => {
  await using emulator = await startTestEmulator();
  const post = { method: 'POST', headers: json };

  const wrong = await send(emulator, { ...post, headers: { ...json, 'content-encoding': 'gzip' }, body: '{}' });
  const large = await send(emulator, { ...post, body: Buffer.alloc(17 * 1_048_576, ' ') });

  expect([wrong[0], large[0]]).toEqual([400, 413]);
});

test('a fault with status 204 has no content and announces none', async () => {
  await using emulator = await startTestEmulator();
  emulator.addFault({ match: { method: 'GET' }, then: { status: 204 } });
  const authorization = `Bearer ${emulator.token({ tenantId: demoTenantId, kind: 'application' })}`;

  const answer = await fetch(`${emulator.url}${path}`, { headers: { authorization } });

  expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([204, null, '']);
});

test('links to the next page with the requested host', async () => {
  await using emulator = await startTestEmulator({ categories: 3 }, { pageSize: 2 });
  const host = 'graph.example:8443';

  const [, alone] = await send(emulator, { headers: { host } });
  const [, batch] = await send(emulator, {
    method: 'POST',
    path: '/beta/$batch',
    headers: { ...json, host },
    body: JSON.stringify({ requests: [{ id: '1', method: 'GET', url: '/deviceManagement/deviceCategories' }] }),
  });

  expect(alone['@odata.nextLink']).toMatch(/^http:\/\/graph\.example:8443\/beta\/deviceManagement/u);
  expect(batch.responses).toMatchObject([{ body: { '@odata.nextLink': alone['@odata.nextLink'] } }]);
});

test('closes at once while connections are open', async () => {
  const emulator = await startTestEmulator();
  emulator.addFault({ match: {}, then: { hang: true } });
  const waiting = send(emulator, {}).catch((error: unknown) => String(error));
  const idle = connect({ host: '127.0.0.1', port: Number(new URL(emulator.url).port) });
  await once(idle, 'connect');
  const ended = new Promise<void>((resolve) => {
    idle.on('error', () => undefined).on('close', resolve);
    idle.resume();
  });

  await emulator.close();

  expect(await waiting).toMatch(/hang up|ECONNRESET/u);
  await ended;
});
