import { sections } from '../generated/sections.js';
import { inExportOrder } from '../section/export-order.js';
import type { Inverse } from './inverse.js';

export type { Declarable, FileTools, Inverse, Inverted, InverseTools, Note } from './inverse.js';

/** What the constructs do, backwards: an inverse for each definition that a declaration has a section for, in the order of the sections. */
export const inverses: readonly Inverse[] = inExportOrder(sections).flatMap((section) => section.inverses);
