import { Session } from 'node:inspector';

/** The profiler of this process. It counts from the moment this file is imported. */
export const profiler = new Session();

profiler.connect();
profiler.post('Profiler.enable');
profiler.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
