import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Point } from './terraform-round.js';

/** How one point of a crash matrix ended. */
export interface PointResult {
  /** Which matrix: `terraform`, or the example that the command line applied. */
  readonly matrix: string;
  readonly point: Point;
  readonly survived: boolean;
  /** Whether Terraform left a damaged state file, and the backup took its place. */
  readonly repaired: boolean;
  /** The problem; empty if it survived. */
  readonly fault: string;
}

/** The results of all runs so far. A stopped run continues where it ended. */
export interface CrashResults {
  /** Whether this point survived in an earlier run. One that did not is tried again. */
  hasSurvived(matrix: string, point: Point): boolean;
  add(result: PointResult): void;
  /** The last result of each point of a matrix. */
  of(matrix: string): readonly PointResult[];
}

/** Opens a file of results, one JSON object per line. */
export function openResults(file: string): CrashResults {
  const last = new Map<string, PointResult>();
  const keep = (result: PointResult): void => {
    last.set(keyOf(result.matrix, result.point), result);
  };
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) linesOf(readFileSync(file, 'utf8')).forEach(keep);
  return {
    hasSurvived: (matrix, point) => last.get(keyOf(matrix, point))?.survived === true,
    add: (result) => {
      keep(result);
      appendFileSync(file, `${JSON.stringify(result)}\n`);
    },
    of: (matrix) => [...last.values()].filter((result) => result.matrix === matrix),
  };
}

function keyOf(matrix: string, { stage, killed, at, when }: Point): string {
  return [matrix, stage, killed, at, when].join(' ');
}

/** A run that was killed can leave half a line at the end. */
function linesOf(text: string): readonly PointResult[] {
  return text.split('\n').flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as PointResult] : []));
}
