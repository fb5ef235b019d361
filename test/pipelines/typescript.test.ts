import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { gitHub } from './github-host.js';
import { pipelineFixture } from './repository.js';
import { endingsOf, logOf } from './shell.js';

test('a program of constructs is planned, applied as planned, and compared every hour', async () => {
  await using hub = await gitHub('typescript');

  const plan = await hub.run('intune-apply', 'plan');
  const apply = await hub.run('intune-apply', 'apply');
  const again = await hub.run('intune-plan', 'plan');
  await hub.pipeline.fixture.changeRule({ deviceInactivityBeforeRetirementInDays: 200 });
  const compare = await hub.run('intune-drift', 'compare');
  const report = await hub.run('intune-drift', 'report', { 'needs.compare.result': 'success' });

  expect(endingsOf(plan)).toEqual(['Plan: 0', 'Show the plan: 0', 'Judge: 0']);
  expect(plan.outputs).toEqual({ 'exit-code': '2' });
  expect(endingsOf(apply)).toEqual(['Apply the saved plan: 0']);
  expect(logOf(apply)).toMatch(/contoso: applied: \d created/u);
  expect(logOf(again)).toContain('Nothing to do.');
  expect(compare.succeeded).toBe(true);
  expect(logOf(report)).toContain('::error::A tenant was changed outside Terraform.');
});

test('a program that cannot be synthesized fails the run', async () => {
  await using hub = await gitHub('typescript');
  hub.pipeline.declareDays(9999);

  const plan = await hub.run('intune-plan', 'plan');

  expect(plan.succeeded).toBe(false);
  expect(logOf(plan)).toContain('INT');
});

test.each(['azure', 'github'] as const)(
  'nothing in the pipelines for %s is about declarations in YAML',
  async (host) => {
    await using pipeline = await pipelineFixture(host, 'typescript');
    const folder = join(pipeline.repository, host === 'azure' ? 'azure-pipelines' : '.github/workflows');

    const texts = ['plan', 'apply', 'drift'].map((name) => readFileSync(join(folder, `intune-${name}.yml`), 'utf8'));

    for (const text of texts) {
      expect(text).toMatch(/npm run synth && npx --no -- intuneform (?:plan|apply|drift) cdktf\.out/u);
      expect(text).not.toMatch(/tenants\/|\[tenants/u);
      expect(parse(text)).toBeTruthy();
    }
  },
);
