import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { InitPipeline } from './bootstrap.js';
import type { InitLanguage } from './files.js';

/** What `init` wrote into a folder earlier, as the defaults of another run. */
export interface Found {
  readonly language?: InitLanguage;
  readonly pipeline?: InitPipeline;
  readonly name?: string;
}

/** Finds what a repository contains, so that `init .` adds to it instead of starting a second one in it. */
export function foundIn(folder: string): Found {
  const declarations = declarationsIn(join(folder, 'tenants'));
  const [first] = declarations;
  const has = (path: string): boolean => existsSync(join(folder, path));
  return {
    ...(has('main.ts') && has('cdktf.json') && first === undefined && { language: 'typescript' }),
    ...(has('azure-pipelines/intune-plan.yml') && { pipeline: 'azure' }),
    ...(first !== undefined && declarations.length === 1 && { name: first }),
  };
}

/** Names of the declarations in a folder, as far as they can be names of tenants. */
function declarationsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((file) => /^([a-z0-9][a-z0-9-]*)\.yaml$/u.exec(file)?.[1] ?? []);
  } catch {
    // There is none, or it cannot be read: whatever writes into it says so.
    return [];
  }
}
