import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { logicalIdOf } from '../../constructs/logical-id.js';
import { type Diagnostic, error } from '../../core/index.js';
import { readBounded } from '../../files/read-bounded.js';
import type { TenantDeclaration } from '../../schemas/index.js';
import { unwritable, writeAtomically } from '../process/write-file.js';
import { renderCustomizations } from './customizations.js';

/** Result for the packages of a tenant. */
export interface WrittenPackages {
  readonly packages: readonly WrittenPackage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A package whose answer file was written. */
export interface WrittenPackage {
  readonly tenant: string;
  readonly name: string;
  readonly file: string;
}

/** Writes the answer file of every bulk enrollment package of a tenant: `<folder>/<tenant>/<package>/customizations.xml`. */
export async function writePackages({ metadata, spec }: TenantDeclaration, folder: string): Promise<WrittenPackages> {
  const declared = spec.enrollment?.windows?.bulkEnrollment?.packages ?? [];
  const results = await Promise.all(
    declared.map(async (one, index) => {
      const id = logicalIdOf(one.name, `package-${String(index + 1)}`);
      const file = join(folder, metadata.name, id, 'customizations.xml');
      const diagnostic = await write(file, renderCustomizations(one, spec.tenantId));
      return diagnostic ?? { tenant: metadata.name, name: one.name, file };
    }),
  );
  return {
    packages: results.flatMap((result) => ('file' in result ? [result] : [])),
    diagnostics: results.flatMap((result) => ('code' in result ? [result] : [])),
  };
}

async function write(file: string, content: string): Promise<Diagnostic | undefined> {
  try {
    if (mayHoldToken(file)) return tokenInFile(file);
    await mkdir(dirname(file), { recursive: true });
  } catch (cause) {
    return unwritable(dirname(file), cause);
  }
  return writeAtomically(file, content);
}

/** Largest answer file that is searched for a token, in bytes. */
const largestAnswerFile = 1024 * 1024;

/** Whether a file exists that has a token, or is too large to tell. The token may not exist anywhere else. */
function mayHoldToken(file: string): boolean {
  if (!existsSync(file)) return false;
  const { bytes, isCut } = readBounded(file, largestAnswerFile);
  return isCut || /<BPRT[\s>]/u.test(bytes.toString('utf8'));
}

function tokenInFile(file: string): Diagnostic {
  return error('INT1542', {
    what: 'a file with a token is not overwritten',
    where: { file },
    why: 'it contains a bulk enrollment token, which would be lost',
    fix: 'build the package, then delete the file; or specify another folder with --out',
  });
}
