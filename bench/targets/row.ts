import { median } from '../measure.js';
import type { Subject } from './subject.js';

/** What a row measures at a subject, once. */
export type Sample = (round: number) => Promise<number>;

/** One target. */
export interface Row {
  /** What `npm run bench -- <name>` calls it. */
  readonly name: string;
  readonly measure: string;
  /** The most that the figure may be. */
  readonly target: number;
  /** A count is the same in every run; a ratio is of two times that were taken in turn. */
  readonly unit: 'requests' | 'ratio' | 'MB';
  /** Compared with the older build instead of with the base of the row. */
  readonly againstOlder?: true;
  /** How often. Default: 7. */
  readonly rounds?: number;
  /** Why it is missed, where it is. */
  readonly missed?: string;
  /** Prepares what is measured; `base` is what a ratio is to, and is sampled in turn. Gives an end to it. */
  readonly open: (subject: Subject) => Promise<Opened>;
}

/** A row that can be measured at one subject. */
export interface Opened extends AsyncDisposable {
  readonly sample: Sample;
  /** Default: the samples stand for themselves. */
  readonly base?: Sample;
}

/** A figure: the median, the least and the most of the rounds. */
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
  for (const subject of subjects) all.push(await row.open(subject));
  const close = async (): Promise<void> => {
    for (const opened of all) await opened[Symbol.asyncDispose]();
  };
  return { all, [Symbol.asyncDispose]: close };
}

function figureOf(values: readonly number[]): Figure {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}
