import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  isJsonObject,
  type Json,
  type JsonObject,
  type Release,
  schemaVersionOf,
  terraformType,
} from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { startProvider } from '../support/provider.js';
import { configurationOf, type Subject, subjectsOf } from '../support/subjects.js';
import { identityFor, isForPeople, startTenant, type TestTenant } from '../support/tenant.js';
import type { TerraformFolder } from '../support/terraform.js';

/** The objects of a state as a release wrote it, by Terraform type. */
type Recorded = Readonly<Record<string, { readonly schema_version: number; readonly attributes: JsonObject }>>;

const folder = join(__dirname, 'states');
/** Set, the state of this release is written anew: once, when a release is made. */
const isRecording = process.env.INTUNEFORM_RECORD_STATES !== undefined;
const { version: present } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: Release };

function releases(): readonly Release[] {
  return readdirSync(folder).map((file) => file.replace(/\.json$/u, '') as Release);
}

function recordedIn(release: Release): Recorded {
  return JSON.parse(readFileSync(join(folder, `${release}.json`), 'utf8')) as Recorded;
}

const batches = [
  { who: 'the application of a pipeline', managed: resources.filter((one) => !isForPeople(one)) },
  { who: 'a signed-in administrator', managed: resources.filter(isForPeople) },
];

test.each(batches)('as $who, the states of all releases are planned without a change', async ({ managed }) => {
  const [first] = managed;
  await using tenant = await startTenant({ authority: 'unknown' }, first && identityFor(first));
  await using provider = await startProvider(tenant);
  const { terraform } = provider;
  const subjects = await subjectsOf(managed, tenant);
  terraform.write(configurationOf(subjects, 'declared'));
  await terraform.apply();
  if (isRecording) record(terraform);
  const live = readFileSync(stateFile(terraform), 'utf8');

  const plans = [];
  for (const release of releases()) {
    const objects = recordedIn(release);
    const known = subjects.filter(({ definition }) => terraformType(definition.name) in objects);
    plans.push({ release, known: known.length, plan: await planWith({ terraform, tenant, live, known }, objects) });
  }

  expect(plans.length).toBeGreaterThan(0);
  for (const { release, known, plan } of plans) {
    expect({ release, plan }).toEqual({ release, plan: { planned: known, changes: {}, drift: [] } });
  }
});

interface Scene {
  readonly terraform: TerraformFolder;
  readonly tenant: TestTenant;
  /** The state of this release. */
  readonly live: string;
  readonly known: readonly Subject[];
}

/** Plans with a state in which the objects are as another release wrote them, without what it recorded beside them. */
async function planWith({ terraform, tenant, live, known }: Scene, recorded: Recorded): Promise<object> {
  tenant.restart();
  const state = JSON.parse(live) as { resources: StoredResource[] };
  const types = new Set(known.map(({ definition }) => terraformType(definition.name)));
  const stored = state.resources.filter(({ type }) => types.has(type));
  for (const { type, instances } of stored) {
    const [instance] = instances;
    const old = recorded[type];
    if (!instance || !old) throw new Error(`${type} is not in the state`);
    const attributes = withLiveIds(old.attributes, instance.attributes) as JsonObject;
    instances.splice(0, 1, { schema_version: old.schema_version, attributes });
  }
  writeFileSync(stateFile(terraform), JSON.stringify({ ...state, resources: stored }));
  terraform.write(configurationOf(known, 'declared'));
  const plan = await terraform.plan();
  const changes = plan.resource_changes ?? [];
  return {
    planned: changes.length,
    changes: Object.fromEntries(
      changes.filter(({ change }) => change.actions.join() !== 'no-op').map(({ address, change }) => [address, change]),
    ),
    // Attributes that the release did not know are read now. That changes no verdict.
    drift: (plan.resource_drift ?? [])
      .filter(({ address, change }) =>
        differsIn(change, Object.keys(recorded[address.split('.')[0] ?? '']?.attributes ?? {})),
      )
      .map(({ address }) => address),
  };
}

function differsIn({ before, after }: Record<'before' | 'after', unknown>, names: readonly string[]): boolean {
  return names.some((name) => JSON.stringify(memberOf(before, name)) !== JSON.stringify(memberOf(after, name)));
}

function memberOf(object: unknown, name: string): Json {
  return isJsonObject(object) ? (object[name] ?? null) : null;
}

interface StoredResource {
  readonly type: string;
  readonly instances: { readonly schema_version: number; readonly attributes: JsonObject; readonly private?: string }[];
}

function stateFile({ path }: TerraformFolder): string {
  return join(path, 'terraform.tfstate');
}

/** Every tenant gives ids and times of its own: they are those of the present tenant, where both have one. */
function withLiveIds(recorded: Json, live: Json): Json {
  if (Array.isArray(recorded)) {
    const others = Array.isArray(live) ? (live as readonly Json[]) : [];
    return (recorded as readonly Json[]).map((one, index) => withLiveIds(one, others[index] ?? null));
  }
  if (isJsonObject(recorded)) {
    const other = isJsonObject(live) ? live : {};
    return Object.fromEntries(
      Object.entries(recorded).map(([name, one]) => [name, withLiveIds(one ?? null, other[name] ?? null)]),
    );
  }
  return isOwn(recorded) && isOwn(live) ? live : recorded;
}

function isOwn(value: Json): boolean {
  return typeof value === 'string' && /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|^\d{4}-\d\d-\d\dT/iu.test(value);
}

function record(terraform: TerraformFolder): void {
  const file = join(folder, `${present}.json`);
  const others = existsSync(file) ? recordedIn(present) : {};
  const { resources: stored } = JSON.parse(readFileSync(stateFile(terraform), 'utf8')) as {
    resources: StoredResource[];
  };
  const objects = stored.map(({ type, instances: [instance] }): [string, unknown] => [
    type,
    { schema_version: instance?.schema_version, attributes: instance?.attributes },
  ]);
  const all = Object.entries({ ...others, ...Object.fromEntries(objects) }).sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`);
}

test('the states of the current release, and of each release before a new schema, are recorded', () => {
  const recorded = releases().map(schemaVersionOf);
  const upgraded = resources.flatMap(({ name, upgrades }) => upgrades.map(({ to }) => ({ name, to })));

  expect(releases()).toContain(present);
  expect(upgraded.filter(({ to }) => !recorded.some((release) => release < to))).toEqual([]);
  expect(Object.keys(recordedIn(present)).sort()).toEqual(resources.map(({ name }) => terraformType(name)).sort());
});
