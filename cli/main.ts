#!/usr/bin/env node
import { guardWriter, secretsInEnvironment } from '../core/index.js';
import { internalErrorText } from './process/internal-error.js';
import { redactor } from './process/redactor.js';
import { unprintable } from './process/unprintable.js';
import { run } from './run.js';

secretsInEnvironment(process.env).forEach(redactor.add);

for (const stream of [process.stdout, process.stderr]) {
  process.on('exit', guardWriter(stream, redactor));
  // A reader that closes the pipe early (`| head`), or a closed terminal, is not an error.
  stream.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE' || cause.code === 'EIO') return;
    if (stream === process.stdout) process.stderr.write(unprintable(cause));
    process.exit(1);
  });
}

// Node would print the stack outside the redacted streams, including any secret in the message.
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (thrown: unknown) => {
    process.stderr.write(internalErrorText(thrown, process.env));
    process.exit(1);
  });
}

void run(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
