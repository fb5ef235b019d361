import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';

import { limits } from './limits.js';

/** Result of reading a body. `oversized`: it exceeds the limit, and the rest was not read. */
export type Body =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'oversized'; readonly detail: string };

/**
 * Reads a body, compressed or not, within the limits.
 *
 * @throws errors of the connection or the decompression
 */
export async function readBody(stream: NodeJS.ReadableStream, encoding: string | undefined): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    // Leaving the loop destroys the stream and its connection.
    if (size > limits.answerBytes) return { kind: 'oversized', detail: `more than ${mebibytes(limits.answerBytes)}` };
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks), encoding);
}

const decoders: Readonly<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
};

async function decode(body: Buffer, encoding = 'identity'): Promise<Body> {
  const decoder = body.length === 0 ? undefined : decoders[encoding.trim().toLowerCase()];
  try {
    const decoded = decoder ? await decoder(body, { maxOutputLength: limits.decodedBytes }) : body;
    return { kind: 'text', text: decoded.toString('utf8'), bytes: decoded.length };
  } catch (fault) {
    if (!isTooLarge(fault)) throw fault;
    return { kind: 'oversized', detail: `more than ${mebibytes(limits.decodedBytes)} decompressed` };
  }
}

function isTooLarge(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE';
}

function mebibytes(bytes: number): string {
  return `${String(bytes / 1_048_576)} MiB`;
}
