import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

test('loads no library of Azure until it is needed, because the provider starts with every run', () => {
  const script = `
    const graph = require('./provider/graph/index.ts');
    const loaded = () => Object.keys(require.cache).filter((file) => /@azure|typespec|msal/.test(file)).length;
    const { settings } = graph.resolveConfiguration(
      { tenantId: '${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}', useCli: true }, {});
    const { graph: client } = graph.connectGraph(settings);
    console.log(JSON.stringify({ tenant: client.tenantId.length, loaded: loaded() }));
  `;

  const output = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: resolve(__dirname, '../../..'),
    encoding: 'utf8',
  });

  expect(JSON.parse(output)).toEqual({ tenant: 36, loaded: 0 });
});
