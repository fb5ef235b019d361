import type { GraphWrite } from '../../../core/index.js';
import { connect } from './connect.js';
import { type Reply, startServer } from './server.js';

const category = { version: 'beta', path: '/deviceManagement/deviceCategories/1', area: 'enrollment' } as const;
const patch: GraphWrite = { ...category, method: 'PATCH', body: {} };

/** A message as the Intune services write it, `layers` deep. */
function intuneMessage(sentence: string, layers: number): string {
  const tail = `Operation ID (for customer support): 0c0ffee0 - Activity ID: 0ac71717 - Url: https://fef.example/x?api-version=5`;
  const inner = JSON.stringify({ _version: 3, Message: `${sentence} - ${tail}`, CustomApiErrorPhrase: '' });
  return layers === 2 ? JSON.stringify({ ErrorCode: 'Forbidden', Message: inner }) : inner;
}

function replyWith(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message, innerError: { date: '2026-11-29T10:00:00' } } } };
}

const roleMissing = 'Tenant is not Global Admin or Intune Service Admin. Operation is restricted.';

test.each([
  ['in JSON', 400, 1],
  ['in JSON in JSON', 401, 2],
])('shows the sentence of a message %s first, and the ids on a second line', async (_case, status, layers) => {
  await using server = await startServer(() =>
    replyWith(status, 'Bad', intuneMessage('An error has occurred', layers)),
  );
  const { graph } = connect(server.url);

  const result = await graph.get(category);

  const why = result.state === 'unreadable' ? result.diagnostic.why.split('\n') : [];
  expect(why).toEqual([
    `Graph responded with ${String(status)} Bad: An error has occurred`,
    expect.stringMatching(/^request-id .+, client-request-id .+, Operation ID 0c0ffee0, Activity ID 0ac71717$/u),
  ]);
});

test('reports the identity of the token for a 403, without listing its permissions', async () => {
  const claims = { roles: ['DeviceManagementApps.Read.All'] };
  await using server = await startServer(() => replyWith(403, 'Forbidden', intuneMessage(roleMissing, 1)), { claims });
  const { graph } = connect(server.url);

  const result = await graph.send(patch);

  expect(result).toMatchObject({ outcome: 'refused', diagnostic: { code: 'INT3003' } });
  const { why } = 'diagnostic' in result ? result.diagnostic : { why: '' };
  expect(why.split('\n')[0]).toBe(`Graph responded with 403 Forbidden: ${roleMissing}; the token is app-only (c0ffee)`);
  expect(why).not.toContain('DeviceManagementApps.Read.All');
});

test.each<[string, Reply, string, RegExp]>([
  [
    'a tenant without license',
    replyWith(401, 'Unauthorized', intuneMessage('An error', 2)),
    'INT3018',
    /license.*role/u,
  ],
  [
    'a token that Entra does not take',
    replyWith(401, 'InvalidAuthenticationToken', 'expired'),
    'INT3013',
    /credential/u,
  ],
  [
    'a path that this version lacks',
    replyWith(400, 'BadRequest', "Resource not found for the segment 'deviceCategories'."),
    'INT3019',
    /endpoint/u,
  ],
  [
    'a method without a route',
    replyWith(400, 'BadRequest', "No method match route template 'deviceManagement/x'"),
    'INT3019',
    /endpoint/u,
  ],
  [
    'an action without a route',
    replyWith(400, 'BadRequest', intuneMessage("No OData route exists that match template 'x'", 1)),
    'INT3019',
    /endpoint/u,
  ],
  ['a page in HTML', { status: 503, raw: '<html>Service Unavailable</html>' }, 'INT3005', /license/u],
  [
    'a write that needs approval',
    replyWith(400, 'BadRequest', intuneMessage("Header 'x-msft-approval-justification' is required", 1)),
    'INT3020',
    /./u,
  ],
])('diagnoses %s as such', async (_case, reply, code, fix) => {
  await using server = await startServer(() => reply);
  const { graph } = connect(server.url);

  expect(await graph.send(patch)).toMatchObject({ diagnostic: { code, fix: expect.stringMatching(fix) } });
});

test('treats the code ResourceNotFound as absence with any status', async () => {
  await using server = await startServer(() => replyWith(400, 'ResourceNotFound', 'gone'));
  const { graph } = connect(server.url);

  expect(await graph.get(category)).toEqual({ state: 'absent' });
});

test.each(['{', '{"Message":7}', '[]', '{"Message":"{\\"Message\\":\\"{\\"}"}', ''])(
  'keeps a message that is no such JSON: %s',
  async (message) => {
    await using server = await startServer(() => replyWith(400, 'X', message));
    const { graph } = connect(server.url);

    expect(await graph.get(category)).toMatchObject({ state: 'unreadable', diagnostic: { code: 'INT3000' } });
  },
);
