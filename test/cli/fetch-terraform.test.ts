import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { ZipFile } from 'yazl';

import { fetchTerraform, findOrFetchTerraform } from '../../cli/terraform/fetch-terraform.js';
import { type Checksums, ownTerraformChecksums, ownTerraformVersion } from '../../cli/terraform/own-terraform.js';
import type { Diagnostic } from '../../core/index.js';
import { type CliRun, runCli } from './cli-process.js';
import { scratch } from './scratch.js';

const system = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
const archive = `terraform_${ownTerraformVersion}_${system}.zip`;
const program = `#!/bin/sh\necho "Terraform v${ownTerraformVersion}"\n`;

/** Simulates HashiCorp's server. */
interface Mirror {
  readonly sum?: string;
  /** Bytes of the archive that are sent before the connection breaks. */
  readonly breaksAfter?: number;
  readonly hasNoArchive?: boolean;
}

/** Runs something while the mirror answers. */
async function withMirror<T>(
  { sum, breaksAfter, hasNoArchive = false }: Mirror,
  use: (mirror: string) => Promise<T>,
): Promise<T> {
  const zip = await zipped();
  const published = sum ?? createHash('sha256').update(zip).digest('hex');
  const server = createServer(({ url = '' }, answer) => {
    if (url.endsWith('_SHA256SUMS'))
      return answer.end(`${'0'.repeat(64)}  terraform_other.zip\n${published}  ${archive}\n`);
    if (hasNoArchive || !url.endsWith(archive)) return answer.writeHead(404).end();
    answer.writeHead(200, { 'content-length': zip.length });
    if (breaksAfter === undefined) return answer.end(zip);
    return answer.write(zip.subarray(0, breaksAfter), () => answer.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const mirror = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  try {
    return await use(mirror);
  } finally {
    await new Promise((closed) => server.close(closed));
  }
}

/** Downloads from the mirror. Default: for a system without a checksum in this repository, so that the published one is used. */
function fetchFrom(here: string, mirror: Mirror, known: Checksums = {}): Promise<string | Diagnostic> {
  return withMirror(mirror, (address) =>
    fetchTerraform({ HOME: join(here, 'home'), INTUNEFORM_TERRAFORM_MIRROR: address }, known),
  );
}

/** On a machine whose PATH has no Terraform. */
async function doctor(here: string, mirror?: string): Promise<CliRun> {
  const bin = join(here, 'bin');
  if (!existsSync(bin)) {
    mkdirSync(bin);
    symlinkSync('/bin/sh', join(bin, 'sh'));
  }
  const env = {
    PATH: bin,
    INTUNEFORM_TERRAFORM: '',
    ...(mirror !== undefined && { INTUNEFORM_TERRAFORM_MIRROR: mirror }),
  };
  return runCli(['doctor', ...(mirror === undefined ? [] : ['--install-terraform'])], { cwd: here, env });
}

async function zipped(): Promise<Buffer> {
  const zip = new ZipFile();
  const options = { mtime: new Date(0), mode: 0o755, compress: true, forceDosTimestamp: true };
  zip.addBuffer(Buffer.from('a licence'), 'LICENSE.txt', options);
  zip.addBuffer(Buffer.from(program), 'terraform', options);
  zip.end();
  return buffer(zip.outputStream);
}

const kept = (here: string): boolean =>
  existsSync(join(here, 'home/.cache/intuneform/terraform', ownTerraformVersion, 'terraform'));

test('downloads Terraform if the machine has none, and every command finds it afterwards', async () => {
  using here = scratch();
  const before = await doctor(here.folder);

  const fetched = await fetchFrom(here.folder, {});

  expect(before.stdout).toContain('error INT1303: ');
  expect(before.stdout).toContain('intuneform doctor --install-terraform');
  expect(fetched).toBe(join(here.folder, 'home/.cache/intuneform/terraform', ownTerraformVersion, 'terraform'));
  expect((await doctor(here.folder)).stdout).toContain(`Terraform ${ownTerraformVersion}`);
});

test('the checksum in this repository takes precedence over the published one', async () => {
  using here = scratch();
  const sum = createHash('sha256')
    .update(await zipped())
    .digest('hex');

  const other = await fetchFrom(here.folder, {}, { [system]: 'e'.repeat(64) });
  const keptNothing = !kept(here.folder);
  const same = await fetchFrom(here.folder, { sum: 'f'.repeat(64) }, { [system]: sum });

  expect(other).toMatchObject({ code: 'INT1348', why: `its SHA-256 is ${sum}, and ${'e'.repeat(64)} is expected` });
  expect(keptNothing).toBe(true);
  expect(same).toEqual(expect.stringContaining(ownTerraformVersion));
});

test('doctor rejects the archive of a mirror that publishes its own checksum', async () => {
  using here = scratch();

  const run = await withMirror({}, (mirror) => doctor(here.folder, mirror));

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain(`${ownTerraformChecksums[system] ?? 'no checksum of this system'} is expected`);
  expect(kept(here.folder)).toBe(false);
});

test('downloads nothing if the given program cannot be run', async () => {
  using here = scratch();
  const env = { HOME: here.folder, PATH: '', INTUNEFORM_TERRAFORM: join(here.folder, 'none') };

  const found = await withMirror({}, (mirror) =>
    findOrFetchTerraform({ ...env, INTUNEFORM_TERRAFORM_MIRROR: mirror }, {}),
  );

  expect(found).toMatchObject({ code: 'INT1303' });
});

test('finds the downloaded program, with its version', async () => {
  using here = scratch();
  const env = { HOME: join(here.folder, 'home'), PATH: '' };

  const found = await withMirror({}, (mirror) =>
    findOrFetchTerraform({ ...env, INTUNEFORM_TERRAFORM_MIRROR: mirror }, {}),
  );

  expect(found).toMatchObject({ product: 'Terraform', version: ownTerraformVersion });
});

test.each<[string, Mirror, string]>([
  ['the checksum is another one', { sum: 'f'.repeat(64) }, 'SHA-256'],
  ['the download breaks', { breaksAfter: 40 }, ''],
  ['the archive is not there', { hasNoArchive: true }, '404'],
])('keeps nothing and says why when %s', async (_, mirror, why) => {
  using here = scratch();

  const fetched = await fetchFrom(here.folder, mirror);

  expect(fetched).toMatchObject({ code: 'INT1348', why: expect.stringContaining(why) as string });
  expect(kept(here.folder)).toBe(false);
});

test('explains other ways to get it if there is no answer', async () => {
  using here = scratch();

  const run = await doctor(here.folder, await closedPort());

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('the connection failed: ECONNREFUSED');
  expect(run.stdout).toContain('https://opentofu.org/docs/intro/install');
});

/** An address where nothing listens any more. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${String(port)}`;
}

test('uses no mirror without protection against modified answers', async () => {
  using here = scratch();

  const run = await doctor(here.folder, 'http://mirror.contoso.com');

  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('neither HTTPS nor loopback');
});
