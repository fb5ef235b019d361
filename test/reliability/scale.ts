/** Whether to run the full matrices, as `npm run test:reliability` does. Otherwise, a fixed sample is run. */
export const isWhole = process.env.INTUNEFORM_RELIABILITY === 'full';

/** Seed of the samples: the same in every run, unless `INTUNEFORM_SEED` contains another one. */
export const seed = Number(process.env.INTUNEFORM_SEED);

/** Size of a sample relative to CI: `INTUNEFORM_TIMES`, for runs between the sample and the full matrices. */
export const times = Number(process.env.INTUNEFORM_TIMES ?? 1);

/** Every n-th of a list, from a place that depends on the seed; all of it where the whole matrix runs. */
export function sampleOf<T>(list: readonly T[], least: number): readonly T[] {
  const size = least * times;
  if (isWhole || list.length <= size) return list;
  const step = list.length / size;
  const start = seed % Math.ceil(step);
  return Array.from({ length: size }, (_none, index) => list[Math.floor(start + index * step) % list.length]).filter(
    (one) => one !== undefined,
  );
}
