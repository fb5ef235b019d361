import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { providerAddress, type ResourceDefinition, terraformType, toTerraformName } from '../../core/index.js';
import { administratorsConsole } from '../../emulator/identities.js';
import { parentsOf } from '../../provider/engine/index.js';
import { type Reattached, serveReattached } from '../../provider/plugin/index.js';
import { createRuntime } from '../../provider/runtime.js';
import { pictureOf } from '../examples/example-tenant.js';
import { type PlacedExample, placedExample } from '../support/surroundings.js';
import { startTenant, type TestTenant } from '../support/tenant.js';
import { type TerraformFolder, terraformFolder, type TerraformRun } from '../support/terraform.js';
import { withResource } from '../support/terraform-json.js';
import { type Gate, openGate } from './gate.js';
import { kill, type ProcessKind, untilIdle } from './processes.js';

/** What a round does, one after the other. */
export const stages = ['apply', 'update', 'import', 'destroy'] as const;
/** What can be interrupted. */
export type Stage = (typeof stages)[number];

/** Where a process is killed: at which write of a stage. */
export interface Point {
  readonly stage: Stage;
  readonly killed: ProcessKind;
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** How one stage ended after what was killed in it was run again. */
export interface StageEnd {
  readonly stage: Stage;
  /** Writes of the run that was to be interrupted. */
  readonly writes: number;
  /** Whether Terraform left a damaged state file, and the backup took its place. */
  readonly repaired: boolean;
  /** What is amiss; empty where the stage ended as declared. */
  readonly faults: readonly string[];
  /** What the tenant has, without what differs from run to run. */
  readonly picture: Readonly<Record<string, readonly string[]>>;
}

interface Round {
  readonly tenant: TestTenant;
  readonly gate: Gate;
  readonly terraform: TerraformFolder;
  /** Serves the plans that check how a stage ended. Those are not to be interrupted, and Terraform starts a provider thrice for each. */
  readonly checking: Reattached;
  readonly subjects: readonly Subject[];
}

interface Subject {
  readonly definition: ResourceDefinition;
  readonly address: string;
  readonly example: PlacedExample;
}

/**
 * Declares definitions in one configuration of real Terraform, with the built provider; applies, changes, loses the
 * state and imports, destroys. In each stage, one process is killed at the given point, and the stage is run again. The
 * round ends with the first failed stage, because it would affect the next one. A signed-in administrator does all
 * this, because no application can manage everything.
 */
export async function playRound(
  definitions: readonly ResourceDefinition[],
  points: readonly Point[],
  isSound: (end: StageEnd) => boolean = () => true,
): Promise<readonly StageEnd[]> {
  const identity = administratorsConsole;
  await using tenant = await startTenant({ authority: 'unknown' }, { clock: () => new Date(), identity });
  await using gate = await openGate(tenant.emulator.url);
  using settings = cliSettings();
  const environment = { ...tenant.environment, INTUNEFORM_GRAPH_ENDPOINT: gate.url };
  using terraform = terraformFolder({ ...environment, TF_CLI_CONFIG_FILE: settings.file });
  const ledgerFolder = ledgerIn(terraform);
  const checking = await serveReattached(createRuntime({ version: 'test', environment, ledgerFolder }));
  const round = { tenant, gate, terraform, checking, subjects: await subjectsOf(definitions, tenant) };
  try {
    return await playStages(round, points, isSound);
  } finally {
    await checking.close();
  }
}

function ledgerIn({ path }: TerraformFolder): string {
  return join(path, '.intuneform', 'ledger', 'default');
}

async function playStages(
  round: Round,
  points: readonly Point[],
  isSound: (end: StageEnd) => boolean,
): Promise<readonly StageEnd[]> {
  const ends: StageEnd[] = [];
  for (const stage of stages) {
    prepare(round, stage);
    const point = points.find((candidate) => candidate.stage === stage);
    const end = await playStage(round, stage, point);
    ends.push(end);
    if (end.faults.length > 0 || !isSound(end)) break;
  }
  return ends;
}

async function subjectsOf(definitions: readonly ResourceDefinition[], tenant: TestTenant): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (const definition of definitions) {
    const example = await placedExample(definition, tenant);
    subjects.push({ definition, address: `${terraformType(definition.name)}.subject`, example });
  }
  return subjects;
}

