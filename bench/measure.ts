/** Measures a function, in milliseconds. */
export async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** The median of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Runs two functions in turn, A B A B …, so that a machine that slows down affects both. Returns the medians and their
 * ratio.
 */
export async function paired(
  first: () => Promise<number>,
  second: () => Promise<number>,
  rounds: number,
): Promise<{ readonly first: number; readonly second: number; readonly ratio: number }> {
  const figures = { first: [] as number[], second: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    figures.first.push(await first());
    figures.second.push(await second());
  }
  const medians = { first: median(figures.first), second: median(figures.second) };
  return { ...medians, ratio: medians.first / medians.second };
}

/** Prints one figure as a line of JSON. */
export function report(name: string, figures: Readonly<Record<string, number | string>>): void {
  const rounded = Object.entries(figures).map(([key, value]) => [
    key,
    typeof value === 'number' ? Math.round(value * 100) / 100 : value,
  ]);
  process.stdout.write(`${JSON.stringify({ bench: name, ...Object.fromEntries(rounded) })}\n`);
}
