import type { CodeTable } from './code.js';

/** Codes 1400 to 1599: provider configuration, credentials and resource arguments. */
export const configurationCodes = {} as const satisfies CodeTable;
