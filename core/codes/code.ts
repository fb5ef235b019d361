/** What a diagnostic code means: an entry of the pages in `docs/errors/`. */
export interface CodeMeaning {
  /** What is wrong, in one line without a full stop. */
  readonly title: string;
  /** When it appears, in one or two sentences. */
  readonly cause: string;
  /** What to do. */
  readonly remedy: string;
  /**
   * As a warning of apply it leaves an object that is not as planned, so that `intuneform apply` ends with exit code 1. Default: a
   * warning changes no exit code.
   */
  readonly incomplete?: true;
}

/** Codes with their meanings. A code is public contract: it is never used again for something else. */
export type CodeTable = Readonly<Record<`INT${number}`, CodeMeaning>>;
