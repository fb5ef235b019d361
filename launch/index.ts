export { type CachedProgram, runCached } from './cached-program.js';
export { filesNamed, isOwnFile, isOwnFolder } from './own-files.js';
export { userCache } from './user-cache.js';
