import { readSync } from 'node:fs';

let known: Buffer | undefined;

/** What standard input holds, to its end, or to the first byte after `most`. It can be read once, so it is kept. */
export function readStandardInput(most: number): Buffer {
  known ??= readAll(most);
  return known;
}

function readAll(most: number): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  while (size <= most) {
    const part = readPart();
    if (part.length === 0) break;
    parts.push(part);
    size += part.length;
  }
  return Buffer.concat(parts);
}

/** Empty at the end. */
function readPart(): Buffer {
  const part = Buffer.alloc(65_536);
  for (;;) {
    try {
      return part.subarray(0, readSync(0, part));
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
      // Windows reports the end of a pipe this way.
      if (code === 'EOF') return Buffer.alloc(0);
      // Nothing is there yet, in a pipe that another process set to not wait.
      if (code !== 'EAGAIN') throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
