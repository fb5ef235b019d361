import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { certificate } from './certificate.js';

/** A PFX file with the certificate of the tests, as openssl makes it. */
export function pfxOf(password: string, ...options: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-pfx-'));
  const pem = join(folder, 'pem');
  try {
    writeFileSync(pem, certificate);
    return execFileSync('openssl', ['pkcs12', '-export', '-in', pem, '-passout', `pass:${password}`, ...options]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
