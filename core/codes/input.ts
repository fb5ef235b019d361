import type { CodeTable } from './code.js';

/** Codes 1000 to 1299: declarations (files, YAML, schema, cross-object rules). */
export const inputCodes = {} as const satisfies CodeTable;
