import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { engineEnvironment } from '../support/engine.js';
import { onlyOpenTofu } from '../support/only-opentofu.js';
import { repositoryRoot } from '../support/source-files.js';
import { scratch } from './scratch.js';

/** What a user does in the first hour: installs the package as packed by npm in an empty folder, and follows its README. */
const here = scratch();
const machine = join(here.folder, 'machine');
const tenantId = '7a4c0e52-1f0b-4c1e-9a55-9d1f7c1be001';
const emulatorAddress = 'http://127.0.0.1:8080';

/** cdktf comes from the npm registry. Without network, the tests count as skipped. */
const isOnline = spawnSync('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=5000']).status === 0;

interface Step {
  readonly command: string;
  readonly exitCode: number;
}

(isOnline ? describe : describe.skip)('from the packed package in an empty folder,', () => {
  let installed: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    mkdirSync(machine);
    await run(`npm pack ${repositoryRoot} --silent --ignore-scripts`, here.folder);
    const [tarball = ''] = readdirSync(here.folder).filter((file) => file.endsWith('.tgz'));
    writeFileSync(join(machine, 'package.json'), '{"private":true}');
    installed = await run(`npm install ../${tarball}`, machine);
    if (installed.exitCode !== 0) throw new Error(installed.output);
  }, 300_000);

  afterAll(() => {
    here[Symbol.dispose]();
  });

  test('npm installs the package without warnings, because it has no install scripts', () => {
    // npm warns of itself if it is newer than the Node.js that runs it.
    const output = installed.output.replaceAll(/^npm warn cli npm v\S+ does not support Node\.js .*$/gmu, '');

    expect(output).not.toMatch(/npm warn/iu);
  });

  test.each<['yaml' | 'typescript', string, string]>([
    ['yaml', 'github', 'terraform'],
    ['yaml', 'azure', 'opentofu'],
    ['typescript', 'github', 'opentofu'],
    ['typescript', 'azure', 'terraform'],
  ])(
    'every command of the README of a new repository in %s with pipelines of %s succeeds, in order, on the emulator, with %s alone',
    async (language, pipeline, engine) => {
      const name = `${language}-${pipeline}-${engine}`;
      const [declared, second] = startOf[language];
      using tofu = engine === 'opentofu' ? onlyOpenTofu() : undefined;
      const created = await run(
        `npx --no -- intuneform init ${name} --name contoso --language ${language} --pipeline ${pipeline} --engine ${engine}`,
        machine,
      );
      const repository = join(machine, name);
      leaveOutTheCdktfCli(repository);
      const commands = commandsOf(readFileSync(join(repository, 'README.md'), 'utf8'));
      // Elsewhere in the list, it would run until the time limit.
      expect(commands.indexOf('npm run emulator')).toBe(2);
      edit(join(repository, declared), '00000000-0000-0000-0000-000000000000', tenantId);

      const prepared = await runAll(commands.slice(0, 2), repository, { ...tofu?.environment });
      const emulator = await startEmulator(repository);
      const env = { INTUNEFORM_GRAPH_ENDPOINT: emulator.url, ...tofu?.environment };
      const trial = commands.slice(3).map((command) => command.replace(emulatorAddress, emulator.url));
      const tried = await runAll(trial, repository, env);
      await emulator.stop();

      expect(created.exitCode).toBe(0);
      expect(existsSync(join(repository, 'vendor'))).toBe(true);
      expect(prepared).toEqual(['npm install', second].map((command) => ({ command, exitCode: 0 })));
      const at = ` -- --graph-endpoint ${emulator.url}`;
      expect(tried).toEqual([
        { command: `npm run plan${at}`, exitCode: 2 },
        { command: `npm run apply${at} --auto-approve`, exitCode: 0 },
        { command: `npm run drift${at}`, exitCode: 0 },
        ...['doctor', 'plan', 'apply', 'drift'].map((verb) => ({ command: `npm run ${verb}`, exitCode: 0 })),
        ...(language === 'typescript' ? ['npx intuneform provider install'] : []).map(succeeded),
        ...['npx intuneform init . --bootstrap'].map(succeeded),
      ]);
      expect(existsSync(join(repository, 'bootstrap/main.ts'))).toBe(true);
    },
    600_000,
  );

  test('a pipeline installs the versions of the lock file with npm ci', async () => {
    const { exitCode } = await run('npm ci', join(machine, 'yaml-github-terraform'));
    const version = await run('npx --no -- intuneform --version', join(machine, 'yaml-github-terraform'));

    expect(exitCode).toBe(0);
    expect(version.output).toContain(
      (JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string }).version,
    );
  }, 300_000);
});

