// Runs the suites that start Terraform with OpenTofu, or with another version of Terraform.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { suitesWithEngine } from './process-suites.mjs';

const help = `npm run test:engine -- <opentofu|terraform> <version> [options of jest] [pattern…]

Builds an engine from its sources with Go, which it downloads from the Go module proxy, and runs the suites that start Terraform with
it. Building takes some minutes, once. Where Go does not build modules from a proxy, set INTUNEFORM_TERRAFORM to an installed engine and run
jest instead. Terraform is built without its cloud backends. The suites in test/reliability are left out; a pattern chooses other suites.

  npm run test:engine -- opentofu 1.12.6
  npm run test:engine -- terraform 1.13.3 test/provider/import
`;

const engines = {
  opentofu: { module: 'github.com/opentofu/opentofu', package: './cmd/tofu', name: 'tofu', prepare: () => undefined },
  terraform: { module: 'github.com/hashicorp/terraform', package: '.', name: 'terraform', prepare: leaveOutBackends },
};

const [wanted = '', version = '', ...rest] = process.argv.slice(2);

if (!Object.hasOwn(engines, wanted) || !/^\d+\.\d+\.\d+$/u.test(version)) process.stdout.write(help);
else process.exitCode = run(programOf(engines[wanted]), rest);

/** The program of an engine, built once. */
function programOf(engine) {
  const folder = resolve('node_modules/.cache/intuneform', `${engine.name}-${version}`);
  const program = join(folder, engine.name);
  if (existsSync(program)) return program;
  const sources = join(folder, 'sources');
  mkdirSync(folder, { recursive: true });
  const { Dir: downloaded } = JSON.parse(go(['mod', 'download', '-json', `${engine.module}@v${version}`], folder));
  rmSync(sources, { recursive: true, force: true });
  cpSync(downloaded, sources, { recursive: true });
  makeWritable(sources);
  engine.prepare(sources);
  process.stdout.write(`Building ${engine.name} ${version} (some minutes)\n`);
  // Otherwise, the version would end with "-dev".
  const release = `-X ${engine.module}/version.dev=no`;
  // Renamed when it is complete, because a file of this name is taken as built.
  go(['build', '-trimpath', '-ldflags', release, '-o', `${program}.draft`, engine.package], sources);
  renameSync(`${program}.draft`, program);
  rmSync(sources, { recursive: true, force: true });
  return program;
}

function go(parameters, cwd) {
  const env = { ...process.env, GOFLAGS: '-buildvcs=false' };
  const { status, error, stdout } = spawnSync('go', parameters, {
    ...{ cwd, env, encoding: 'utf8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (error || status !== 0)
    throw new Error(`go ${parameters.join(' ')} failed: ${error?.message ?? `exit ${status}`}`);
  return stdout;
}

/** The module cache of Go is read-only. */
function makeWritable(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeWritable(path);
    else chmodSync(path, 0o644);
  }
}

/** The cloud backends of Terraform are modules of their own that the proxy does not serve. No suite uses them. */
function leaveOutBackends(sources) {
  edit(join(sources, 'go.mod'), (text) =>
    text
      .replaceAll(/^(?:replace\s+|\t)github\.com\/hashicorp\/terraform\/internal\/.*\n/gmu, '')
      .replace(/^tool \([^)]*\)\n/mu, ''),
  );
  edit(join(sources, 'internal/backend/init/init.go'), (text) => {
    const left = [...text.matchAll(/^\s*(backend\w+) "[^"]*\/remote-state\/(?!http"|inmem")[^"]+"\n/gmu)];
    return left.reduce(
      (rest, [line, name]) => rest.replace(line, '').replace(new RegExp(`^.*\\b${name}\\.New\\(.*\\n`, 'mu'), ''),
      text,
    );
  });
}

function edit(file, change) {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function run(program, parameters) {
  const hasPattern = parameters.some((parameter) => !parameter.startsWith('-'));
  const suites = hasPattern ? [] : suitesWithEngine();
  process.stdout.write(`${program}, ${hasPattern ? 'suites of the pattern' : `${String(suites.length)} suites`}\n`);
  const env = { ...process.env, INTUNEFORM_TERRAFORM: program };
  const jest = ['node_modules/jest/bin/jest.js', ...parameters, ...(hasPattern ? [] : ['--runTestsByPath', ...suites])];
  return spawnSync(process.execPath, jest, { stdio: 'inherit', env }).status ?? 1;
}
