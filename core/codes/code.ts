/** What a diagnostic code means: an entry of the pages in `docs/errors/`. */
export interface CodeMeaning {
  /** What is wrong, in one line without a full stop. */
  readonly title: string;
  /** When it appears, in one or two sentences. */
  readonly cause: string;
  /** What to do. */
  readonly remedy: string;
  /**
   * As a warning of apply, this code leaves an object that is not as planned, so `intuneform apply` exits with code 1.
   * Default: a warning does not change the exit code.
   */
  readonly incomplete?: true;
}

/** Codes with their meanings. A code is a public contract: it is never reused with another meaning. */
export type CodeTable = Readonly<Record<`INT${number}`, CodeMeaning>>;
