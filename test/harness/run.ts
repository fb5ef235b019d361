import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { providerAddress, terraformType } from '../../core/index.js';
import { importResource } from '../../provider/engine/index.js';
import { startableEngine } from '../support/engine.js';
import { harnessBatches, type PlacedBatch } from './inputs.js';

const root = resolve(__dirname, '../..');

/**
 * Runs HashiCorp's terraform-plugin-testing against the built provider and the emulator, over every resource type or some:
 * `npm run test:harness -- --only device_category`.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      /** Pattern of Terraform names. */
      only: { type: 'string', default: '' },
      /** attributes, import, taint or disappears. Default: all of them. */
      case: { type: 'string', default: '' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-harness-'));
  const batches = await harnessBatches(new RegExp(values.only, 'u'));
  const outside = await serveOutside(batches);
  try {
    writeFileSync(
      join(folder, 'inputs.json'),
      JSON.stringify(
        batches.map(({ input }) => input),
        undefined,
        2,
      ),
    );
    return await runGo(['test', '-v', '-count=1', '-timeout=0', `-run=/./${values.case}`, './...'], {
      INTUNEFORM_HARNESS_INPUTS: join(folder, 'inputs.json'),
      INTUNEFORM_HARNESS_OUTSIDE: `http://127.0.0.1:${String((outside.address() as AddressInfo).port)}`,
      ...environmentIn(folder),
    });
  } finally {
    outside.close();
    await Promise.all(batches.map(({ tenant }) => tenant[Symbol.asyncDispose]()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The built provider, from a mirror as users install it, with nothing of the user's. */
function environmentIn(folder: string): Readonly<Record<string, string>> {
  const mirror = join(folder, 'mirror');
  const installed = spawnSync(
    process.execPath,
    [join(root, 'dist/cli/main.js'), 'provider', 'install', '--dir', mirror, '--quiet'],
    { encoding: 'utf8' },
  );
  if (installed.status !== 0) throw new Error(installed.stderr);
  const rc = join(folder, 'terraform.rc');
  writeFileSync(
    rc,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n    include = ["${providerAddress}"]\n  }\n}\n`,
  );
  mkdirSync(join(folder, 'tmp'));
  return {
    TF_ACC: '1',
    TF_ACC_TERRAFORM_PATH: pathOf(startableEngine()),
    TF_ACC_TEMP_DIR: join(folder, 'tmp'),
    TF_CLI_CONFIG_FILE: rc,
    CHECKPOINT_DISABLE: '1',
    INTUNEFORM_CACHE: join(folder, 'cache'),
  };
}

function pathOf(program: string): string {
  const found = spawnSync('sh', ['-c', 'command -v -- "$1"', 'sh', program], { encoding: 'utf8' }).stdout.trim();
  if (found === '') throw new Error(`${program} is not on PATH`);
  return found;
}

/** Deletes objects as somebody outside Terraform would: `POST /<type>/<import id>`. */
async function serveOutside(batches: readonly PlacedBatch[]): Promise<Server> {
  const server = createServer((request, response) => {
    const [, type, id] = (request.url ?? '').split('/').map(decodeURIComponent);
    void remove(batches, type ?? '', id ?? '')
      .then(() => response.writeHead(204).end())
      .catch((thrown: unknown) => response.writeHead(500).end(String(thrown)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

async function remove(batches: readonly PlacedBatch[], type: string, importId: string): Promise<void> {
  const found = batches
    .flatMap(({ tenant, subjects }) => subjects.map(({ definition }) => ({ tenant, definition })))
    .find(({ definition }) => terraformType(definition.name) === type);
  if (!found) throw new Error(`there is no ${type}`);
  const { tenant, definition } = found;
  tenant.restart();
  const imported = await importResource(definition, importId, tenant.context);
  if (!imported.state) throw new Error(JSON.stringify(imported.diagnostics));
  const { diagnostics } = await tenant.destroy(definition, { state: imported.state, private: imported.private });
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(diagnostics));
}

function runGo(args: readonly string[], more: Readonly<Record<string, string>>): Promise<number> {
  const child = spawn('go', args, { cwd: __dirname, stdio: 'inherit', env: { ...process.env, ...more } });
  return new Promise((done, fail) =>
    child.on('error', fail).on('close', (code) => {
      done(code ?? 1);
    }),
  );
}

void main().then((code) => {
  process.exitCode = code;
});
