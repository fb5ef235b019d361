import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { providerAttributes } from '../provider/graph/provider-attributes.js';
import { dataSources, ephemeralResources, resources } from '../provider/resources/index.js';
import { generateFiles, parseJsonObject } from './generate/files.js';
import { staleFiles, writeFiles } from './generate/output.js';
import { loadVerbs } from './generate/verbs.js';

const root = join(__dirname, '..');

/** Writes everything that follows from the definitions. With `--check` it writes nothing and fails when a file is stale. */
async function main(): Promise<void> {
  const { version } = parseJsonObject(readFileSync(join(root, 'package.json'), 'utf8'));
  if (typeof version !== 'string') throw new TypeError('package.json has no version');
  const files = await generateFiles({
    definitions: [...resources, ...dataSources],
    ephemeralResources,
    providerAttributes,
    version,
    verbs: await loadVerbs(root),
    tenantSchema: parseJsonObject(readFileSync(join(root, 'schemas/tenant.source.json'), 'utf8')),
  });
  const stale = staleFiles(root, files);
  if (!process.argv.includes('--check')) {
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
