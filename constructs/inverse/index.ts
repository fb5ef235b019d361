import { sections } from '../generated/sections.js';
import { inExportOrder } from '../section/export-order.js';
import type { Inverse } from './inverse.js';

export type { Declarable, FileTools, Inverse, Inverted, InverseTools, Note } from './inverse.js';

/**
 * The inverse of the constructs: one entry for each definition that a section declares, in the order of the sections.
 */
export const inverses: readonly Inverse[] = inExportOrder(sections).flatMap((section) => section.inverses);
