import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';

import type { Redactor } from '../../core/index.js';

/** Names the file through which the provider tells the command line that started Terraform what it waits for. */
export const waitsVariable = 'INTUNEFORM_WAITS_FILE';

/**
 * Takes lines and appends them, without secrets, to the file that the environment names: JSON objects `{ "waits": "…" }`,
 * one a line. The file is the command line's: it is never made here, not followed through a link, and nothing is said
 * where it is gone, because waiting matters more than telling.
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

// Without `O_NONBLOCK`, a pipe that nobody reads would block the provider. Windows lacks both flags, and `|` takes them for 0.
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
    // The command line has ended, and its folder with it.
  }
}
