#!/usr/bin/env node
import { run } from './run.js';

// A reader that closes the pipe early (`| head`) is no fault.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});

void run(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
