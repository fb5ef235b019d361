import { textOfFile } from '../process/read-file.js';
import type { Environment } from '../process/session.js';
import { sourcesIn } from './sources.js';

/**
 * The tenants of a file, without validating it. Empty: unknown.
 *
 * A machine that runs one shard of a fleet inspects every file, but parses only few of them.
 */
export function tenantIdsIn(file: string, env: Environment): readonly string[] {
  const text = textOfFile(file);
  if (text === undefined) return [];
  const mentions = text.match(/tenantId/gu) ?? [];
  const plain = /^\s*tenantId:\s*(["']?)([0-9a-fA-F-]{36})\1\s*(?:#.*)?$/mu.exec(text)?.[2];
  // A declaration has exactly one tenant id. If the word occurs once, this is it.
  if (mentions.length === 1 && plain !== undefined) return [plain];
  return sourcesIn(file, env).sources.map(({ identity }) => identity.declaration.spec.tenantId);
}
