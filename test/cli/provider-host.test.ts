import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { demoApplication, demoTenantId } from '../../emulator/index.js';
import { engine } from '../support/engine.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

const built = resolve(__dirname, '../../dist/provider/package');
const program = 'terraform-provider-intune';

interface Watched {
  /** Environment in which the command line takes the provider of this build. */
  readonly env: Readonly<Record<string, string>>;
  /** How the provider was started since the last question: by the command line, or by Terraform. */
  readonly starts: () => readonly string[];
}

/** A build of the provider that records each start. `first`: what the first start does instead, as a shell line. */
function watchedBuild({ folder }: TenantFixture, first = ''): Watched {
  const build = join(folder, 'build');
  const log = join(folder, 'starts');
  mkdirSync(build);
  for (const file of readdirSync(built)) cpSync(join(built, file), join(build, file));
  const own = `${program}.js`;
  cpSync(join(built, program), join(build, own));
  const by = '$([ -n "$PLUGIN_CLIENT_CERT" ] && echo terraform || echo intuneform)';
  const lines = ['#!/bin/sh', `[ -e ${log}.all ] || { touch ${log}.all; ${first || ':'}; }`, `echo ${by} >> ${log}`];
  writeFileSync(join(build, program), `${lines.join('\n')}\nexec node ${join(build, own)} "$@"\n`);
  chmodSync(join(build, program), 0o755);
  return {
    env: { INTUNEFORM_PROVIDER_BUILD: build },
    starts: () => {
      const seen = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
      writeFileSync(log, '');
      return seen.filter((line) => line !== '');
    },
  };
}

test('a plan starts the provider once, and applying its saved plan is served as by plain Terraform', async () => {
  await using fixture = await tenantFixture({ limit: 7 });
  const { env, starts } = watchedBuild(fixture);

  const planned = await fixture.cli(['plan', 'tenant.yaml'], { env });
  const ofPlan = starts();
  const applied = await fixture.cli(['apply', 'tenant.yaml'], { env });
  const ofApply = starts();
  const empty = await fixture.cli(['plan', 'tenant.yaml'], { env });

  expect([planned, applied, empty].map(({ exitCode }) => exitCode)).toEqual([2, 0, 0]);
  // `init` asks a provider for nothing.
  expect(ofPlan).toEqual(['intuneform']);
  expect(new Set(ofApply)).toEqual(new Set(['terraform']));
  expect(empty.stdout).toBe('contoso: as declared (3 objects)\n');
});

test('plain Terraform applies a plan that was saved with one provider', async () => {
  await using fixture = await tenantFixture({ limit: 7 });
  const { env } = watchedBuild(fixture);
  await fixture.cli(['plan', 'tenant.yaml'], { env });
  const stack = join(fixture.folder, 'cdktf.out/stacks/contoso');
  const files = readdirSync(fixture.folder, { recursive: true, encoding: 'utf8' });
  const find = (pattern: RegExp): string => join(fixture.folder, files.find((file) => pattern.test(file)) ?? 'none');

  const output = await execPlain(stack, find(/\.tfplan$/u), find(/terraform\.tfrc$/u), fixture);

  expect(output).toContain('Apply complete! Resources: 3 added');
});

test.each([
  ['dies after its handshake', 'exit 1'],
  ['runs but does not answer', 'exec sleep 600'],
])('where the provider of the command line %s, Terraform starts it, and the plan is the same', async (_how, then) => {
  await using fixture = await tenantFixture({ limit: 7 });
  const { env, starts } = watchedBuild(fixture, `echo '1|6|unix|${fixture.folder}/nobody|grpc|'; ${then}`);

  const run = await fixture.cli(['plan', 'tenant.yaml'], { env });

  expect(run.exitCode).toBe(2);
  expect(run.stdout).toContain('PENDING');
  expect(new Set(starts())).toEqual(new Set(['terraform']));
});

test.each([
  ['it is switched off', { INTUNEFORM_PROVIDER_HOST: 'off' }],
  ['a log wants what the provider writes', { TF_LOG_PROVIDER: 'ERROR' }],
])('Terraform starts the provider where %s', async (_when, more) => {
  await using fixture = await tenantFixture({ limit: 7 });
  const { env, starts } = watchedBuild(fixture);

  const run = await fixture.cli(['plan', 'tenant.yaml'], { env: { ...env, ...more } });

  expect(run.exitCode).toBe(2);
  expect(new Set(starts())).toEqual(new Set(['terraform']));
});

async function execPlain(stack: string, plan: string, file: string, { emulator }: TenantFixture): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    TF_CLI_CONFIG_FILE: file,
    CHECKPOINT_DISABLE: '1',
    ARM_TENANT_ID: demoTenantId,
    ARM_CLIENT_ID: demoApplication.clientId,
    ARM_CLIENT_SECRET: demoApplication.clientSecret,
    INTUNEFORM_GRAPH_ENDPOINT: emulator.url,
  };
  const parameters = [`-chdir=${stack}`, 'apply', '-input=false', '-no-color', plan];
  return (await promisify(execFile)(engine, parameters, { env })).stdout;
}
