import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { resources } from '../../provider/resources/index.js';
import { playCliRound } from './cli-round.js';
import { type CrashResults, openResults, type PointResult } from './crash-results.js';
import { pointsOf, roundsOf } from './points.js';
import type { ProcessKind } from './processes.js';
import { playRound, type Point, type StageEnd, stages } from './terraform-round.js';

/** Runs the crash matrix, whole or in part, and prints its figures: `npm run test:reliability -- --rounds 20 --seed 7`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string' },
      seed: { type: 'string' },
      minutes: { type: 'string' },
      workers: { type: 'string', default: '2' },
      results: { type: 'string', default: 'node_modules/.cache/intuneform/crash-results.jsonl' },
      /** Kills the command line while it works on this example, and nothing else. */
      cli: { type: 'string' },
    },
  });
  const matrix = values.cli === undefined ? realTerraform : commandLine(values.cli);
  const results = openResults(resolve(values.results));
  const seed = Number(values.seed ?? Date.now() % 100_000);
  const straight = await matrix.play([], () => true);
  const amiss = straight.flatMap(({ faults }) => faults);
  if (amiss.length > 0) throw new Error(`${matrix.name} goes wrong although nothing is killed: ${amiss.join('; ')}`);
  const open = pointsOf(straight, matrix.kinds).filter((point) => !results.hasSurvived(matrix.name, point));
  const rounds = roundsOf(open, seed).slice(0, Number(values.rounds ?? Infinity));
  const writes = straight.map((end) => `${end.stage} ${String(end.writes)}`).join(', ');
  console.log(`${matrix.name}, seed ${String(seed)}; writes: ${writes}; still to try: ${String(open.length)} points`);
  const until = performance.now() + Number(values.minutes ?? Infinity) * 60_000;
  const work = { matrix, results, straight, rounds: rounds.values(), until };
  await Promise.all(Array.from({ length: Number(values.workers) }, () => workOff(work)));
  printFigures(results.of(matrix.name), matrix.kinds);
}

interface Matrix {
  readonly name: string;
  readonly kinds: readonly ProcessKind[];
  readonly play: (points: readonly Point[], isSound: (end: StageEnd) => boolean) => Promise<readonly StageEnd[]>;
}

const realTerraform: Matrix = {
  name: 'terraform',
  kinds: ['provider', 'terraform'],
  play: (points, isSound) => playRound(resources, points, isSound),
};

function commandLine(example: string): Matrix {
  return { name: example, kinds: ['cli'], play: (points, isSound) => playCliRound(example, points, isSound) };
}

interface Work {
  readonly matrix: Matrix;
  readonly results: CrashResults;
  readonly straight: readonly StageEnd[];
  readonly rounds: IterableIterator<readonly Point[]>;
  readonly until: number;
}

/** Runs rounds until none is left or the time is up. Stages after a failed one are left for another run. */
async function workOff({ matrix, results, straight, rounds, until }: Work): Promise<void> {
  for (const points of rounds) {
    if (performance.now() > until) return;
    const isSound = (end: StageEnd): boolean => faultOf(end, straight) === '';
    for (const end of await matrix.play(points, isSound)) {
      const point = points.find(({ stage }) => stage === end.stage);
      const { repaired } = end;
      const [survived, fault] = [isSound(end), faultOf(end, straight)];
      if (point) record({ matrix: matrix.name, point, survived, repaired, fault }, results);
    }
  }
}

function record(result: PointResult, results: CrashResults): void {
  results.add(result);
  if (!result.survived) console.log(`NOT SURVIVED ${JSON.stringify(result.point)}: ${result.fault}`);
}

/** What is amiss after a stage. Empty: nothing. */
function faultOf(end: StageEnd, straight: readonly StageEnd[]): string {
  const wanted = straight.find(({ stage }) => stage === end.stage);
  const differs = Object.keys(end.picture).filter(
    (place) => JSON.stringify(end.picture[place]) !== JSON.stringify(wanted?.picture[place]),
  );
  return [...end.faults, ...differs.map((place) => differenceOf(place, end, wanted))].join('; ');
}

function differenceOf(place: string, end: StageEnd, wanted: StageEnd | undefined): string {
  const [is = [], should = []] = [end.picture[place], wanted?.picture[place]];
  const only = (these: readonly string[], others: readonly string[]): string =>
    these.filter((text) => !others.includes(text)).join(' ');
  return `${place} has ${only(is, should)} instead of ${only(should, is)}`;
}

/** Over all runs that the file of results knows. */
function printFigures(results: readonly PointResult[], kinds: readonly ProcessKind[]): void {
  for (const stage of stages) {
    for (const killed of kinds) {
      const tried = results.filter(({ point }) => point.stage === stage && point.killed === killed);
      const survived = tried.filter((result) => result.survived);
      const repaired = tried.filter((result) => result.repaired).length;
      const note = repaired === 0 ? '' : `; the backup of the state was needed ${String(repaired)} times`;
      console.log(`${stage}, ${killed} killed: ${String(survived.length)} of ${String(tried.length)} survived${note}`);
    }
  }
  process.exitCode = results.every(({ survived }) => survived) ? 0 : 1;
}

void main();
