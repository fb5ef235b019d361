import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { driftedObjects } from '../../../cli/insight/attribution.js';
import { readLastChanges } from '../../../cli/insight/audit/log.js';
import { namesIn } from '../../../cli/insight/referred-names.js';
import { declaredKeyOf, declaredReleaseOf } from '../../../cli/tenants/declared-words.js';
import { definitions } from '../../../cli/tenants/definitions.js';
import type { Json } from '../../../core/index.js';
import { buildReport, type Finding, parsePlan, type Report } from '../../../report/index.js';
import { stackOfTypeScript, stackOfYaml, yamlOf } from '../../examples/example.js';
import { startExampleTenant } from '../../examples/example-tenant.js';
import { type ProviderFolder, startProvider } from '../../support/provider.js';
import { type TestTenant, testTime } from '../../support/tenant.js';
import { scratch } from '../scratch.js';
import { changesByHand } from './changes-by-hand.js';
import { driftingTenant, driftOf, driftOfStack } from './drifting.js';

type Change = keyof typeof changesByHand;

/**
 * Changes that were made together, so that one apply serves many. Conflicting changes of one object are in different
 * rounds.
 */
const rounds: readonly (readonly [string, readonly Change[]])[] = [
  ['all-platforms', []],
  ['all-platforms', ['an attribute', 'an assignment', 'an assignment to others', 'a default object', 'a nested value']],
  ['all-platforms', ['the order of objects', 'an object that is gone', 'a row of a bulk resource', 'scope tags']],
  ['all-platforms', ['an object that is gone and that an order names', 'the Company Portal', 'groups of a user scope']],
  ['contoso', ['a number, by which devices are hidden', 'a default object']],
  ['contoso', ['a cleanup rule that is gone', 'an object that is gone']],
];

test.each(rounds)('%s: drift finds what plan finds after changes by hand: %j', async (name, changes) => {
  await using tenant = await startExampleTenant(name);
  await using provider = await startProvider(tenant);
  provider.terraform.write(stackOfYaml(name));
  await provider.terraform.apply();
  for (const change of changes) await changesByHand[change](tenant);

  const planned = await reportOfPlan(name, { tenant, provider });
  const drifted = await driftOf(yamlOf(name), tenant);
  const ofProgram = await driftOfStack(await programs.fileOf(name), tenant);

  expect(comparable(drifted)).toEqual(comparable(planned));
  expect(comparable(withoutPlaces(ofProgram))).toEqual(comparable(withoutPlaces(planned)));
  expect(drifted.findings.length > 0).toBe(changes.length > 0);
  expect(drifted.findings.filter(isUnknownOrder).flatMap(({ changed }) => changed ?? [])).toEqual([]);
});

/** The stacks of the examples in TypeScript, each synthesized once. */
const programs = {
  folder: scratch(),
  files: new Map<string, Promise<string>>(),
  fileOf(name: string): Promise<string> {
    const file = this.files.get(name) ?? this.write(name);
    this.files.set(name, file);
    return file;
  },
  async write(name: string): Promise<string> {
    const file = join(this.folder.folder, name, 'cdk.tf.json');
    mkdirSync(join(this.folder.folder, name));
    writeFileSync(file, JSON.stringify(await stackOfTypeScript(name)));
    return file;
  },
};
afterAll(() => {
  programs.folder[Symbol.dispose]();
});

/** A program has no line of a declaration, and no keys of YAML. */
function withoutPlaces(report: Report): Report {
  const findings = report.findings.map(({ declaredAt: _declaredAt, ...finding }) => ({
    ...finding,
    attributes: finding.attributes.map(({ key: _key, ...attribute }) => attribute),
  }));
  return { ...report, findings };
}

interface Applied {
  readonly tenant: TestTenant;
  readonly provider: ProviderFolder;
}

async function reportOfPlan(name: string, { tenant, provider }: Applied): Promise<Report> {
  const { locate, tenantId } = driftingTenant(yamlOf(name));
  const plan: unknown = await provider.terraform.plan();
  const known = driftedObjects(plan as Json);
  const { attribution } = await readLastChanges(tenant.context.graph, [...known.keys()], {
    own: tenant.environment.ARM_CLIENT_ID,
    now: testTime,
    known,
  });
  const names = await namesIn(parsePlan(plan), tenant.context.graph);
  return buildReport(plan, definitions, {
    ...{ tenant: { name, tenantId }, attribution, locate, names },
    keyOf: declaredKeyOf(locate),
    releaseOf: declaredReleaseOf(locate),
  });
}

/**
 * A report without the values that only a state contains: last seen values; and for a deleted object its id, by which
 * the audit log identifies who deleted it or changed its order.
 */
function comparable({ verdict, summary, findings }: Report): unknown {
  return { verdict, summary, findings: findings.map(withoutState) };
}

function withoutState(finding: Finding): unknown {
  const attributes = finding.attributes.map(({ lastSeen: _lastSeen, ...attribute }) => attribute);
  const { withoutState: _withoutState, ...known } = finding;
  const { id: _id, changed: _changed, ...rest } = known;
  if (isUnknownOrder(finding)) return { ...known, changed: undefined, attributes };
  return finding.deletedOutside ? { ...rest, attributes } : { ...known, attributes };
}

/** Whether the finding is of an order with an object that has no id yet. */
function isUnknownOrder({ address, attributes }: Finding): boolean {
  return address.split('.')[0]?.endsWith('_order') === true && attributes.some(({ unknown }) => unknown);
}
