import type { CodeTable } from './code.js';

/** Codes 4xxx: the plugin protocol and state; 9xxx: faults of our own. */
export const protocolCodes = {} as const satisfies CodeTable;
