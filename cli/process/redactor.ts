import { createRedactor } from '../../core/index.js';

/** Knows every secret of this process. All that it writes goes through it: `main.ts` sees to the streams, `result/deliver.ts` to files. */
export const redactor = createRedactor();