/** Where Terraform finds the built provider, without an init. */
function cliSettings(): Disposable & { readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'intuneform-settings-'));
  const file = join(folder, 'terraform.rc');
  const build = resolve('dist/provider/package');
  if (!existsSync(build)) throw new Error('dist/ is missing: run npm run build first');
  writeFileSync(
    file,
    `provider_installation {\n  dev_overrides {\n    "${providerAddress}" = "${build}"\n  }\n  direct {}\n}\n`,
  );
  return {
    file,
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function prepare({ terraform, subjects }: Round, stage: Stage): void {
  const which = stage === 'apply' || stage === 'import' ? 'declared' : 'changed';
  const blocks = subjects.map(({ definition, example }) => withResource(definition, example[which]).resource);
  const resource = Object.assign({}, ...blocks) as object;
  if (stage === 'import') {
    const imports = importsOf(terraform, subjects);
    // The backup as well: it is the state before the last stage, and nobody has that either.
    for (const name of ['terraform.tfstate', 'terraform.tfstate.backup'])
      rmSync(join(terraform.path, name), { force: true });
    terraform.write({ resource, import: imports });
    return;
  }
  if (stage !== 'destroy') terraform.write({ resource });
}

interface Import {
  readonly to: string;
  readonly id: string;
}

function importsOf({ path }: TerraformFolder, subjects: readonly Subject[]): readonly Import[] {
  const state = JSON.parse(readFileSync(join(path, 'terraform.tfstate'), 'utf8')) as StateFile;
  return subjects.map(({ definition, address }) => {
    const stored = state.resources.find(({ type }) => `${type}.subject` === address)?.instances[0]?.attributes ?? {};
    const id = [...parentsOf(definition), 'id'].map((name) => String(stored[toTerraformName(name)])).join('/');
    return { to: address, id };
  });
}

interface StateFile {
  readonly resources: readonly {
    readonly type: string;
    readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
  }[];
}

async function playStage(round: Round, stage: Stage, point: Point | undefined): Promise<StageEnd> {
  const { gate, terraform, tenant } = round;
  const parameters = stage === 'destroy' ? ['-destroy'] : [];
  const run = (): Promise<TerraformRun> =>
    terraform.run('apply', '-input=false', '-no-color', '-auto-approve', ...parameters);
  gate.arm(point && trapOf(point, terraform.path));
  const first = await run();
  const writes = gate.writes();
  gate.arm();
  await untilIdle(terraform.path);
  letTimePass(ledgerIn(terraform));
  const repaired = repairState(join(terraform.path, 'terraform.tfstate'));
  const last = point ? await run() : first;
  const faults =
    last.code === 0 ? await faultsAfter(round, stage) : [`the run ended with ${String(last.code)}: ${last.stderr}`];
  return { stage, writes, faults, repaired, picture: await pictureIn(tenant) };
}

/**
 * Terraform writes a local state in place, so a kill can leave an empty or incomplete file. A person would then restore
 * the backup, as the command line advises; the first apply has none.
 */
export function repairState(file: string): boolean {
  if (!existsSync(file) || isJson(readFileSync(file, 'utf8'))) return false;
  rmSync(file);
  const backup = `${file}.backup`;
  if (existsSync(backup) && isJson(readFileSync(backup, 'utf8'))) copyFileSync(backup, file);
  return true;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

export function trapOf({ at, when, killed }: Omit<Point, 'stage'>, folder: string): Parameters<Gate['arm']>[0] {
  return {
    at,
    when,
    // Surviving processes send what they have begun.
    drops: killed === 'provider',
    spring: () => {
      kill(killed, folder);
    },
  };
}

/** Simulates a minute: requests of a killed run have arrived by then, without a real wait. */
export function letTimePass(ledger: string): void {
  for (const name of existsSync(ledger) ? readdirSync(ledger) : []) {
    if (!name.endsWith('.json')) continue;
    const intent = JSON.parse(readFileSync(join(ledger, name), 'utf8')) as { startedAt: string };
    const startedAt = new Date(Date.parse(intent.startedAt) - 60_000).toISOString();
    writeFileSync(join(ledger, name), JSON.stringify({ ...intent, startedAt }));
  }
}

async function faultsAfter({ terraform, checking }: Round, stage: Stage): Promise<readonly string[]> {
  const parameters = stage === 'destroy' ? ['-destroy'] : [];
  const { code, stdout, stderr } = await terraform.runWith(
    { TF_REATTACH_PROVIDERS: checking.reattach },
    ...['plan', '-input=false', '-no-color', '-detailed-exitcode', ...parameters],
  );
  return code === 0 ? [] : [`the next plan ended with ${String(code)}: ${stdout}${stderr}`];
}

const random = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\b[\dA-F]{20}\b|(?<="image\/png","value":")[^"]*/giu;
/** Places depend on the order in which Terraform creates. Those that are declared show in the plan. */
const place = /"priority":[1-9]\d*/gu;

/** What is in each place of the tenant, whatever the order. */
export async function pictureIn(tenant: TestTenant): Promise<StageEnd['picture']> {
  const text = (value: unknown): string =>
    JSON.stringify(value).replaceAll(random, '…').replaceAll(place, '"priority":…');
  const places = Object.entries(await pictureOf(tenant));
  return Object.fromEntries(
    places.map(([name, has]) => [name, Array.isArray(has) ? has.map(text).sort() : [text(has)]]),
  );
}
