import { createPieces } from './pieces.js';
import type { Redactor } from './redactor.js';

/** A destination for text, such as standard output. */
export interface Writer {
  write: (chunk: string | Uint8Array, ...rest: never[]) => boolean;
}

/**
 * Sends everything that is written there from now on through the redactor, regardless of the writer.
 *
 * Text that might be the beginning of a secret waits for the next write, but no longer than the current turn of the
 * event loop. Returns a function that flushes waiting text immediately, for the end of the process.
 */
export function guardWriter(writer: Writer, redactor: Redactor): () => void {
  const write = writer.write.bind(writer) as (chunk: string, ...rest: readonly unknown[]) => boolean;
  const decoder = new TextDecoder();
  const pieces = createPieces(redactor);
  const flush = (): void => {
    const rest = pieces.end();
    if (rest !== '') write(rest);
  };
  writer.write = (chunk, ...rest) => {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const ready = pieces.push(text);
    setImmediate(flush);
    return write(ready, ...rest);
  };
  return flush;
}
