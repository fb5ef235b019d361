import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Approvals, approvalsInMemory, type GraphWrite } from '../../../core/index.js';
import { openApprovals } from '../../../provider/ledger/index.js';
import { connect } from './connect.js';
import { type Reply, startServer } from './server.js';

const create: GraphWrite = {
  method: 'POST',
  version: 'beta',
  path: '/deviceManagement/deviceCategories',
  body: { displayName: 'Kiosk' },
  area: 'enrollment',
};

const needed: Reply = {
  status: 400,
  body: { error: { code: 'BadRequest', message: "Header 'x-msft-approval-justification' is required" } },
};
const waiting: Reply = {
  status: 412,
  headers: { 'x-msft-approval-code': 'c0de' },
  body: { error: { code: 'PreconditionFailed', message: 'The request needs approval.' } },
};

/** Multi Admin Approval as Microsoft documents it. */
function gate(isApproved: () => boolean): (request: { readonly headers: NodeJS.Dict<string | string[]> }) => Reply {
  return ({ headers }) => {
    if (headers['x-msft-approval-code'] === 'c0de') return isApproved() ? { status: 201, body: { id: '1' } } : waiting;
    return headers['x-msft-approval-justification'] === undefined ? needed : waiting;
  };
}

function approvals(justification?: string): Approvals {
  return { ...(justification !== undefined && { justification }), store: approvalsInMemory() };
}

test('explains how to request approval if there is no justification', async () => {
  await using server = await startServer(gate(() => false));
  const { graph } = connect(server.url, { approvals: approvals() });

  expect(await graph.send(create)).toMatchObject({
    outcome: 'refused',
    diagnostic: { code: 'INT3020', fix: expect.stringContaining('--justification') },
  });
  expect(server.seen).toHaveLength(1);
});

test('requests approval with the justification, and sends the same request with the code until it is approved', async () => {
  let isApproved = false;
  await using server = await startServer(gate(() => isApproved));
  const options = { approvals: approvals('Ticket 42: Geräte') };
  const send = () => connect(server.url, options).graph.send(create);

  const asked = await send();
  const early = await send();
  isApproved = true;
  const done = await send();

  for (const result of [asked, early])
    expect(result).toMatchObject({ outcome: 'refused', status: 412, diagnostic: { code: 'INT3021' } });
  expect(done).toMatchObject({ outcome: 'done', status: 201 });
  const sent = server.seen.map(({ headers }) => [
    headers['x-msft-approval-justification'],
    headers['x-msft-approval-code'],
  ]);
  const text = Buffer.from('Ticket 42: Geräte').toString('base64');
  expect(sent).toEqual([
    [undefined, undefined],
    [text, undefined],
    [undefined, 'c0de'],
    [undefined, 'c0de'],
  ]);
});

test('requests approval again if the code is no longer valid, and uses a code only for its own request', async () => {
  const store = approvalsInMemory();
  await using server = await startServer(({ headers }) =>
    headers['x-msft-approval-code'] === undefined
      ? needed
      : { status: 403, body: { error: { code: 'Forbidden', message: 'The request for approval is rejected.' } } },
  );
  const { graph } = connect(server.url, { approvals: { store } });
  const noted: string[] = [];
  const spy = { ...store, find: (key: string) => (noted.push(key), store.find(key)) };
  await connect(server.url, { approvals: { store: spy } }).graph.send(create);
  await store.note(noted[0] ?? '', 'c0de');

  const rejected = await graph.send(create);
  const anew = await graph.send(create);
  const other = await graph.send({ ...create, body: { displayName: 'Other' } });

  expect([rejected, anew, other].map((result) => 'diagnostic' in result && result.diagnostic.code)).toEqual([
    'INT3022',
    'INT3020',
    'INT3020',
  ]);
});

const forbidden = (message: string, status = 403): Reply => ({
  status,
  body: { error: { code: 'Forbidden', message } },
});

