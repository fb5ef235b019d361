export { openLog, type Log, type LogLevel, type ProviderLog } from './log.js';
export { serveReattached, type Reattached } from './reattach.js';
export type { Connection, Engine, ProviderRuntime } from './runtime.js';
export { answeredCalls } from './server/dispatch.js';
export { serve, type ServeOptions } from './serve.js';
