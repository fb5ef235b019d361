import { median } from '../measure.js';
import type { Subject } from './subject.js';

/** Takes one measurement of a row at a subject. */
export type Sample = (round: number) => Promise<number>;

/** One target. */
export interface Row {
  /** Name for `npm run bench -- <name>`. */
  readonly name: string;
  readonly measure: string;
  /** Maximum value that meets the target. */
  readonly target: number;
  /** A count is the same in every run. A ratio compares two times that are measured in turn. */
  readonly unit: 'requests' | 'ratio' | 'MB';
  /** The ratio is to the older build instead of the base of the row. */
  readonly againstOlder?: true;
  /** Number of measurements. Default: 7. */
  readonly rounds?: number;
  /** Why the target is missed, if it is. */
  readonly missed?: string;
  /** Prepares the measurement. A ratio is to `base`, which is sampled in turn. Disposing the result cleans up. */
  readonly open: (subject: Subject) => Promise<Opened>;
}

/** A row, prepared for measurements at one subject. */
export interface Opened extends AsyncDisposable {
  readonly sample: Sample;
  /** Default: the samples are the figure. */
  readonly base?: Sample;
}

/** The median, minimum and maximum of the rounds. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Measures a row at the subjects, in turn: A, its base, B, its base, A … */
export async function measureRow(row: Row, subjects: readonly Subject[]): Promise<readonly Figure[]> {
  await using opened = await openAll(row, subjects);
  const values = subjects.map((): number[] => []);
  for (let round = 0; round < (row.rounds ?? 7); round += 1) {
    for (const [index, { sample, base }] of opened.all.entries()) {
      const value = await sample(round);
      values[index]?.push(base ? value / (await base(round)) : value);
    }
  }
  const [own = [], other] = values;
  if (row.againstOlder) return other ? [figureOf(own.map((value, round) => value / (other[round] ?? Number.NaN)))] : [];
  return values.map(figureOf);
}

async function openAll(
  row: Row,
  subjects: readonly Subject[],
): Promise<AsyncDisposable & { readonly all: readonly Opened[] }> {
  const all: Opened[] = [];
  const close = async (): Promise<void> => {
    for (const opened of all) await opened[Symbol.asyncDispose]();
  };
  try {
    for (const subject of subjects) all.push(await row.open(subject));
  } catch (fault) {
    await close();
    throw fault;
  }
  return { all, [Symbol.asyncDispose]: close };
}

function figureOf(values: readonly number[]): Figure {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}
