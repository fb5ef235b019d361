import { closeSync, constants, openSync, readSync } from 'node:fs';

/** Content of a file, up to a limit. */
export interface BoundedRead {
  readonly bytes: Buffer;
  /** Whether the file is longer than the limit. By how much is unknown. */
  readonly isCut: boolean;
}

/**
 * Reads at most so many bytes of a file, whatever its reported size: a device has no size and never ends. A named pipe
 * without a writer is empty.
 *
 * `patienceMs`: how long to wait for data from a pipe. Default: 30 seconds.
 *
 * @throws the system error if the file cannot be read, or no data arrives
 */
export function readBounded(file: string, most: number, patienceMs = 30_000): BoundedRead {
  // Without this flag, opening a named pipe blocks until there is a writer, and signals cannot interrupt it. Windows
  // has no such flag.
  const waitless = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;
  const descriptor = openSync(file, constants.O_RDONLY | waitless);
  try {
    return readDescriptor(descriptor, most, patienceMs);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads an open file to its end, or to the first byte after `most`. Waits up to `patienceMs` for each part; by default,
 * without limit.
 */
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

/** Reads the next part. Empty at the end. */
function readPart(descriptor: number, patienceMs: number): Buffer {
  const part = Buffer.alloc(65_536);
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    try {
      return part.subarray(0, readSync(descriptor, part));
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
      // Windows reports the end of a pipe this way.
      if (code === 'EOF') return Buffer.alloc(0);
      // A non-blocking read of a pipe has no data yet.
      if (code !== 'EAGAIN' || waitedMs >= patienceMs) throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

/** Milliseconds between two reads of a pipe. */
const pauseMs = 10;
