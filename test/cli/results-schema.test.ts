import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { verbEntries } from '../../cli/generated/verbs.js';
import { demoTenantId, startEmulator } from '../../emulator/index.js';
import reportSchema from '../../schemas/report.schema.json';
import resultsSchema from '../../schemas/results.schema.json';
import { runCli } from './cli-process.js';
import { scratch } from './scratch.js';

const validate = new Ajv2020({ strict: true, strictRequired: false }).addSchema(reportSchema).compile(resultsSchema);

/** They end with a report, which has a schema of its own. */
const withReport = ['plan', 'drift', 'report merge'];

test('every command that writes JSON is in a schema', async () => {
  const verbs = await Promise.all(verbEntries.map(async ({ load }) => (await load()).verb));
  const named = verbs.filter(({ options }) => 'format' in options).map(({ name }) => name);

  expect(named.filter((name) => ![...withReport, ...resultsSchema.properties.verb.enum].includes(name))).toEqual([]);
});

test('the output of the commands matches the schema', async () => {
  using here = scratch();
  await using emulator = await startEmulator();
  writeFileSync(
    join(here.folder, 'tenant.yaml'),
    `apiVersion: intuneform/v1
kind: IntuneTenant
metadata: { name: contoso }
spec:
  tenantId: ${demoTenantId}
  authority: { desired: intune }
  enrollment: { limits: { default: 5 } }
  retention: { cleanupRules: [{ platform: windows, inactiveDays: 270 }], maxAffected: { percent: 50 } }
`,
  );
  const env = { INTUNEFORM_GRAPH_ENDPOINT: emulator.url };
  const commands = [
    ['validate', 'tenant.yaml'],
    ['validate', 'none.yaml'],
    ['synth', 'tenant.yaml'],
    ['apply', 'tenant.yaml', '--auto-approve'],
    ['import', 'tenant.yaml', 'categories.Kiosk', demoTenantId],
    ['doctor', 'tenant.yaml'],
    ['devices', 'tenant.yaml'],
    ['next', 'tenant.yaml'],
    ['export', '--tenant', demoTenantId, '--out', 'exported'],
    ['init', 'repository', '--from', 'registry'],
    ['completion', 'bash'],
    ['explain', 'INT1201'],
    ['provider', 'install', '--dir', 'mirror'],
    ['package', 'windows', 'tenant.yaml'],
  ];

  const faults = [];
  for (const command of commands) {
    const { stdout } = await runCli([...command, '--format', 'json'], { cwd: here.folder, env });
    if (!validate(JSON.parse(stdout))) faults.push({ command, errors: validate.errors });
  }

  expect(faults).toEqual([]);
});

test('rejects a result without a required member of its command', () => {
  const frame = { formatVersion: '1.0', exitCode: 0, diagnostics: [] };

  expect(validate({ ...frame, verb: 'synth', tenants: [] })).toBe(true);
  expect(validate({ ...frame, verb: 'synth' })).toBe(false);
  expect(validate({ ...frame, verb: 'synth', tenants: [{ name: 'contoso' }] })).toBe(false);
  expect(validate({ ...frame, verb: 'import' })).toBe(false);
  expect(validate({ ...frame, verb: 'nothing' })).toBe(false);
});
