import * as fc from 'fast-check';

import { unknown, type ValueObject } from '../../../core/index.js';
import {
  applyResource,
  importResource,
  planResource,
  readResource,
  type StateAnswer,
  validateResource,
} from '../../../provider/engine/index.js';
import { deviceEnrollmentLimit } from '../../../provider/resources/restrictions/device-enrollment-limit.js';
import { deviceEnrollmentLimitOrder as order } from '../../../provider/resources/restrictions/device-enrollment-limit-order.js';
import { idOf, itemsOf, startTenant, type TestTenant } from '../../support/tenant.js';

const path = '/beta/deviceManagement/deviceEnrollmentConfigurations';

/** Makes limits, in this order, and gives their ids by name. */
async function limits(tenant: TestTenant, ...names: readonly string[]): Promise<(name: string) => string> {
  const ids = new Map<string, string>();
  for (const displayName of names)
    ids.set(displayName, idOf(await tenant.manage(deviceEnrollmentLimit, { displayName, limit: 3 })));
  tenant.requests();
  return (name) => ids.get(name) ?? '';
}

/** Names of the limits as the tenant orders them. */
async function liveOrder({ handle }: TestTenant): Promise<readonly unknown[]> {
  const { body } = await handle.request('GET', path);
  return itemsOf(body)
    .filter((object) => Number(object.priority) > 0)
    .sort((left, right) => Number(left.priority) - Number(right.priority))
    .map(({ displayName }) => displayName);
}

async function moveByHand({ handle }: TestTenant, id: string, priority: number): Promise<void> {
  expect((await handle.request('POST', `${path}/${id}/setPriority`, { priority })).status).toBe(204);
}

const movesIn = (tenant: TestTenant): readonly unknown[] =>
  tenant
    .requests()
    .filter(({ path: at }) => at.endsWith('/setPriority'))
    .map(({ body }) => body);

test('only sends reads if the order is already correct', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B', 'C');

  await tenant.manage(order, { ids: [id('A'), id('B'), id('C')] });

  expect(tenant.requests().map(({ method }) => method)).not.toContain('POST');
});

test('moves one limit where one move is enough, and shows the order before and after in the plan', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B', 'C', 'D');
  const managed = await tenant.manage(order, { ids: ['A', 'B', 'C', 'D'].map(id) });
  tenant.requests();

  const wanted = { ids: ['B', 'C', 'D', 'A'].map(id) };
  const { diagnostics } = await tenant.plan(order, wanted, managed);
  const { state } = await tenant.apply(order, wanted, managed);

  expect(diagnostics.map(({ code, severity, why }) => [severity, code, why])).toEqual([
    ['warning', 'INT2080', 'now "A", "B", "C", "D"; then "B", "C", "D", "A"; this takes one move'],
  ]);
  expect(movesIn(tenant)).toEqual([{ priority: 4 }]);
  expect(state).toEqual({ id: 'order', ...wanted });
  expect(await liveOrder(tenant)).toEqual(['B', 'C', 'D', 'A']);
});

test('computes moves from the current order of the tenant, not from one that the apply read before', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B', 'C');
  const managed = await tenant.manage(order, { ids: ['A', 'B', 'C'].map(id) });
  const context = { ...tenant.context, applying: true as const };
  const config = { id: null, ids: ['B', 'A', 'C'].map(id) };
  const change = { prior: managed.state, config, private: managed.private };
  tenant.restart();
  await readResource(order, { state: managed.state, private: managed.private }, context);
  await moveByHand(tenant, id('C'), 1);

  const { planned, private: remembered } = await planResource(order, { ...change, proposed: config }, context);
  await applyResource(order, { ...change, planned, private: remembered }, context);

  expect(await liveOrder(tenant)).toEqual(['B', 'A', 'C']);
});

test('changes any order into any other with the fewest moves, all of which Graph accepts', async () => {
  await using tenant = await startTenant();
  const names = Array.from('ABCDEFGH');
  const id = await limits(tenant, ...names);
  const shuffled = fc.shuffledSubarray(names, { minLength: names.length });

  await fc.assert(
    fc.asyncProperty(shuffled, async (wanted) => {
      const before = await liveOrder(tenant);
      tenant.requests();

      const { diagnostics } = await tenant.apply(order, { ids: wanted.map(id) });

      expect(diagnostics).toEqual([]);
      expect(await liveOrder(tenant)).toEqual(wanted);
      expect(movesIn(tenant)).toHaveLength(
        names.length - longestRun(before.map((name) => wanted.indexOf(String(name)))),
      );
    }),
    { numRuns: 25 },
  );
});

/** Length of the longest increasing subsequence, the slow way. */
function longestRun(places: readonly number[]): number {
  const lengths: number[] = [];
  for (const [index, place] of places.entries())
    lengths.push(1 + Math.max(0, ...lengths.slice(0, index).filter((_, earlier) => (places[earlier] ?? 0) < place)));
  return Math.max(0, ...lengths);
}

test('detects a manual reorder, and restores it with one move', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B', 'C');
  const ids = ['A', 'B', 'C'].map(id);
  const managed = await tenant.manage(order, { ids });
  await moveByHand(tenant, id('C'), 1);
  tenant.restart();

  const { state } = await tenant.read(order, managed);
  tenant.requests();
  await tenant.apply(order, { ids }, { ...managed, state: state ?? {} });

  expect(state?.ids).toEqual(['C', 'A', 'B'].map(id));
  expect(movesIn(tenant)).toEqual([{ priority: 3 }]);
});

