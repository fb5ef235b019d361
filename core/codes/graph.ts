import type { CodeTable } from './code.js';

/** Codes 3xxx: Microsoft Graph, the network and tokens. */
export const graphCodes = {} as const satisfies CodeTable;
