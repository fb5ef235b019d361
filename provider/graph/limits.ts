/** Bounds of what is taken from a server, whatever it sends. `docs/bounds.md` lists them for users. */
export const limits = {
  /** Bytes of one answer on the wire. */
  answerBytes: 32 * 1_048_576,
  /** Bytes of one answer when decompressed. */
  decodedBytes: 32 * 1_048_576,
  /** Lists and objects inside one another in one answer. Graph needs a dozen. */
  levels: 64,
  /** A list that is kept as a whole. */
  list: { pages: 1_000, items: 100_000, bytes: 256 * 1_048_576, milliseconds: 600_000 },
  /** A list that is read page by page, and not kept: devices, audit events. */
  stream: { pages: 10_000, items: 5_000_000, bytes: Infinity, milliseconds: 3_600_000 },
  /** After one call gave up on a silent server, the others wait so long instead of the whole budget. */
  impatientMs: 30_000,
  /** For so long nothing is sent to a server that answers nothing at all. */
  silenceMs: 300_000,
  /** Between two lines that say what is waited for. */
  progressMs: 30_000,
} as const;

/** Bounds of one list. */
export type ListLimits = (typeof limits)['list'] | (typeof limits)['stream'];
