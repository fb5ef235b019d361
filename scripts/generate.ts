import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JsonObject } from '../core/index.js';
import { providerAttributes } from '../provider/graph/provider-attributes.js';
import { dataSources, ephemeralResources, resources } from '../provider/resources/index.js';
import { rules } from '../schemas/rules.js';
import { generateFiles, parseJsonObject, sectionLists } from './generate/files.js';
import { lockedPackages } from './generate/locked-packages.js';
import { staleFiles, updateFiles, writeFiles } from './generate/output.js';
import { loadSection, readSectionFiles } from './generate/section-files.js';
import { loadVerbs } from './generate/verbs.js';

const root = join(__dirname, '..');

/**
 * Writes all files that are generated from the definitions. With `--check`, writes nothing and fails if a file is
 * stale.
 */
async function main(): Promise<void> {
  const read = (path: string): JsonObject => parseJsonObject(readFileSync(join(root, path), 'utf8'));
  const manifest = read('package.json');
  const { version } = manifest;
  if (typeof version !== 'string') throw new TypeError('package.json has no version');
  const sectionFiles = readSectionFiles(join(root, 'constructs/sections'));
  const sources = {
    definitions: [...resources, ...dataSources],
    ephemeralResources,
    providerAttributes,
    version,
    tenantSchema: read('schemas/tenant.source.json'),
    packages: lockedPackages(manifest, read('package-lock.json')),
    sectionFiles,
    conditions: rules.flatMap(({ conditions = [] }) => conditions),
  };
  const isCheck = process.argv.includes('--check');
  // An outdated list cannot load a section that was renamed or removed.
  if (!isCheck) updateFiles(root, await sectionLists(sources));
  const sections = sectionFiles.map(({ path }) => loadSection(join(root, 'constructs/sections', path)));
  const files = await generateFiles({ ...sources, sections, verbs: await loadVerbs(root) });
  const stale = staleFiles(root, files);
  if (!isCheck) {
    writeFiles(root, files);
    process.stdout.write(`${String(files.length)} files generated, ${String(stale.length)} changed\n`);
    return;
  }
  if (stale.length === 0) return;
  process.stderr.write(
    `Generated files are not current; run \`npm run generate\`:\n${stale.map((path) => `  ${path}\n`).join('')}`,
  );
  process.exitCode = 1;
}

void main();
