import { connect, plantedSecret } from './connect.js';
import { type Reply, startServer } from './server.js';

const read = { version: 'v1.0', path: '/organization', area: 'directory' } as const;

test('no log line and no diagnostic contains a token, a secret or a body, whatever error occurs', async () => {
  const replies: Reply[] = [
    { status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: 'no' } } },
    { status: 429, headers: { 'Retry-After': '1' } },
    { status: 403, body: { error: { code: 'Forbidden', message: 'no' } } },
    'reset',
    { raw: 'nonsense' },
    { status: 302, headers: { Location: 'https://example.com/?token=x' } },
    { status: 400, body: { error: { code: 'BadRequest', message: 'no' } } },
  ];
  let next = 0;
  await using server = await startServer(() => replies[next++ % replies.length] ?? 'reset');
  const { graph, identity, log } = connect(server.url);

  const results: unknown[] = [await identity()];
  for (const path of ['/a', '/b', '/c', '/d', '/e']) {
    results.push(await graph.get({ ...read, path, query: { $filter: "userPrincipalName eq 'planted@contoso.com'" } }));
    results.push(await graph.send({ method: 'POST', ...read, path, body: { password: 'planted-password' } }));
    results.push(await graph.send({ method: 'PATCH', ...read, path, body: { password: 'planted-password' } }));
  }

  const bearer = server.seen[0]?.headers.authorization ?? 'none';
  expect(bearer).toContain('planted-token-secret');
  expect(server.signIns[0]?.get('client_secret')).toBe(plantedSecret);
  expect(log.length).toBeGreaterThan(15);
  const written = JSON.stringify([results, log]);
  expect(written).not.toContain('planted');
  expect(written).not.toContain(bearer.slice('Bearer '.length));
});

test('a log line contains the request, its result and duration, and its ids', async () => {
  await using server = await startServer(() => ({ status: 503, headers: { 'Retry-After': '1.5' }, body: {} }));
  const { graph, log } = connect(server.url);

  await graph.get({ ...read, query: { $select: 'id' } });

  expect(log.slice(0, 2)).toEqual([
    {
      level: 'debug',
      message: 'graph request',
      fields: {
        method: 'GET',
        path: '/v1.0/organization',
        status: 503,
        durationMs: 0,
        requestId: 'f00d',
        clientRequestId: server.seen[0]?.headers['client-request-id'],
      },
    },
    {
      level: 'info',
      message: 'graph request is repeated',
      fields: { method: 'GET', path: '/v1.0/organization', delayMs: 1500 },
    },
  ]);
});
