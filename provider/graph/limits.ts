/** Limits for data from a server, whatever it sends. `docs/bounds.md` lists them for users. */
export const limits = {
  /** Size of one answer on the wire. Unit: bytes. */
  answerBytes: 32 * 1_048_576,
  /** Size of one decompressed answer. Unit: bytes. */
  decodedBytes: 32 * 1_048_576,
  /** Nesting depth of one answer. Graph needs a dozen levels. */
  levels: 64,
  /** A list that is kept in memory. */
  list: { pages: 1_000, items: 100_000, bytes: 256 * 1_048_576, milliseconds: 600_000 },
  /** A list that is read page by page and not kept: devices, audit events. */
  stream: { pages: 10_000, items: 5_000_000, bytes: Infinity, milliseconds: 3_600_000 },
  /** After one call has given up on a silent server, other calls wait this long instead of their whole budget. */
  impatientMs: 30_000,
  /** Time for which nothing is sent to a server that does not answer at all. */
  silenceMs: 300_000,
  /** Interval between progress messages about a wait. */
  progressMs: 30_000,
} as const;

/** Limits of one list. */
export type ListLimits = (typeof limits)['list'] | (typeof limits)['stream'];
