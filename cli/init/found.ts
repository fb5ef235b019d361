import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { textOfFile } from '../process/read-file.js';
import type { InitPipeline } from './bootstrap.js';
import { type InitEngine, openTofuMark } from './engine.js';
import type { InitLanguage } from './files.js';

/** Choices of an earlier `init` in a folder, as defaults for the next run. */
export interface Found {
  readonly language?: InitLanguage;
  readonly pipeline?: InitPipeline;
  readonly name?: string;
  readonly engine?: InitEngine;
}

/** Detects the content of a repository, so that `init .` extends it instead of creating a second one in it. */
export function foundIn(folder: string): Found {
  const declarations = declarationsIn(join(folder, 'tenants'));
  const [first] = declarations;
  const has = (path: string): boolean => existsSync(join(folder, path));
  const pipeline = pipelineIn(has);
  return {
    ...(has('main.ts') && has('cdktf.json') && first === undefined && { language: 'typescript' }),
    ...(pipeline && { pipeline }),
    ...(first !== undefined && declarations.length === 1 && { name: first }),
    ...(tellsOfOpenTofu(folder) && { engine: 'opentofu' }),
  };
}

/** A repository created by `init` has a `cdktf.json`. If it has no pipelines, they were declined. */
function pipelineIn(has: (path: string) => boolean): InitPipeline | undefined {
  if (has('azure-pipelines/intune-plan.yml')) return 'azure';
  if (has('.github/workflows/intune-plan.yml')) return 'github';
  return has('cdktf.json') ? 'none' : undefined;
}

/** Whether its pipelines start OpenTofu, or its README requires it. */
function tellsOfOpenTofu(folder: string): boolean {
  return ['azure-pipelines/intune-plan.yml', '.github/workflows/intune-plan.yml', 'README.md', 'INTUNE.md'].some(
    (file) => openTofuMark.test(textOfFile(join(folder, file)) ?? ''),
  );
}

/** Names of the declarations in a folder that are valid tenant names. */
function declarationsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((file) => /^([a-z0-9][a-z0-9-]*)\.yaml$/u.exec(file)?.[1] ?? []);
  } catch {
    // It does not exist or cannot be read; the later write reports that.
    return [];
  }
}
