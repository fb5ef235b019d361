import { driftFleet, type FleetOptions } from '../../../cli/drift/fleet.js';
import type { Report } from '../../../report/index.js';
import { fleetFixture, tenantIdOf } from './fleet-fixture.js';

const inSync = (name: string): Report =>
  ({ tenant: { name }, verdict: 'inSync', findings: [], diagnostics: [] }) as never;

/** A comparison that never ends, whatever its signal says. */
const never = (): Promise<never> => new Promise(() => undefined);

test('eight hanging tenants do not block the others: they release their slots and are compared last', async () => {
  await using fleet = fleetFixture();
  const names = Array.from({ length: 24 }, (_, index) => `${index < 8 ? 'hangs' : 'answers'}-${String(index)}`);
  const files = names.map((name, index) => fleet.declare({ name, tenantId: tenantIdOf(index) }));
  const begun: string[] = [];
  const aborted = new Set<string>();
  const compare: FleetOptions['compare'] = ({ name }, signal) => {
    begun.push(name);
    signal.addEventListener('abort', () => aborted.add(name));
    return name.startsWith('hangs') ? never() : Promise.resolve(inSync(name));
  };
  const turns = { firstMs: 50, lastMs: 200 };

  const { reports } = await driftFleet(fleet.options(files, { compare, turns, parallel: 8 }));

  const hanging = names.slice(0, 8);
  expect(begun.slice(0, 8)).toEqual(hanging);
  expect(new Set(begun.slice(8, 24))).toEqual(new Set(names.slice(8)));
  expect(reports.map(({ tenant }) => tenant.name)).toEqual(names);
  expect(reports.map(({ verdict }) => verdict)).toEqual(
    names.map((name) => (name.startsWith('hangs') ? 'unreadable' : 'inSync')),
  );
  expect(reports[0]?.diagnostics).toMatchObject([{ code: 'INT1385', where: { file: files[0] } }]);
  expect(hanging.every((name) => aborted.has(name))).toBe(true);
});

test('a slow tenant that responds in its second turn gets its verdict', async () => {
  await using fleet = fleetFixture();
  const files = ['slow', 'quick'].map((name, index) => fleet.declare({ name, tenantId: tenantIdOf(index) }));
  let turn = 0;
  const compare: FleetOptions['compare'] = ({ name }) => {
    if (name === 'quick') return Promise.resolve(inSync(name));
    turn += 1;
    return turn === 1 ? never() : Promise.resolve(inSync(name));
  };

  const options = fleet.options(files, { compare, turns: { firstMs: 50, lastMs: 60_000 }, parallel: 1 });
  const { reports } = await driftFleet(options);

  expect(reports.map(({ verdict }) => verdict)).toEqual(['inSync', 'inSync']);
  expect(turn).toBe(2);
});

test('a slow tenant keeps its slot while no other tenant waits', async () => {
  await using fleet = fleetFixture();
  const files = [fleet.declare({ name: 'slow', tenantId: tenantIdOf(0) })];
  let turns = 0;
  const compare: FleetOptions['compare'] = ({ name }) => {
    turns += 1;
    return new Promise((resolve) => {
      setTimeout(() => {
        resolve(inSync(name));
      }, 200);
    });
  };

  const options = fleet.options(files, { compare, turns: { firstMs: 50, lastMs: 60_000 } });
  const { reports } = await driftFleet(options);

  expect(reports.map(({ verdict }) => verdict)).toEqual(['inSync']);
  expect(turns).toBe(1);
});

test('with one slot, a hanging tenant delays the next one by one turn', async () => {
  await using fleet = fleetFixture();
  const [first = '', second = ''] = ['hangs', 'answers'].map((name, index) =>
    fleet.declare({ name, tenantId: tenantIdOf(index) }),
  );
  const compare: FleetOptions['compare'] = ({ name }) => (name === 'hangs' ? never() : Promise.resolve(inSync(name)));
  const turns = { firstMs: 50, lastMs: 100 };

  const { reports } = await driftFleet(fleet.options([first, second], { compare, turns, parallel: 1 }));

  expect(reports.map(({ verdict }) => verdict)).toEqual(['unreadable', 'inSync']);
});
