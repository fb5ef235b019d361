/**
 * Requests and time of a plan that finds nothing to do, without latency and with 100 ms for each request: of a tenant of 60
 * objects, and of one of 1,000 with 25 restrictions, 25 limits and 10,000 corporate identifiers, which are one object, among them.
 *
 * The objects are the examples of all definitions that an application can apply, each as often as it takes; of what a
 * tenant has at most 25, never more. So a new definition is measured by its being there. Applying the large one takes minutes:
 * our budget holds writes below Microsoft's 100 in 20 seconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  isValueList,
  isValueObject,
  type OrderShape,
  refusesApplications,
  type ResourceDefinition,
  terraformType,
  toTerraformName,
  type Value,
} from '../core/index.js';
import { demoTenantId } from '../emulator/identities.js';
import { type Emulator, startEmulator } from '../emulator/index.js';
import { resources } from '../provider/resources/index.js';
import { report, timed } from './measure.js';
import { prepareTerraform, type Terraform } from './terraform.js';

async function main(): Promise<void> {
  await measure('realistic tenant', { objects: 60, identifiers: 50 });
  await measure('large tenant', { objects: 1000, identifiers: 10_000 });
}

interface Scale {
  readonly objects: number;
  /** Corporate identifiers, in one resource. */
  readonly identifiers: number;
}

async function measure(name: string, { objects, identifiers }: Scale): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  const tenant = { tenantId: demoTenantId, authority: 'intune', managedGooglePlay: 'bound', devices: 2000 } as const;
  const emulator = await startEmulator({ tenants: [tenant] });
  try {
    const counts = countsFor(objects);
    const terraform = prepareTerraform(folder, { blocks: blocksFor(counts, identifiers), endpoint: emulator.url });
    const applyMs = await timed(() => terraform('apply', '-auto-approve', '-input=false'));
    const near = await planned(terraform, emulator);
    emulator.addFault({ match: { inBatch: false }, then: { delayMs: 100 } });
    const far = await planned(terraform, emulator);
    report(name, {
      objects: [...counts.values()].reduce((sum, count) => sum + count, 0),
      identifiers,
      kinds: counts.size,
      requests: near.requests,
      planMs: near.planMs,
      requestsAt100Ms: far.requests,
      planMsAt100Ms: far.planMs,
      applyMs,
    });
  } finally {
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Planned {
  /** Requests over HTTP; a batch is one. */
  readonly requests: number;
  readonly planMs: number;
}

/** Plans, and fails where the plan finds something to do. */
async function planned(terraform: Terraform, emulator: Emulator): Promise<Planned> {
  emulator.clearJournal();
  const planMs = await timed(() => terraform('plan', '-detailed-exitcode', '-input=false'));
  return { requests: emulator.journal.filter(({ inBatch }) => !inBatch).length, planMs };
}

type Counts = ReadonlyMap<ResourceDefinition, number>;

/** Microsoft's number of policies of one enrollment type in a tenant. */
const mostPolicies = 25;

/** One of what there is one of, and as many of each of the others as it takes, the fewest of what is limited. */
function countsFor(objects: number): Counts {
  const single = resources.filter((definition) => isApplicable(definition) && !isCountable(definition));
  const many = resources.filter((definition) => isApplicable(definition) && isCountable(definition));
  const limited = many.filter(({ graph }) => isPolicy(graph.path));
  const free = many.filter(({ graph }) => !isPolicy(graph.path));
  const share = Math.max(1, Math.floor((objects - single.length) / many.length));
  const counts = new Map([
    ...single.map((definition) => [definition, 1] as const),
    ...limited.map((definition) => [definition, Math.min(mostPolicies, share)] as const),
  ]);
  const left = objects - [...counts.values()].reduce((sum, count) => sum + count, 0);
  free.forEach((definition, index) => {
    counts.set(definition, Math.floor(left / free.length) + (index < left % free.length ? 1 : 0));
  });
  return counts;
}

function isPolicy(path: string): boolean {
  return path.endsWith('/deviceEnrollmentConfigurations');
}

/** Left out: what only people may do, what lives below a parent, what waits for a person, and orders that lack their objects. */
function isApplicable(definition: ResourceDefinition): boolean {
  const { graph, shape, attributes } = definition;
  const parent = /\{(?!tenantId)/u.test(graph.path);
  const handedOver = Object.values(attributes).some((attribute) => attribute.handOver !== undefined);
  const isOrdered = shape.kind !== 'order' || orderedBy(shape.of) !== undefined;
  return !refusesApplications(definition) && !parent && !handedOver && isOrdered;
}

function isCountable({ shape, label, unique }: ResourceDefinition): boolean {
  return shape.kind === 'collection' && label !== undefined && unique.length === 0;
}

/** The only order whose objects are all of one kind and platform. */
function orderedBy(noun: string): ResourceDefinition | undefined {
  return resources.find((definition) => definition.noun === noun && isPolicy(definition.graph.path));
}

function blocksFor(counts: Counts, identifiers: number): { readonly resource: object } {
  const entries = [...counts].map(([definition, count]): [string, object] => [
    terraformType(definition.name),
    { many: definition.shape.kind === 'bulk' ? rows(definition, identifiers) : block(definition, count) },
  ]);
  return { resource: Object.fromEntries(entries) };
}

/** As many rows as are wanted, all of the kind that takes any text. */
function rows({ name }: ResourceDefinition, count: number): object {
  if (name !== 'corporateIdentifiers') throw new Error(`no rows for ${name}`);
  const serials = Array.from({ length: count }, (_, index) => [`SN${String(index).padStart(8, '0')}`, 'Notebook']);
  return { serial_number: Object.fromEntries(serials) as object };
}

function block(definition: ResourceDefinition, count: number): object {
  const { shape, label, example } = definition;
  if (shape.kind === 'order') return order(shape);
  const body = terraformValue(example.declared) as object;
  if (!isCountable(definition) || label === undefined) return body;
  return { ...body, count, [toTerraformName(label)]: `${definition.noun} \${count.index}` };
}

/** The order of the objects of one kind; of one platform where orders are apart by it. */
function order({ of, within }: OrderShape): object {
  const ordered = orderedBy(of);
  if (!ordered) throw new Error(`nothing is a ${of}`);
  const part = within === undefined ? {} : { [toTerraformName(within)]: ordered.example.declared[within] };
  return { ...part, ids: `\${${terraformType(ordered.name)}.many[*].id}` };
}

function terraformValue(value: Value): unknown {
  if (isValueList(value)) return value.map((element): unknown => terraformValue(element));
  if (!isValueObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [toTerraformName(name), terraformValue(member)]),
  );
}

void main();
