import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { clientId, tenantId } from './connect.js';
import { startServer } from './server.js';

test('loads no library of Azure until needed, because the provider starts with every run', async () => {
  const { stdout } = await run(`
    const { settings } = graph.resolveConfiguration({ tenantId: '${tenantId}', useCli: true }, {});
    const connection = graph.connectGraph(settings);
    const loaded = Object.keys(require.cache).filter((file) => /@azure|typespec|msal/.test(file)).length;
    console.log(JSON.stringify({ tenantId: connection.graph.tenantId, loaded }));
  `);

  expect(JSON.parse(stdout)).toEqual({ tenantId, loaded: 0 });
});

test('Node prints no warning for many concurrent requests', async () => {
  await using server = await startServer(({ url }) => (url.endsWith('/$batch') ? { status: 500 } : { body: {} }));

  const { stdout, stderr } = await run(`
    const { signal } = new AbortController();
    const clock = { now: () => new Date('2026-11-23'), sleep: async () => {} };
    const { settings } = graph.resolveConfiguration({
      tenantId: '${tenantId}', clientId: '${clientId}', clientSecret: 's', graphEndpoint: '${server.url}' }, {});
    const connection = graph.connectGraph(settings, { signal, clock });
    const read = (index) => connection.graph.get({ version: 'v1.0', path: '/a/' + index, area: 'other' });
    Promise.all(Array.from({ length: 400 }, (_none, index) => read(index)))
      .then((results) => console.log(results.filter(({ state }) => state === 'unreadable').length));
  `);

  expect({ stdout, stderr }).toEqual({ stdout: '400\n', stderr: '' });
});

/**
 * Runs a script in a separate Node process, with the client as `graph`, because jest has its own modules and hides
 * warnings.
 */
function run(script: string): Promise<{ stdout: string; stderr: string }> {
  const source = `const graph = require('./provider/graph/index.ts');${script}`;
  const cwd = resolve(__dirname, '../../..');
  return promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', source], { cwd, encoding: 'utf8' });
}
