export * from './environment.js';
export { guardWriter, type Writer } from './guard.js';
export * from './pieces.js';
export { createRedactor, redacted, type Redactor } from './redactor.js';
export * from './secret-values.js';
