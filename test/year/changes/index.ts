import type { Change } from '../change.js';
import { edits } from './edits.js';
import { growth } from './growth.js';
import { lettingGo } from './letting-go.js';
import { outside } from './outside.js';

/** The scripted year, in order: each change builds on those before it. */
export const scripted: readonly Change[] = [...growth, ...edits, ...outside, ...lettingGo];
