#!/usr/bin/env node
import { guardWriter, secretsInEnvironment } from '../core/index.js';
import { internalErrorText } from './process/internal-error.js';
import { redactor } from './process/redactor.js';
import { unprintable } from './process/unprintable.js';
import { run } from './run.js';

secretsInEnvironment(process.env).forEach(redactor.add);

for (const stream of [process.stdout, process.stderr]) {
  process.on('exit', guardWriter(stream, redactor));
  // A reader that closes the pipe early (`| head`) and a terminal that is gone are no faults.
  stream.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE' || cause.code === 'EIO') return;
    if (stream === process.stdout) process.stderr.write(unprintable(cause));
    process.exit(1);
  });
}

// Node would print the stack past the streams, and whatever secret its message quotes.
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (thrown: unknown) => {
    process.stderr.write(internalErrorText(thrown, process.env));
    process.exit(1);
  });
}

void run(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
