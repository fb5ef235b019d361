import { profiler } from './count-work.js';

/**
 * Work of a synchronous function: how many functions and branches V8 enters. Unlike time, it hardly depends on the
 * machine. Loops inside V8, such as those of `includes` and of regular expressions, are not counted.
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
  profiler.post('Profiler.takePreciseCoverage', (error, answer) => {
    if (error) throw error;
    for (const { functions } of answer.result)
      for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  });
  return sum;
}
