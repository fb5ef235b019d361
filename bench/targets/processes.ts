import { execFile, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Plugin } from 'esbuild';

import { demoTenantId } from '../../emulator/identities.js';
import { startEmulator } from '../../emulator/index.js';
import { createCertificate } from '../../provider/plugin/certificate.js';
import { engine } from '../../test/support/engine.js';
import { timed } from '../measure.js';
import type { Opened } from './row.js';
import { commandLine, demoEnvironment, emptyNode } from './stage.js';
import type { Subject } from './subject.js';

const execute = promisify(execFile);

const example = readFileSync(join(__dirname, '../../examples/contoso.yaml'), 'utf8');

/** Nine objects without references to the directory. */
const nine = `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: ${demoTenantId}
  authority: { desired: intune }
  enrollment:
    categories: [{ displayName: A }, { displayName: B }, { displayName: C }, { displayName: D }, { displayName: E }]
    limits: { default: 5 }
  retention:
    cleanupRules: [{ platform: windows, inactiveDays: 90 }, { platform: ios, inactiveDays: 120 }]
`;

/** Measures a command in a folder with one declaration, in milliseconds. */
export function verb(subject: Subject, ...args: readonly string[]): Promise<Opened> {
  const line = commandLine(subject, example);
  return Promise.resolve({
    ...line,
    sample: () => line.run(args),
    base: emptyNode,
  });
}

/**
 * Measures `intuneform plan` of the example in a folder that was planned before, next to plain `terraform plan` of the
 * same stack.
 */
export async function wholePlan(subject: Subject, beside: 'terraform' | 'nothing'): Promise<Opened> {
  const line = commandLine(subject, nine);
  const emulator = await startEmulator({ tenants: [{ tenantId: demoTenantId, authority: 'intune' }] });
  const env = demoEnvironment(emulator);
  await line.run(['apply', 'tenant.yaml', '--auto-approve'], env);
  const stack = join(line.folder, 'cdktf.out/stacks/contoso');
  const plain = {
    ...process.env,
    ...env,
    HOME: join(line.folder, 'home'),
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: configuration(line.folder),
  };
  const terraform = (): Promise<number> =>
    timed(() => execute(engine, [`-chdir=${stack}`, 'plan', '-input=false', '-lock=false'], { env: plain }));
  return {
    sample: () => line.run(['plan', 'tenant.yaml'], env),
    ...(beside === 'terraform' && { base: terraform }),
    [Symbol.asyncDispose]: async () => {
      await emulator.close();
      await line[Symbol.asyncDispose]();
    },
  };
}

/** Finds the Terraform configuration that the command line wrote. Its path depends on the build. */
function configuration(folder: string): string {
  const out = join(folder, 'cdktf.out');
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
  return join(out, files.find((file) => /terraform\.(?:tfrc|rc)$/u.test(file)) ?? '');
}

/** Measures the start of the provider as Terraform starts it: with a certificate for mutual TLS. */
export async function secureHandshake(subject: Subject): Promise<Opened> {
  const { certificate } = await createCertificate(new Date());
  return resting(() => handshake(subject, { PLUGIN_CLIENT_CERT: certificate }), emptyNode);
}

