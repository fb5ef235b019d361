import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { administratorsConsole, demoTenantId } from '../../../../emulator/identities.js';
import { resources } from '../../../../provider/resources/index.js';
import { placedExample } from '../../../support/surroundings.js';
import { startTenant, type TestTenant } from '../../../support/tenant.js';
import { scratch } from '../../scratch.js';
import { exportedFrom } from './run-verb.js';

/** A Python with IntuneCD 2.4.0: `pip install IntuneCD==2.4.0` in a separate environment. */
const python = process.env.INTUNECD_PYTHON ?? '';
const suite = existsSync(python) ? describe : describe.skip;

/** Runs the unmodified tool, with Graph's address led to the emulator. */
const script = `
import os, sys, requests
send = requests.request
requests.request = lambda method, url, **more: send(method, url.replace('https://graph.microsoft.com', os.environ['GRAPH']), **more)
from IntuneCD.run_backup import start
start()
`;

async function backUp(tenant: TestTenant, folder: string, ...more: readonly string[]): Promise<void> {
  const graph = tenant.emulator.url.replace(/\/$/u, '');
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: administratorsConsole.clientId,
    client_secret: administratorsConsole.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await fetch(`${graph}/${demoTenantId}/oauth2/v2.0/token`, { method: 'POST', body });
  const { access_token: token } = (await answer.json()) as { readonly access_token: string };
  const parameters = ['-c', script, '-o', 'json', '-p', folder, '-t', token, ...more];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(python, parameters, { env: { ...process.env, GRAPH: graph }, stdio: 'ignore' });
    child.on('error', reject).on('exit', () => {
      resolve();
    });
  });
}

const shown = ['deviceCategory', 'assignmentFilter', 'deviceEnrollmentLimit', 'windowsAutopilotDeploymentProfile'];

suite('the unmodified IntuneCD', () => {
  test('archives deleted objects, and a second backup declares the existing ones', async () => {
    await using tenant = await startTenant({}, { identity: administratorsConsole });
    using place = scratch();
    const folder = join(place.folder, 'backup');
    for (const definition of resources.filter(({ name }) => shown.includes(name))) {
      const { declared } = await placedExample(definition, tenant);
      await tenant.apply(definition, declared);
    }
    const category = resources.find(({ name }) => name === 'deviceCategory');
    if (!category) throw new Error('no definition');
    const leavers = await tenant.manage(category, { displayName: 'Leavers' });
    await backUp(tenant, folder, '--append-id');
    await tenant.destroy(category, leavers);
    await backUp(tenant, folder, '--append-id');

    const run = await exportedFrom(place, folder);

    expect(existsSync(join(folder, '__archive__'))).toBe(true);
    const yaml = readFileSync(join(place.folder, 'mine', 'tenant.yaml'), 'utf8');
    expect(yaml).not.toContain('Leavers');
    expect(yaml).toContain('categories:');
    expect(yaml).toContain('autopilot:');
    expect([run.stdout.includes('INT1361'), run.stdout.includes('INT1433')]).toEqual([false, false]);
  });
});
