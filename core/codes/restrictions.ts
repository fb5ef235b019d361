import type { CodeTable } from './code.js';

/** Codes 1250 to 1259: platform restrictions, filters and scope tags in a declaration. */
export const restrictionCodes = {} as const satisfies CodeTable;
