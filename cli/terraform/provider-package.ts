import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { ZipFile } from 'yazl';

import { providerAddress } from '../../core/index.js';
import { type Platform, renderPlatform } from './platform.js';
import { type ProviderBuild, providerFiles, providerProgram } from './provider-build.js';

/** What to pack, and the output. */
export interface PackOptions {
  /** Root of the mirror. */
  readonly folder: string;
  readonly platforms: readonly Platform[];
}

interface Archive {
  readonly name: string;
  readonly platform: string;
  readonly sha256: string;
}

/**
 * Writes `<host>/<namespace>/<type>/` below the folder: a zip for each platform, `SHA256SUMS`, and the `index.json` and
 * `<version>.json` of the network mirror protocol. Returns the paths, relative to the folder. The same build gives the
 * same bytes.
 *
 * @throws errors of the file system
 * @see https://developer.hashicorp.com/terraform/internals/provider-network-mirror-protocol
 */
export async function packProvider(
  build: ProviderBuild,
  { folder, platforms }: PackOptions,
): Promise<readonly string[]> {
  const place = join(folder, ...providerAddress.split('/'));
  await mkdir(place, { recursive: true });
  const bytes = await zipOf(build);
  const archives = platforms.map((platform) => archiveOf(build, platform, bytes));
  const files = new Map<string, string | Buffer>([
    ...archives.map(({ name }) => [name, bytes] as const),
    [`${providerProgram}_${build.version}_SHA256SUMS`, checksums(archives)],
    ['index.json', json({ versions: { [build.version]: {} } })],
    [`${build.version}.json`, json({ archives: Object.fromEntries(archives.map(mirrorEntry)) })],
  ]);
  for (const [name, content] of files) await writeFile(join(place, name), content);
  return [...files.keys()].map((name) => `${providerAddress}/${name}`);
}

function archiveOf({ version }: ProviderBuild, platform: Platform, bytes: Buffer): Archive {
  const name = renderPlatform(platform);
  return {
    name: `${providerProgram}_${version}_${name}.zip`,
    platform: name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** The earliest time that a zip supports. Any other time would make the bytes depend on when it was packed. */
const zipEpoch = new Date(1980, 0, 1);

/** All platforms have the same script, so the zip is also the same. Terraform needs its executable mode. */
async function zipOf({ folder }: ProviderBuild): Promise<Buffer> {
  const zip = new ZipFile();
  for (const file of providerFiles) {
    const mode = file === providerProgram ? 0o100755 : 0o100644;
    // The DOS time has no time zone. Not compressed, because the output of zlib depends on its version and the
    // processor.
    const options = { mtime: zipEpoch, mode, compress: false, forceDosTimestamp: true };
    zip.addBuffer(await readFile(join(folder, file)), file, options);
  }
  zip.end();
  return buffer(zip.outputStream);
}

function checksums(archives: readonly Archive[]): string {
  return archives.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');
}

function mirrorEntry({ platform, name, sha256 }: Archive): readonly [string, object] {
  return [platform, { url: name, hashes: [`zh:${sha256}`] }];
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
