/**
 * Stands in for OpenTofu 1.12.6 where it cannot be installed: real Terraform, whose output gets the form that was recorded of OpenTofu
 * (`test/recordings/opentofu`).
 *
 * `STAND_IN_TERRAFORM` is the Terraform to run.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const version = '1.12.6';
const recordings = join(dirname(fileURLToPath(import.meta.url)), '../recordings/opentofu');
const { STAND_IN_TERRAFORM: terraform, ...environment } = process.env;
const parameters = process.argv.slice(2);
const [verb] = parameters.filter((parameter) => !parameter.startsWith('-'));
const isJson = parameters.includes('-json');

if (verb === 'version' || parameters.includes('-version') || parameters.includes('--version')) tellVersion();
else if (verb === 'init' && requiresShortSource()) fail('init-short-source.txt');
else runTerraform();

function tellVersion() {
  process.stdout.write(isJson ? outputOf('version-json.txt') : `OpenTofu v${version}\non linux_amd64\n`);
}

/** OpenTofu looks for an address without a host in its own registry, where the provider is not. */
function requiresShortSource() {
  const [chdir] = parameters.flatMap((parameter) => /^-chdir=(.*)/u.exec(parameter)?.[1] ?? []);
  const folder = resolve(chdir ?? '.');
  const sources = readdirSync(folder).filter((file) => /\.(?:tf|tofu)(?:\.json)?$/u.test(file));
  return sources.some((file) =>
    /source"?\s*[:=]\s*"intuneform\/intune"/u.test(readFileSync(join(folder, file), 'utf8')),
  );
}

function fail(recording) {
  process.stderr.write(outputOf(recording));
  process.exitCode = 1;
}

/** What a recording has between its command and its exit code. */
function outputOf(recording) {
  return readFileSync(join(recordings, recording), 'utf8')
    .replace(/^\$ .*\n/u, '')
    .replace(/exit \d+\s*$/u, '');
}

function runTerraform() {
  const child = spawn(terraform, parameters, { env: environment, stdio: ['inherit', 'pipe', 'pipe'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const translate = !isJson ? inWords : verb === 'show' || verb === 'output' || verb === 'providers' ? shown : event;
  // Lines as they come: an event is followed while the engine runs. A question has no end of line.
  if (isJson)
    createInterface({ input: child.stdout }).on('line', (line) => process.stdout.write(`${translate(line)}\n`));
  else child.stdout.setEncoding('utf8').on('data', (text) => process.stdout.write(inWords(text)));
  child.stderr.setEncoding('utf8').on('data', (text) => process.stderr.write(inWords(text)));
  child.on('error', (cause) => {
    process.stderr.write(`${cause.message}\n`);
    process.exitCode = 1;
  });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}

function inWords(text) {
  return text.replaceAll(/\bTerraform\b/gu, 'OpenTofu').replaceAll(/\bterraform (?=[a-z])/gu, 'tofu ');
}

/** Plans and states say nothing of `complete` and `applyable`. */
function shown(line) {
  const { complete: _complete, applyable: _applyable, ...rest } = JSON.parse(line);
  return JSON.stringify('terraform_version' in rest ? { ...rest, terraform_version: version } : rest);
}

function event(line) {
  // Some lines of init are for people.
  if (!line.startsWith('{')) return inWords(line);
  const { terraform: _terraform, ...rest } = JSON.parse(line);
  if (rest['@module'] === 'terraform.ui') rest['@module'] = 'tofu.ui';
  if (rest.type === 'version') return JSON.stringify({ ...rest, '@message': `OpenTofu ${version}`, tofu: version });
  // The words of our provider are its own.
  return rest.type === 'diagnostic' && !/^INT\d{4}: /u.test(rest.diagnostic?.summary ?? '')
    ? inWords(JSON.stringify(rest))
    : JSON.stringify(rest);
}
