import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { App } from '../../constructs/cdk.js';
import { guid, IntuneTenant } from '../../constructs/index.js';
import { administratorsConsole } from '../../emulator/identities.js';
import { demoTenantId } from '../../emulator/index.js';
import type { CliRun } from './cli-process.js';
import { asProgram } from './declare.js';
import { type TenantFixture, tenantFixture } from './tenant-fixture.js';

const scope = (appliesTo: string): readonly string[] => [
  '  enrollment:',
  `    windows: { automaticEnrollment: { mdmUserScope: { appliesTo: ${appliesTo} } } } # by a person`,
];

/** Signed in as the administrator, not as the pipeline. */
const administrator = {
  ARM_TENANT_ID: demoTenantId,
  ARM_CLIENT_ID: administratorsConsole.clientId,
  ARM_CLIENT_SECRET: administratorsConsole.clientSecret,
};

const confirm = (fixture: TenantFixture): Promise<CliRun> =>
  fixture.cli(['confirm', 'tenant.yaml'], { env: administrator });

test('a pipeline passes once an administrator confirmed what it cannot read, and reports the age of the confirmation', async () => {
  await using fixture = await tenantFixture({ more: scope('none') });

  const before = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const unread = await fixture.cli(['drift', 'tenant.yaml']);
  const byPipeline = await fixture.cli(['confirm', 'tenant.yaml']);
  const confirmed = await confirm(fixture);
  const applied = await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const compared = await fixture.cli(['drift', 'tenant.yaml']);

  const runs = [before, unread, byPipeline, confirmed, applied, planned, compared];
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 5, 1, 0, 0, 0, 0]);
  expect(byPipeline.stdout).toContain('error INT1397');
  expect(readFileSync(join(fixture.folder, 'tenant.yaml'), 'utf8')).toMatch(
    /confirmed: \{ by: admin@contoso\.com, on: ["']?\d{4}-.*# by a person/u,
  );
  for (const { stdout } of [planned, compared]) {
    expect(stdout).toContain(
      'warning INT2053: the MDM user scope is treated as matching the declaration: admin@contoso.com confirmed it 0 days ago',
    );
  }
});

