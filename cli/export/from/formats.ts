import type { ForeignFormat } from './model.js';

/** What files of a format can hold, and what it means that they do not say something. */
export interface FormatFacts {
  /** What people call it. */
  readonly name: string;
  /** A property without a value is not written, so that a missing one is empty. Default: a missing one is not known. */
  readonly leavesOutEmpty?: true;
  /** Ids are taken away, and the same name is the same object. Default: objects have ids. */
  readonly knowsByName?: true;
  /** Why an object has no `assignments`. */
  readonly unassigned: string;
}

/** What each format holds. */
export const formats: Readonly<Record<ForeignFormat, FormatFacts>> = {
  graph: {
    name: 'Graph JSON',
    unassigned: 'the export has no assignments, which is not the same as an object without any',
  },
  intunecd: {
    name: 'IntuneCD',
    knowsByName: true,
    unassigned: 'IntuneCD writes none where there are none, and none where they were excluded',
  },
  microsoft365dsc: {
    name: 'Microsoft365DSC',
    leavesOutEmpty: true,
    knowsByName: true,
    unassigned: 'the export has no assignments, which is not the same as an object without any',
  },
};