/** Milliseconds from the start of the provider to its handshake line. */
export function handshake(subject: Subject, more: NodeJS.ProcessEnv = {}): Promise<number> {
  const env = {
    PATH: process.env.PATH,
    HOME: tmpdir(),
    TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
    PLUGIN_PROTOCOL_VERSIONS: '6',
    ...more,
  };
  return new Promise((end, fail) => {
    const started = performance.now();
    const program = join(subject.root, 'dist/provider/package/terraform-provider-intune');
    const child = spawn(program, [], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let elapsed = Number.NaN;
    child.stdout.once('data', () => {
      elapsed = performance.now() - started;
      child.kill();
    });
    child.on('error', fail);
    child.on('close', () => {
      end(elapsed);
    });
  });
}

/** Time of the first declaration in a process, divided by the time ajv takes to compile its schema. */
export function firstDeclaration({ root }: Subject): number {
  const script = `
    const text = require('fs').readFileSync(${JSON.stringify(join(__dirname, '../../examples/contoso.yaml'))}, 'utf8');
    const { parseDeclaration } = require('./dist/schemas/index.js');
    const first = performance.now(); parseDeclaration(text, 'a.yaml'); const took = performance.now() - first;
    const { Ajv2020 } = require('ajv/dist/2020.js');
    const own = (() => { try { return require('./dist/schemas/own-schema.js').ownSchema(); } catch { return require('./schemas/tenant.schema.json'); } })();
    const begun = performance.now();
    new Ajv2020({ allErrors: true, verbose: true, strict: false, validateSchema: false, validateFormats: false, code: { optimize: false } }).compile(own);
    console.log(took / (performance.now() - begun));`;
  return Number(spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }).stdout);
}

/** A row that needs no preparation. */
export const resting = (sample: Opened['sample'], base?: Opened['sample']): Promise<Opened> =>
  Promise.resolve({ sample, ...(base && { base }), [Symbol.asyncDispose]: () => Promise.resolve() });

/**
 * Measures a program that loads what a sign-in to Microsoft Entra with a secret loads, because a sign-in itself needs a
 * network. It starts as the provider does: bundled, and with the code that V8 compiled in an earlier run. An older build
 * without such a launcher runs it as it is.
 */
export async function signIn({ root }: Subject): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  const program = join(folder, 'sign-in.js');
  const contents = signInOf(root);
  const { build } = await import('esbuild');
  const launch = join(root, 'dist/launch/index.js');
  const isLaunched = existsSync(launch);
  await build({
    stdin: { contents, resolveDir: root },
    outfile: program,
    ...{ bundle: true, platform: 'node', format: 'cjs', logLevel: 'error', charset: 'ascii', minifySyntax: true },
    ...{ minifyWhitespace: true, supported: { 'dynamic-import': false } },
    external: ['@azure/msal-node-extensions'],
    plugins: await lazyPackagesOf(root),
    ...(isLaunched && {
      banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
      footer: { js: '})' },
    }),
  });
  const launcher = join(folder, 'launcher.js');
  const digest = createHash('sha256').update(readFileSync(program)).digest('hex').slice(0, 16);
  const cached = { file: program, build: digest, part: 'sign-in', folder: join(folder, 'cache/code') };
  if (isLaunched)
    writeFileSync(launcher, `require(${JSON.stringify(launch)}).runCached({ ...${JSON.stringify(cached)}, module });`);
  const env = { PATH: process.env.PATH };
  const sample = (): Promise<number> =>
    timed(() => execute(process.execPath, [isLaunched ? launcher : program], { env }));
  await sample();
  return {
    sample,
    base: emptyNode,
    [Symbol.asyncDispose]: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** What the bundler of a build leaves for later. Older builds have no such plugin. */
async function lazyPackagesOf(root: string): Promise<Plugin[]> {
  const file = join(root, 'scripts/lazy-modules.mjs');
  if (!existsSync(file)) return [];
  const { lazyPackages } = (await import(file)) as { readonly lazyPackages?: Plugin };
  return lazyPackages ? [lazyPackages] : [];
}

/** The code that a sign-in with a secret loads in a build. */
function signInOf(root: string): string {
  const source = readFileSync(join(root, 'provider/graph/credentials.ts'), 'utf8');
  return source.includes('ClientSecretCredential')
    ? `import { ClientSecretCredential } from '@azure/identity';
       new ClientSecretCredential('${demoTenantId}', '${demoTenantId}', 'secret');`
    : `import { createDefaultHttpClient, createEmptyPipeline, proxyPolicy } from '@azure/core-rest-pipeline';
       createEmptyPipeline().addPolicy(proxyPolicy()); createDefaultHttpClient();`;
}
