import { profiler } from './count-work.js';

/**
 * Work of a synchronous function: how many functions and branches V8 enters. On every machine, it is nearly the same in
 * every run, unlike time. Loops inside V8, such as those of `includes` and of regular expressions, are not counted.
 *
 * V8 counts only what it compiles after `count-work.ts` is imported, so a test imports that file before all others.
 *
 * Source: https://v8.dev/blog/javascript-code-coverage#for-embedders
 */
export function workOf(run: () => unknown): number {
  takeCounts();
  run();
  return takeCounts();
}

/** Sum of all counts since the last call. */
function takeCounts(): number {
  let sum = 0;
  profiler.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error) throw error;
    for (const { functions } of result)
      for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  });
  return sum;
}
