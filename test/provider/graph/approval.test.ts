import { type Approvals, approvalsInMemory, type GraphWrite } from '../../../core/index.js';
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

test('says how to ask for approval where nobody said why the change is needed', async () => {
  await using server = await startServer(gate(() => false));
  const { graph } = connect(server.url, { approvals: approvals() });

  expect(await graph.send(create)).toMatchObject({
    outcome: 'refused',
    diagnostic: { code: 'INT3020', fix: expect.stringContaining('--justification') },
  });
  expect(server.seen).toHaveLength(1);
});

test('asks with the justification, and sends the same request with the code until it is approved', async () => {
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

test('asks anew when the code is of no more use, and keeps a code for its own request alone', async () => {
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
  store.note(noted[0] ?? '', 'c0de');

  const rejected = await graph.send(create);
  const anew = await graph.send(create);
  const other = await graph.send({ ...create, body: { displayName: 'Other' } });

  expect([rejected, anew, other].map((result) => 'diagnostic' in result && result.diagnostic.code)).toEqual([
    'INT3003',
    'INT3020',
    'INT3020',
  ]);
});
