import { createRedactor } from '../../core/index.js';

/** Knows every secret of this process. All output goes through it: streams in `main.ts`, files in `result/deliver.ts`. */
export const redactor = createRedactor();
