import type { ForeignFormat } from './model.js';

/** What files of a format can contain, and the meaning of missing values. */
export interface FormatFacts {
  /** Display name. */
  readonly name: string;
  /** Whether empty properties are omitted, so that a missing one is empty. Default: a missing property is unknown. */
  readonly leavesOutEmpty?: true;
  /** Whether ids are omitted, and the name identifies an object. Default: objects have ids. */
  readonly knowsByName?: true;
  /** Why an object has no `assignments`. */
  readonly unassigned: string;
}

/** The facts of each format. */
export const formats: Readonly<Record<ForeignFormat, FormatFacts>> = {
  graph: {
    name: 'Graph JSON',
    unassigned: 'the export does not contain assignments, so it is unknown whether the object has any',
  },
  intunecd: {
    name: 'IntuneCD',
    knowsByName: true,
    unassigned: 'IntuneCD omits assignments both if there are none and if they were excluded',
  },
  microsoft365dsc: {
    name: 'Microsoft365DSC',
    leavesOutEmpty: true,
    knowsByName: true,
    unassigned: 'the export does not contain assignments, so it is unknown whether the object has any',
  },
};
