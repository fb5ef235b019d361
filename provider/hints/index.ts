export { openKindHints, type KindHints } from './kind-hints.js';
