import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

/** The profiler of this process. It counts from the moment this file is imported until the tests of the file end. */
export const profiler = new Session();

// Optimized code does not count calls that it inlines, and is ready sooner or later, depending on the machine.
setFlagsFromString('--no-opt');
profiler.connect();
profiler.post('Profiler.enable');
profiler.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

afterAll(() => {
  profiler.post('Profiler.stopPreciseCoverage');
  profiler.disconnect();
  setFlagsFromString('--opt');
});
