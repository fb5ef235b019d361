export { openKindHints, type KindHints } from './kind-hints.js';
export { userCache } from './user-cache.js';