test.each([
  ['was rejected', forbidden('The request for approval is rejected.'), /ask the approver/u],
  ['was cancelled', forbidden('The approval request was canceled.'), /still wanted/u],
  ['has expired', forbidden('The request for approval has expired.', 400), /within three days/u],
  ['is no longer valid', forbidden('Forbidden'), /look up the request/u],
  ['is no longer valid', forbidden('Not found', 404), /look up the request/u],
])('names the request that %s, and says how to make a new one', async (state, refusal, fix) => {
  await using server = await startServer(({ headers }) =>
    headers['x-msft-approval-code'] === 'c0de' ? refusal : gate(() => false)({ headers }),
  );
  const options = { approvals: approvals('Ticket 42') };
  await connect(server.url, options).graph.send(create);

  const result = await connect(server.url, options).graph.send(create);

  expect(result).toMatchObject({
    outcome: 'refused',
    diagnostic: {
      code: 'INT3022',
      what: `the request for approval to create /deviceManagement/deviceCategories ${state}`,
      why: expect.stringContaining('approval request c0de') as string,
      fix: expect.stringMatching(fix) as string,
    },
  });
  expect('diagnostic' in result && result.diagnostic.fix).toContain('apply again with a justification');
});

test.each([
  ['a value that Graph refuses', forbidden('The name is taken.', 400), 'INT3000'],
  ['an error of the server', forbidden('Approval service is down.', 503), 'INT3005'],
])('does not take %s for the end of the request', async (_what, refusal, code) => {
  await using server = await startServer(({ headers }) =>
    headers['x-msft-approval-code'] === 'c0de' ? refusal : gate(() => false)({ headers }),
  );
  const options = { approvals: approvals('Ticket 42') };
  await connect(server.url, options).graph.send(create);

  expect(await connect(server.url, options).graph.send(create)).toMatchObject({ diagnostic: { code } });
});

test('a code of one tenant is not sent to another one, even for the same request', async () => {
  await using server = await startServer(gate(() => false));
  const options = { approvals: approvals('Ticket 42') };
  const other = '0f8fad5b-d9cb-469f-a165-70867728950e';

  await connect(server.url, options).graph.send(create);
  await connect(server.url, options, { tenantId: other }).graph.send(create);

  expect(server.seen.map(({ headers }) => headers['x-msft-approval-code'])).toEqual([
    ...[undefined, undefined, undefined, undefined],
  ]);
});

describe('codes in a folder', () => {
  let parent: string;
  const opened = (at = '2026-11-23T05:12:00Z') =>
    openApprovals({ folder: join(parent, 'ledger'), now: () => new Date(at) });
  const files = () => readdirSync(join(parent, 'ledger.approvals'));

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'intuneform-test-'));
  });

  afterEach(() => {
    rmSync(parent, { recursive: true });
  });

  test('a code is on disk, only for this user, before the result of the write is known', async () => {
    await using server = await startServer(gate(() => false));
    const { graph } = connect(server.url, { approvals: { justification: 'Ticket 42', store: opened() } });

    await graph.send(create);

    const [name = '', ...others] = files();
    expect(others).toEqual([]);
    expect(opened().find(name)).toBe('c0de');
    const modes = [statSync(join(parent, 'ledger.approvals')).mode & 0o777];
    expect([...modes, statSync(join(parent, 'ledger.approvals', name)).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  test('a code that cannot be saved is logged, and the request still waits for approval', async () => {
    writeFileSync(join(parent, 'ledger.approvals'), '');
    await using server = await startServer(gate(() => false));
    const { graph, log } = connect(server.url, { approvals: { justification: 'Ticket 42', store: opened() } });

    expect(await graph.send(create)).toMatchObject({ diagnostic: { code: 'INT3021' } });

    expect(log).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'the approval code could not be saved' }),
    );
  });

  test('a code that was not used for 90 days is removed', async () => {
    await opened().note('old', 'c0de');

    expect(opened('2027-02-20T00:00:00Z').find('old')).toBe('c0de');
    expect(opened('2027-02-22T00:00:00Z').find('old')).toBeUndefined();
    expect(files()).toEqual([]);
  });
});
