export { type CachedProgram, runCached } from './cached-program.js';
export { checksumOf } from './checksum.js';
export { filesNamed, isOwnFile, isOwnFolder } from './own-files.js';
export { userCache } from './user-cache.js';