test('a confirmation does not cover later declarations, and is refused for objects that differ', async () => {
  await using fixture = await tenantFixture({ more: scope('none') });
  await confirm(fixture);
  await fixture.cli(['apply', 'tenant.yaml', '--auto-approve']);
  const file = join(fixture.folder, 'tenant.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('appliesTo: none', 'appliesTo: all'));

  const planned = await fixture.cli(['plan', 'tenant.yaml']);
  const refused = await confirm(fixture);

  expect([planned, refused].map(({ exitCode }) => exitCode)).toEqual([2, 1]);
  expect(planned.stdout).toMatch(/^WAITING {2}MDM user scope/mu);
  expect(refused.stdout).toContain(
    'error INT1398: the MDM user scope differs from its declaration and was not confirmed',
  );
});

test('prints the lines to add if an anchor shares the place', async () => {
  const scopes = '{ mdmUserScope: &scope { appliesTo: none }, mamUserScope: *scope }';
  const more = ['  enrollment:', `    windows: { automaticEnrollment: ${scopes} }`];
  await using fixture = await tenantFixture({ more });

  const { exitCode, stdout } = await confirm(fixture);

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/error INT1399: .*\n(?: .*\n)* +fix: +add confirmed: \{ by: admin@contoso\.com/u);
});

test('checks a program, and prints the literal to set in its source (exit code 2)', async () => {
  await using fixture = await tenantFixture();
  const app = new App({ outdir: join(fixture.folder, 'program') });
  const windows = { automaticEnrollment: { mdmUserScope: { appliesTo: 'none' } } } as const;
  new IntuneTenant(app, 'contoso', { tenantId: guid(demoTenantId), enrollment: { windows } });
  app.synth();

  const { exitCode, stdout } = await fixture.cli(['confirm', 'program'], { env: administrator });

  expect(exitCode).toBe(2);
  expect(stdout).toContain('contoso: admin@contoso.com confirmed ');
  // A name may contain an apostrophe.
  expect(stdout).toMatch(/confirmed: \{ by: "admin@contoso\.com", on: "\d{4}-[^"]+Z" \}\n$/u);
});

/** Forwards requests, except those for which `refuses` returns true. */
async function startProxy(
  target: string,
  refuses: (url: string) => boolean,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (refuses(url)) return response.writeHead(400).end('{"error":"invalid_client"}');
      const kept = Object.entries(headers).filter(([name]) => ['authorization', 'content-type'].includes(name));
      const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
      const answer = await fetch(`${target}${url}`, { method, headers: kept as [string, string][], ...body });
      const type = answer.headers.get('content-type') ?? 'application/json';
      return response.writeHead(answer.status, { 'content-type': type }).end(await answer.text());
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

test('confirms nothing that differs when only the first sign-in succeeds', async () => {
  await using fixture = await tenantFixture({ more: scope('all') });
  let signedIn = 0;
  await using proxy = await startProxy(fixture.emulator.url, (url) => url.includes('token') && (signedIn += 1) > 1);
  const env = { ...administrator, INTUNEFORM_GRAPH_ENDPOINT: proxy.url };

  const { exitCode, stdout } = await fixture.cli(['confirm', 'tenant.yaml'], { env });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/error INT1398: the MDM user scope differs from its declaration and was not confirmed/u);
  expect(readFileSync(join(fixture.folder, 'tenant.yaml'), 'utf8')).not.toContain('confirmed');
});

test('confirms nothing in a declaration that changed while the tenant was read', async () => {
  await using fixture = await tenantFixture({ more: scope('none') });
  const file = join(fixture.folder, 'tenant.yaml');
  const changed = readFileSync(file, 'utf8').replace('appliesTo: none', 'appliesTo: all');
  await using proxy = await startProxy(fixture.emulator.url, (url) => {
    if (!url.includes('token')) writeFileSync(file, changed);
    return false;
  });
  const env = { ...administrator, INTUNEFORM_GRAPH_ENDPOINT: proxy.url };

  const { exitCode, stdout } = await fixture.cli(['confirm', 'tenant.yaml'], { env });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/error INT1306: .*\n.*\n +why: +it was changed or removed while it was being compared/u);
  expect(readFileSync(file, 'utf8')).toBe(changed);
});

test('refuses a declaration from standard input, because there is no file to write to', async () => {
  await using fixture = await tenantFixture({ more: scope('none') });
  const input = readFileSync(join(fixture.folder, 'tenant.yaml'), 'utf8');

  const { exitCode, stdout, stderr } = await fixture.cli(['confirm', '-'], { env: administrator, input });

  expect([exitCode, stderr.includes('INT9001')]).toEqual([1, false]);
  expect(stdout).toContain('why:   the declaration was read from standard input');
});

test('checks the tenant of a program, and prints the value to set in its source (exit code 2)', async () => {
  await using fixture = await tenantFixture();
  const declare = (confirmed?: { readonly by: string; readonly on: string }): string =>
    asProgram(fixture, {
      tenantId: demoTenantId,
      authority: { desired: 'intune' },
      enrollment: {
        windows: { automaticEnrollment: { mdmUserScope: { appliesTo: 'none', ...(confirmed && { confirmed }) } } },
      },
    });
  const program = declare();

  const byPipeline = await fixture.cli(['confirm', program]);
  const checked = await fixture.cli(['confirm', program], { env: administrator });
  const unconfirmed = await fixture.cli(['drift', program]);

  expect([byPipeline, checked, unconfirmed].map(({ exitCode }) => exitCode)).toEqual([1, 2, 5]);
  expect(byPipeline.stdout).toContain('error INT1397');
  const value = /set this in the program: confirmed: \{ by: "([^"]+)", on: "([^"]+)" \}/u.exec(checked.stdout);
  const [, by = '', on = ''] = value ?? [];
  expect(by).toBe('admin@contoso.com');

  const confirmed = await fixture.cli(['drift', declare({ by, on })]);

  expect(confirmed.stdout).toContain('admin@contoso.com confirmed it 0 days ago');
});
