import type { Redactor } from './redactor.js';

/** Redacts a text that is written in pieces. */
export interface Pieces {
  /** Takes the next piece, and returns the text that is safe to write so far. */
  readonly push: (piece: string) => string;
  /** Returns the remaining text. */
  readonly end: () => string;
}

/**
 * Redacts text that arrives in pieces. If a piece ends with what might be the beginning of a secret, that part waits
 * for the next piece.
 */
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
