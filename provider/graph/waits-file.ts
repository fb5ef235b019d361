import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';

import type { Redactor } from '../../core/index.js';

/** Variable with the file through which the provider reports its waits to the command line that started Terraform. */
export const waitsVariable = 'INTUNEFORM_WAITS_FILE';

/**
 * Appends lines, without secrets, to the file in the environment: JSON objects `{ "waits": "…" }`, one per line. The
 * command line owns the file: it is never created here, links are not followed, and a missing file is ignored, because
 * the wait is more important than the report.
 */
export function waitsWriter(
  environment: Readonly<Record<string, string | undefined>>,
  { redact }: Pick<Redactor, 'redact'>,
): (line: string) => void {
  const file = environment[waitsVariable];
  return (line) => {
    if (file !== undefined && file !== '') append(file, `${JSON.stringify({ waits: redact(line) })}\n`);
  };
}

// Without `O_NONBLOCK`, a pipe without a reader would block the provider. Windows lacks both flags, and `|` treats them
// as 0.
const { O_WRONLY, O_APPEND, O_NOFOLLOW, O_NONBLOCK } = constants;

function append(file: string, text: string): void {
  try {
    const descriptor = openSync(file, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK);
    try {
      if (fstatSync(descriptor).isFile()) writeSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The command line has ended, and its folder was removed.
  }
}
