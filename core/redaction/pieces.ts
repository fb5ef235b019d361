import type { Redactor } from './redactor.js';

/** A text that is written in pieces. */
export interface Pieces {
  /** Takes the next piece, and answers what may be written by now. */
  readonly push: (piece: string) => string;
  /** Answers what was held back. */
  readonly end: () => string;
}

/** Redacts what is written in pieces: the beginning of a secret at the end of a piece is held back until it is known how it goes on. */
export function createPieces(redactor: Redactor): Pieces {
  let held = '';
  return {
    push(piece) {
      const text = held + piece;
      const end = redactor.endOfWhole(text);
      held = text.slice(end);
      return redactor.redact(text.slice(0, end));
    },
    end() {
      const rest = held;
      held = '';
      return redactor.redact(rest);
    },
  };
}
