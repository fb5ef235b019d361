// Runs the suites that start processes under another version of Node.js than the installed one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { suitesWithProcesses } from './process-suites.mjs';

const help = `npm run test:node -- <version> [options of jest] [pattern…]

Runs the suites that start processes (command line, provider, Terraform, npm) under another version of Node.js, as npm publishes it
in node-<platform>-<architecture>. <version> is what npm takes: 20.11.1, 22, 24. The suites in test/reliability are left out; a
pattern chooses other suites.

  npm run test:node -- 20.11.1
  npm run test:node -- 24 test/cli/init
`;

const cache = join('node_modules', '.cache', 'intuneform');

const [version, ...rest] = process.argv.slice(2);

if (version === undefined || version.startsWith('-')) process.stdout.write(help);
else process.exitCode = run(nodeOf(version), rest);

/** The program of a version, downloaded once. A version such as `24` is the latest of its line at that time. */
function nodeOf(wanted) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const exact = newestOf(name, wanted);
  const folder = join(cache, `node-${exact}`);
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const program = join(process.cwd(), folder, 'node_modules', name, 'bin', file);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  // Otherwise, npm would look for a package in a parent folder.
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--no-save'];
  const { status } = spawnSync('npm', ['install', ...quiet, `${name}@${exact}`], { cwd: folder, stdio: 'inherit' });
  if (status !== 0)
    throw new Error(`npm could not install ${name}@${exact}; npm view ${name} versions lists what there is`);
  return program;
}

/** The latest published version of a line. Without network, the latest downloaded one. */
function newestOf(name, wanted) {
  if (/^\d+\.\d+\.\d+$/u.test(wanted)) return wanted;
  const view = spawnSync('npm', ['view', `${name}@${wanted}`, 'version', '--json'], { encoding: 'utf8' });
  const published = view.status === 0 && view.stdout.trim() !== '' ? [JSON.parse(view.stdout)].flat() : [];
  const versions = published.length > 0 ? published : fetchedBefore(wanted);
  const newest = versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  if (newest === undefined)
    throw new Error(`npm knows no ${name}@${wanted}; npm view ${name} versions lists what there is`);
  return newest;
}

function fetchedBefore(wanted) {
  const folders = existsSync(cache) ? readdirSync(cache) : [];
  return folders.flatMap((folder) => (folder.startsWith(`node-${wanted}.`) ? folder.slice('node-'.length) : []));
}

function run(program, parameters) {
  const hasPattern = parameters.some((parameter) => !parameter.startsWith('-'));
  const suites = hasPattern ? [] : suitesWithProcesses();
  const own = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim();
  process.stdout.write(`Node.js ${own}, ${hasPattern ? 'suites of the pattern' : `${String(suites.length)} suites`}\n`);
  // Programs started by the tests find this Node.js first, also through `#!/usr/bin/env node`.
  const env = { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env.PATH ?? ''}` };
  const jest = ['node_modules/jest/bin/jest.js', ...parameters, ...(hasPattern ? [] : ['--runTestsByPath', ...suites])];
  return spawnSync(program, jest, { stdio: 'inherit', env }).status ?? 1;
}
