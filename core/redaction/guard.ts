import { createPieces } from './pieces.js';
import type { Redactor } from './redactor.js';

/** Something that text is written to, such as standard output. */
export interface Writer {
  write: (chunk: string | Uint8Array, ...rest: never[]) => boolean;
}

/**
 * Makes everything that is written there from now on go through the redactor, whoever writes it.
 *
 * What might be the beginning of a secret waits for the next piece, but not beyond the present turn of the event loop. The answer
 * writes at once what waits: for the end of the process.
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
