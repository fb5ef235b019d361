#!/usr/bin/env node
import { run } from './run.js';

// A reader that closes the pipe early (`| head`) and a terminal that is gone are no faults.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EPIPE' && cause.code !== 'EIO') throw cause;
  });
}

void run(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
