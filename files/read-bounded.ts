import { closeSync, constants, openSync, readSync } from 'node:fs';

/** What a file holds, up to a limit. */
export interface BoundedRead {
  readonly bytes: Buffer;
  /** The file holds more than the limit; how much more is not known. */
  readonly isCut: boolean;
}

/**
 * Reads a file that somebody named, and of it at most so many bytes, whatever its size is said to be: a device has none and never ends.
 * A named pipe without a writer is empty.
 *
 * `patienceMs`: how long a pipe may stay silent. Default: half a minute.
 *
 * @throws the error of the system where it cannot be read, or where nothing comes
 */
export function readBounded(file: string, most: number, patienceMs = 30_000): BoundedRead {
  // Opening a named pipe would wait for a writer, and no signal would end that. Windows has no such flag.
  const waitless = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;
  const descriptor = openSync(file, constants.O_RDONLY | waitless);
  try {
    return readDescriptor(descriptor, most, patienceMs);
  } finally {
    closeSync(descriptor);
  }
}

/** Reads an open file to its end, or to the first byte after `most`. It waits for `patienceMs` for each part; by default without end. */
export function readDescriptor(descriptor: number, most: number, patienceMs = Infinity): BoundedRead {
  const parts: Buffer[] = [];
  let size = 0;
  while (size <= most) {
    const part = readPart(descriptor, patienceMs);
    if (part.length === 0) break;
    parts.push(part);
    size += part.length;
  }
  return { bytes: Buffer.concat(parts), isCut: size > most };
}

/** Empty at the end. */
function readPart(descriptor: number, patienceMs: number): Buffer {
  const part = Buffer.alloc(65_536);
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    try {
      return part.subarray(0, readSync(descriptor, part));
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
      // Windows reports the end of a pipe this way.
      if (code === 'EOF') return Buffer.alloc(0);
      // Nothing is there yet, in a pipe that is read without waiting.
      if (code !== 'EAGAIN' || waitedMs >= patienceMs) throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

/** Milliseconds between two looks at a pipe. */
const pauseMs = 10;