test('equals the declaration once a manual reorder made it so', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B');
  const managed = await tenant.manage(order, { ids: ['A', 'B'].map(id) });
  await moveByHand(tenant, id('B'), 1);
  await moveByHand(tenant, id('B'), 2);
  tenant.restart();

  expect((await tenant.read(order, managed)).state).toBe(managed.state);
});

test('shows a limit that was inserted between the declared ones, and ignores one below them', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B', 'Stranger');
  const managed = await tenant.manage(order, { ids: ['A', 'B'].map(id) });
  const undisturbed = await tenant.read(order, managed);

  await moveByHand(tenant, id('Stranger'), 2);
  tenant.restart();
  const { state } = await tenant.read(order, managed);

  expect(undisturbed.state).toBe(managed.state);
  expect(state?.ids).toEqual(['A', 'Stranger', 'B'].map(id));
});

test('ignores the case of an id', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B');
  const managed = await tenant.manage(order, { ids: [id('A').toUpperCase(), id('B')] });
  tenant.restart();

  expect((await tenant.read(order, managed)).state).toBe(managed.state);
});

test('is absent if it has no limits left, and shrinks if one is removed', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B');
  const managed = await tenant.manage(order, { ids: ['A', 'B'].map(id) });

  await tenant.handle.request('DELETE', `${path}/${id('A')}`);
  tenant.restart();
  const less = await tenant.read(order, managed);
  await tenant.handle.request('DELETE', `${path}/${id('B')}`);
  tenant.restart();

  expect(less.state?.ids).toEqual([id('B')]);
  expect((await tenant.read(order, managed)).state).toBeNull();
});

test('plans new limits without requests for them', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A');

  const { planned, diagnostics } = await tenant.plan(order, { ids: [id('A'), unknown] });

  expect(diagnostics).toEqual([]);
  expect(planned?.ids).toEqual([id('A'), unknown]);
});

test('waits for a limit that is not in the list yet', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B');
  tenant.emulator.addFault({
    match: { method: 'GET', path: /deviceEnrollmentConfigurations$/ },
    times: 1,
    then: { body: '{"value":[]}' },
  });

  const { state } = await planless(tenant, { ids: ['B', 'A'].map(id) });

  expect(state?.ids).toEqual(['B', 'A'].map(id));
});

/** Applies without a plan before, so that the first look at the tenant is that of apply. */
async function planless(tenant: TestTenant, { ids }: ValueObject): Promise<StateAnswer> {
  const values = { id: unknown, ids: ids ?? null };
  return applyResource(order, { prior: null, planned: values, config: values, private: {} }, tenant.context);
}

test('fails if an id is not a limit of the tenant: at plan, and at apply', async () => {
  await using tenant = await startTenant();
  const ids = [`${tenant.handle.intuneAccountId}_DefaultLimit`];

  expect((await tenant.plan(order, { ids })).diagnostics.map(({ code }) => code)).toEqual(['INT2081']);
  expect((await planless(tenant, { ids })).diagnostics.map(({ code }) => code)).toEqual(['INT2081']);
});

test('fails if an id occurs twice in the order', () => {
  const problems = validateResource(order, { ids: ['a_Limit', unknown, 'A_limit', unknown] });

  expect(problems.map(({ code, where }) => [code, where?.path])).toEqual([['INT2082', ['ids', 2]]]);
});

test('fails if Graph refuses a move, and keeps the completed ones', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B', 'C');
  const managed = await tenant.manage(order, { ids: ['A', 'B', 'C'].map(id) });
  tenant.emulator.addFault({
    match: { method: 'POST', path: new RegExp(`${id('A')}/setPriority$`, 'u') },
    then: { status: 400, code: 'BadRequest' },
  });

  const { state, diagnostics } = await tenant.apply(order, { ids: ['C', 'B', 'A'].map(id) }, managed);

  expect(diagnostics.map(({ code }) => code)).toEqual(['INT3000']);
  expect(state?.ids).toEqual(['A', 'C', 'B'].map(id));
});

test('fails if the moves were accepted but have no effect', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B');
  tenant.emulator.addFault({ match: { method: 'POST', path: /setPriority$/ }, then: { status: 204 } });

  const { state, diagnostics } = await tenant.apply(order, { ids: ['B', 'A'].map(id) });

  expect(diagnostics.map(({ code, why }) => [code, why])).toEqual([
    ['INT2083', 'wanted "B", "A"; the tenant shows "A", "B"'],
  ]);
  expect(state).toBeNull();
});

test('cannot be imported with another word than order', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B');

  const wrong = await importResource(order, 'Order 1', tenant.context);
  const right = await importResource(order, 'order', tenant.context);

  expect(wrong.diagnostics.map(({ code }) => code)).toEqual(['INT2017']);
  expect(right.state).toEqual({ id: 'order', ids: ['A', 'B'].map(id) });
});

test('keeps the order on destroy', async () => {
  await using tenant = await startTenant();
  const id = await limits(tenant, 'A', 'B');
  const managed = await tenant.manage(order, { ids: ['A', 'B'].map(id) });
  tenant.requests();

  const answer = await tenant.destroy(order, managed);

  expect(answer).toEqual({ state: null, private: {}, diagnostics: [] });
  expect(tenant.requests()).toEqual([]);
});
