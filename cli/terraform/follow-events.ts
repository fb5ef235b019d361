import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

import { isJsonObject, type JsonObject } from '../../core/index.js';
import { parseJson } from '../process/read-file.js';

/** Milliseconds between two reads of the file. */
const interval = 250;

/** Reads JSON lines from a file that another process writes, until it is disposed of, and then once more. */
export function followEvents(file: string, onEvent: (event: JsonObject) => void): Disposable {
  const descriptor = openSync(file, 'r');
  const chunk = Buffer.alloc(65_536);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const look = (): void => {
    for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      for (const event of lines.map(parseJson)) if (isJsonObject(event)) onEvent(event);
    }
  };
  const timer = setInterval(look, interval);
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
      // Reads what was written since the last read.
      look();
      closeSync(descriptor);
    },
  };
}