/** What each language declares the tenant in, and its second command. */
const startOf = {
  yaml: ['tenants/contoso.yaml', 'npm run validate'],
  typescript: ['main.ts', 'npm run synth'],
} as const;

/** It has 470 packages of its own, and no command of the list needs it; cdktf.test.ts runs it instead. */
function leaveOutTheCdktfCli(repository: string): void {
  const file = join(repository, 'package.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/ *"cdktf-cli": "[^"]*",\n/u, ''));
}

/** The commands that start the steps of a README, and those in its prose that need no account. */
function commandsOf(readme: string): readonly string[] {
  const steps =
    /(?:^\d\. (?:Run )?|\. )`(npm [^`]+)`|(?:^|After (?:`export [^`]+` and )?)`(npx intuneform (?:provider|init) [^`]+)`/gmu;
  return [...readme.matchAll(steps)].flatMap(([, step, other]) => step ?? other ?? []);
}

const succeeded = (command: string): Step => ({ command, exitCode: 0 });

function edit(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

async function runAll(
  commands: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<readonly (Step & { readonly output?: string })[]> {
  const results = [];
  for (const command of commands) {
    const { exitCode, output } = await run(command, cwd, env);
    // What it wrote shows only where it failed.
    results.push({ command, exitCode, ...(exitCode === 1 && { output }) });
  }
  return results;
}

interface RunningEmulator {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** As the README says, but on a free port. */
async function startEmulator(cwd: string): Promise<RunningEmulator> {
  const child = spawn('npm', ['run', '--silent', 'emulator', '--', '--port', '0'], {
    ...{ cwd, env: environment(), detached: true, stdio: ['ignore', 'pipe', 'ignore'] },
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines)
    if (line.startsWith('http'))
      return {
        url: line,
        stop: async () => {
          // npm, its shell and the emulator.
          process.kill(-(child.pid ?? 0), 'SIGINT');
          await ended;
        },
      };
  throw new Error('the emulator did not start');
}

async function run(
  command: string,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const limits = { maxBuffer: 10_000_000, timeout: 240_000 };
  const options = { cwd, env: { ...environment(), ...env }, ...limits, shell: '/bin/sh' };
  try {
    const { stdout, stderr } = await promisify(execFile)(command, options);
    return { exitCode: 0, output: stdout + stderr };
  } catch (cause) {
    const { code, stdout, stderr } = cause as { code: number; stdout: string; stderr: string };
    return { exitCode: code, output: stdout + stderr };
  }
}

/** Only programs and earlier npm downloads of the machine. */
function environment(): Record<string, string> {
  const home = process.env.HOME ?? '';
  return {
    ...{ PATH: process.env.PATH ?? '', HOME: join(here.folder, 'home'), TMPDIR: process.env.TMPDIR ?? '/tmp' },
    ...{ npm_config_cache: process.env.npm_config_cache ?? join(home, '.npm') },
    ...{ npm_config_prefer_offline: 'true', npm_config_ignore_scripts: 'false', npm_config_audit: 'false' },
    ...{ npm_config_fund: 'false', npm_config_update_notifier: 'false' },
    ...engineEnvironment,
  };
}
