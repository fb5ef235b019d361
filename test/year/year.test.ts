import { createRandom } from '../../emulator/tenant/random.js';
import type { Change } from './change.js';
import { scripted } from './changes/index.js';
import type { Draft } from './draft.js';
import { randomChange } from './random-changes.js';
import { figuresOf, play, type Played } from './year.js';

/** Whether to run the whole year, as `npm run test:year` does. Otherwise, only its first changes. */
const isWhole = process.env.INTUNEFORM_YEAR === 'full';
const seed = Number(process.env.INTUNEFORM_SEED);
const short = { scripted: 6, random: 2 };
const whole = { scripted: scripted.length, random: 20 };

function* changesOf({ scripted: many, random: drawn }: typeof short): Generator<Change | ((draft: Draft) => Change)> {
  yield* scripted.slice(0, many);
  const random = createRandom(seed);
  const below = (limit: number): number => random.below(limit);
  for (let serial = 1; serial <= drawn; serial += 1) yield (draft) => randomChange(draft, { below, serial });
}

function faultsOf({ title, faults, troubles }: Played): readonly string[] {
  return [...faults, ...troubles].map((fault) => `${title}: ${fault}`);
}

test('a year of ordinary changes: every plan is right, writes are minimal, and the next plan is empty', async () => {
  const size = isWhole ? whole : short;

  const played = await play(changesOf(size));

  const figures = figuresOf(played);
  process.stdout.write(`year: seed ${String(seed)}, ${JSON.stringify(figures)}\n`);
  expect(played.flatMap(faultsOf)).toEqual([]);
  expect(figures).toEqual({
    ...{ changes: size.scripted + size.random, plansRight: figures.changes, nextEmpty: figures.changes },
    ...{ writes: figures.leastWrites, leastWrites: figures.leastWrites },
  });
  // Every change takes three runs of the command line, each with processes of Terraform and of the provider.
}, 7_200_000);

test('the year has at least sixty changes', () => {
  expect(whole.scripted).toBeGreaterThanOrEqual(60);
});
