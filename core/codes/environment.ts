import type { CodeTable } from './code.js';

/** Codes 1300 to 1399: the machine and the command line (Terraform, files, arguments). */
export const environmentCodes = {} as const satisfies CodeTable;
