import type { CodeTable } from './code.js';

/** Codes 2xxx: plan and apply by the engine, and findings of the drift report. */
export const planCodes = {} as const satisfies CodeTable;
