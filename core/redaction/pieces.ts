import type { Redactor } from './redactor.js';

/** A text that is written in pieces. */
export interface Pieces {
  /** Takes the next piece, and answers what may be written by now. */
  readonly push: (piece: string) => string;
  /** Returns what was not written yet. */
  readonly end: () => string;
}

/** Redacts what is written in pieces: the beginning of a secret at the end of a piece is held back until it is known how it goes on. */
export function createPieces(redactor: Redactor): Pieces {
  let pending = '';
  return {
    push(piece) {
      const text = pending + piece;
      const end = redactor.endOfWhole(text);
      pending = text.slice(end);
      return redactor.redact(text.slice(0, end));
    },
    end() {
      const rest = pending;
      pending = '';
      return redactor.redact(rest);
    },
  };
}
