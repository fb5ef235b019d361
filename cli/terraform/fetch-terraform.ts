import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { type Diagnostic, error } from '../../core/index.js';
import { isLoopback } from '../../provider/graph/endpoint.js';
import type { Environment } from '../process/session.js';
import { unwritable } from '../process/write-file.js';
import { findTerraform, type Terraform } from './find.js';
import {
  type Checksums,
  ownTerraform,
  ownTerraformChecksums,
  ownTerraformVersion,
  terraformProgram,
} from './own-terraform.js';
import { fileInZip } from './zip-file.js';

const maker = 'https://releases.hashicorp.com';
const longestWait = 300_000;
const largest = 300_000_000;

/**
 * Downloads Terraform from HashiCorp to the user's cache, where all commands find it, and returns its path. It is kept
 * only if its SHA-256 is the one in `known`, or, for a system that `known` does not list, the one that the server
 * publishes (INT1348 otherwise).
 *
 * `INTUNEFORM_TERRAFORM_MIRROR` selects another server with the same paths: HTTPS, or loopback.
 *
 * @see https://developer.hashicorp.com/terraform/tutorials/cli/verify-archive
 */
export async function fetchTerraform(
  env: Environment,
  known: Checksums = ownTerraformChecksums,
): Promise<string | Diagnostic> {
  const { INTUNEFORM_TERRAFORM_MIRROR: mirror = maker } = env;
  if (!mirror.startsWith('https://') && !isLoopback(mirror))
    return notFetched(mirror, 'it is neither HTTPS nor loopback');
  const folder = `${mirror.replace(/\/+$/u, '')}/terraform/${ownTerraformVersion}`;
  const archive = `terraform_${ownTerraformVersion}_${system()}.zip`;
  try {
    const sum = known[system()] ?? (await publishedSum(folder, archive));
    const zip = await download(`${folder}/${archive}`);
    return await keep(checkedProgram(zip, sum), ownTerraform(env));
  } catch (cause) {
    return notFetched(folder, reasonOf(cause));
  }
}

/** Finds Terraform like {@link findTerraform}. Downloads it if there is none and `INTUNEFORM_TERRAFORM` is not set. */
export async function findOrFetchTerraform(
  env: Environment,
  known: Checksums = ownTerraformChecksums,
): Promise<Terraform | Diagnostic> {
  const found = await findTerraform(env);
  if (!('code' in found) || found.code !== 'INT1303' || env.INTUNEFORM_TERRAFORM) return found;
  const fetched = await fetchTerraform(env, known);
  return typeof fetched === 'string' ? findTerraform(env) : fetched;
}

/** Operating system and architecture in HashiCorp's names. */
function system(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  return `${os}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
}

/** Why nothing was stored. */
class NotUsable extends Error {}

async function download(url: string): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(longestWait) });
  if (!answer.ok) throw new NotUsable(`${url} answered ${String(answer.status)}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    parts.push(part);
    size += part.length;
    if (size > largest) throw new NotUsable(`${url} is larger than ${String(largest)} bytes`);
  }
  return Buffer.concat(parts);
}

async function publishedSum(folder: string, archive: string): Promise<string> {
  const sums = await download(`${folder}/terraform_${ownTerraformVersion}_SHA256SUMS`);
  const line = sums
    .toString()
    .split('\n')
    .find((one) => one.endsWith(`  ${archive}`));
  if (line === undefined) throw new NotUsable(`the published checksums do not include ${archive}`);
  return line.slice(0, line.indexOf(' '));
}

function checkedProgram(zip: Buffer, expected: string): Buffer {
  const sum = createHash('sha256').update(zip).digest('hex');
  if (sum !== expected) throw new NotUsable(`its SHA-256 is ${sum}, and ${expected} is expected`);
  const program = fileInZip(zip, terraformProgram);
  if (!program) throw new NotUsable(`the archive does not contain ${terraformProgram}`);
  return program;
}

/** Writes to a temporary file and renames it, so that no process starts an incomplete program. */
async function keep(program: Buffer, file: string): Promise<string | Diagnostic> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(temporary, program, { flag: 'wx' });
    await chmod(temporary, 0o700);
    await rename(temporary, file);
    return file;
  } catch (cause) {
    await rm(temporary, { force: true });
    return unwritable(file, cause);
  }
}

/** The network error is in the cause of the error that `fetch` throws. */
function reasonOf(thrown: unknown): string {
  if (thrown instanceof NotUsable) return thrown.message;
  const cause: unknown = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string')
    return `the connection failed: ${cause.code}`;
  return 'the download did not complete';
}

function notFetched(from: string, why: string): Diagnostic {
  return error('INT1348', {
    what: 'Terraform could not be downloaded',
    where: { address: from },
    why,
    fix:
      'try again with network access; or install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu ' +
      '(https://opentofu.org/docs/intro/install) manually; or specify a mirror in INTUNEFORM_TERRAFORM_MIRROR',
  });
}
