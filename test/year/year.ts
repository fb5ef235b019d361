import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { App } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { demoTenantId } from '../../emulator/index.js';
import type { CliRun } from '../cli/cli-process.js';
import { type TenantFixture, tenantFixture } from '../cli/tenant-fixture.js';
import type { Change, Expected } from './change.js';
import { type Draft, emptyDraft, specOf } from './draft.js';

/** Result of one change. */
export interface Played {
  readonly title: string;
  /** Unexpected or missing parts of the plan. */
  readonly faults: readonly string[];
  /** Problems of apply, its writes, or the next plan. */
  readonly troubles: readonly string[];
  readonly writes: number;
  readonly leastWrites: number;
  /** Whether the plan after it is empty. */
  readonly isNextEmpty: boolean;
}

/** The same for all changes. */
export interface Figures {
  readonly changes: number;
  readonly plansRight: number;
  readonly writes: number;
  readonly leastWrites: number;
  readonly nextEmpty: number;
}

/** Adds up. */
export function figuresOf(played: readonly Played[]): Figures {
  const sum = (of: (one: Played) => number): number => played.reduce((total, one) => total + of(one), 0);
  return {
    changes: played.length,
    plansRight: sum(({ faults }) => Number(faults.length === 0)),
    writes: sum(({ writes }) => writes),
    leastWrites: sum(({ leastWrites }) => leastWrites),
    nextEmpty: sum(({ isNextEmpty }) => Number(isNextEmpty)),
  };
}

/** The tenant of the year, with everything that only people can set up. */
export const yearTenant = {
  tenantId: demoTenantId,
  devices: 12,
  seed: 137,
  pushCertificate: 'mdm@contoso.com',
  managedGooglePlay: 'bound',
  groups: ['All staff', 'Field staff', 'Service desk', 'Contractors', 'Kiosks', 'Windows pilots'],
} as const;

/**
 * Runs changes one after the other on one tenant, each with plan, apply and another plan, through the command line and
 * Terraform.
 *
 * A change can depend on the current declaration. `begin`: changes of the declaration that are applied at once before
 * the first. `onPlayed` is called after each.
 */
export async function play(
  changes: Iterable<Change | ((draft: Draft) => Change)>,
  { begin = [], onPlayed }: { readonly begin?: readonly Change[]; readonly onPlayed?: (played: Played) => void } = {},
): Promise<readonly Played[]> {
  await using fixture = await tenantFixture({}, { tenants: [yearTenant] });
  const year: Year = { fixture, draft: emptyDraft(), language: 'yaml' };
  await applyAtOnce(year, begin);
  const played: Played[] = [];
  for (const next of changes) {
    const change = typeof next === 'function' ? next(year.draft) : next;
    const one = await playOne(year, change);
    onPlayed?.(one);
    played.push(one);
  }
  return played;
}

async function applyAtOnce(year: Year, begin: readonly Change[]): Promise<void> {
  for (const { edit, plan } of begin) if (plan.exitCode !== 1) edit?.(year.draft);
  if (begin.length === 0) return;
  const troubles = failure(await year.fixture.cli(['apply', declare(year), '--auto-approve']));
  if (troubles.length > 0) throw new Error(troubles.join());
}

interface Year {
  readonly fixture: TenantFixture;
  draft: Draft;
  language: NonNullable<Change['language']>;
}

async function playOne(year: Year, change: Change): Promise<Played> {
  const { fixture } = year;
  const before = structuredClone(year.draft);
  year.language = change.language ?? year.language;
  change.edit?.(year.draft);
  await change.outside?.(fixture.tenant);
  const already = writesOf(fixture).length;

  const planned = await fixture.cli(['plan', declare(year), '--format', 'json']);
  const faults = faultsOf(planned, change.plan);
  if (change.plan.exitCode === 1) year.draft = before;
  const file = declare(year);
  const applied = change.plan.exitCode > 1 ? failure(await fixture.cli(['apply', file, '--auto-approve'])) : [];
  const next = await fixture.cli(['plan', file, '--format', 'json']);

  const writes = writesOf(fixture).slice(already);
  return {
    title: change.title,
    faults,
    troubles: [
      ...applied,
      ...(next.exitCode === 0 ? [] : [`next plan: ${summaryIn(next)}`]),
      ...surplus(writes, change),
    ],
    writes: writes.length,
    leastWrites: change.writes,
    isNextEmpty: next.exitCode === 0,
  };
}

/** Writes the declaration, and answers what the command line is given. */
function declare({ fixture: { folder }, draft, language }: Year): string {
  const spec = specOf(draft);
  if (language === 'yaml') {
    const declaration = { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' }, spec };
    // JSON is YAML.
    writeFileSync(join(folder, 'tenant.yaml'), JSON.stringify(declaration, undefined, 2));
    return 'tenant.yaml';
  }
  const outdir = join(folder, 'program');
  rmSync(outdir, { recursive: true, force: true });
  const app = new App({ outdir });
  const tenant = new IntuneTenant(app, 'contoso', spec);
  tenant.addOverride('terraform.backend.local.path', join(folder, 'terraform.contoso.tfstate'));
  app.synth();
  return 'program';
}

function faultsOf(run: CliRun, expected: Expected): readonly string[] {
  const { exitCode, actions = {}, says = [], neverSays = [] } = expected;
  const found = JSON.stringify(sorted(actionsIn(run)));
  const wanted = JSON.stringify(sorted(actions));
  return [
    ...(run.exitCode === exitCode
      ? []
      : [`exit code ${String(run.exitCode)}, not ${String(exitCode)}: ${summaryIn(run)}`]),
    ...(found === wanted ? [] : [`actions ${found}, not ${wanted}`]),
    ...says.filter((text) => !run.stdout.includes(text)).map((text) => `does not say ${text}`),
    ...neverSays.filter((text) => run.stdout.includes(text)).map((text) => `says ${text}`),
  ];
}

interface ReportJson {
  readonly tenants?: readonly { readonly summary?: { readonly actions?: Readonly<Record<string, number>> } }[];
}

function actionsIn({ stdout }: CliRun): Readonly<Record<string, number>> {
  return reportIn(stdout)?.tenants?.[0]?.summary?.actions ?? {};
}

function reportIn(stdout: string): ReportJson | undefined {
  try {
    return JSON.parse(stdout) as ReportJson;
  } catch {
    return undefined;
  }
}

function sorted(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort(([left], [right]) => left.localeCompare(right)));
}

function summaryIn({ stdout, stderr }: CliRun): string {
  return [...stdout.matchAll(/"(?:code|what|why|address)": "[^"]*"/gu)].map(([text]) => text).join(' ') || stderr;
}

function failure({ exitCode, stdout, stderr }: CliRun): readonly string[] {
  return exitCode === 0 ? [] : [`apply ended with ${String(exitCode)}: ${stdout}${stderr}`];
}

function surplus(writes: readonly string[], { writes: least }: Change): readonly string[] {
  return writes.length === least ? [] : [`${String(writes.length)} writes, not ${String(least)}: ${writes.join(', ')}`];
}

/** Actions that only ask. */
const isQuestion = /validateFilter|searchExistingIdentities/u;

/** Writes to Intune. */
function writesOf({ emulator }: TenantFixture): readonly string[] {
  return emulator.journal
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/deviceManagement/') && !isQuestion.test(path))
    .map(({ method, path }) => `${method} ${path.replace('/deviceManagement/', '').replaceAll(/[\da-f-]{36}/gu, '…')}`);
}
