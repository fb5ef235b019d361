import { parseArgs } from 'node:util';

import { refusesApplications } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { playCliRound } from './cli-round.js';
import { pointsOf, roundsOf } from './points.js';
import { playRound, type Point, type StageEnd } from './terraform-round.js';

/** Runs the crash matrix, whole or in part, and prints its figures: `npm run test:reliability -- --rounds 20 --seed 7`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string' },
      seed: { type: 'string' },
      minutes: { type: 'string' },
      /** Kills the command line during an apply of this example, and nothing else. */
      cli: { type: 'string' },
    },
  });
  const seed = Number(values.seed ?? Date.now() % 100_000);
  const until = performance.now() + Number(values.minutes ?? Infinity) * 60_000;
  if (values.cli !== undefined)
    return killCommandLine(values.cli, { seed, most: Number(values.rounds ?? Infinity), until });
  const definitions = resources.filter((one) => !refusesApplications(one));
  const straight = await playRound(definitions, []);
  const rounds = roundsOf(pointsOf(straight), seed).slice(0, Number(values.rounds ?? Infinity));
  console.log(
    `seed ${String(seed)}; writes: ${straight.map(({ stage, writes }) => `${stage} ${String(writes)}`).join(', ')}`,
  );
  const figures: Figures = new Map();
  for (const points of rounds) {
    if (performance.now() > until) break;
    const ends = await playRound(definitions, points);
    for (const end of ends) count(figures, { end, straight, points });
  }
  tell(figures);
}

interface CliRuns {
  readonly seed: number;
  readonly most: number;
  readonly until: number;
}

async function killCommandLine(example: string, { seed, most, until }: CliRuns): Promise<void> {
  const straight: StageEnd = { stage: 'apply', ...(await playCliRound(example)) };
  const points = roundsOf(pointsOf([straight], ['cli']), seed)
    .flat()
    .slice(0, most);
  const figures: Figures = new Map();
  for (const point of points) {
    if (performance.now() > until) break;
    const end: StageEnd = { stage: 'apply', ...(await playCliRound(example, point)) };
    count(figures, { end, straight: [straight], points: [point] });
  }
  console.log(`seed ${String(seed)}; ${example} by the command line, writes: ${String(straight.writes)}`);
  tell(figures);
}

type Figures = Map<string, { tried: number; survived: number }>;

function tell(figures: Figures): void {
  for (const [name, { tried, survived }] of figures) {
    console.log(`${name}: ${String(survived)} of ${String(tried)} survived`);
  }
  process.exitCode = [...figures.values()].every(({ tried, survived }) => tried === survived) ? 0 : 1;
}

interface Counted {
  readonly end: StageEnd;
  readonly straight: readonly StageEnd[];
  readonly points: readonly Point[];
}

function count(figures: Figures, { end, straight, points }: Counted): void {
  const point = points.find(({ stage }) => stage === end.stage);
  if (!point) return;
  const name = `${point.stage}, ${point.victim} killed`;
  const entry = figures.get(name) ?? { tried: 0, survived: 0 };
  figures.set(name, entry);
  entry.tried += 1;
  const wanted = straight.find(({ stage }) => stage === end.stage);
  const differs = Object.keys(end.picture).filter(
    (place) => JSON.stringify(end.picture[place]) !== JSON.stringify(wanted?.picture[place]),
  );
  if (end.faults.length === 0 && differs.length === 0) entry.survived += 1;
  else
    console.log(
      `NOT SURVIVED ${JSON.stringify(point)}: ${end.faults.join('; ')} ${differs.map((place) => differenceOf(place, end, wanted)).join('; ')}`,
    );
}

function differenceOf(place: string, end: StageEnd, wanted: StageEnd | undefined): string {
  const [is = [], should = []] = [end.picture[place], wanted?.picture[place]];
  const only = (these: readonly string[], others: readonly string[]): string =>
    these.filter((text) => !others.includes(text)).join(' ');
  return `${place} has ${only(is, should)} instead of ${only(should, is)}`;
}

void main();
