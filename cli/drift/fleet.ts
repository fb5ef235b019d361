import { type Diagnostic, error } from '../../core/index.js';
import type { Report, Verdict } from '../../report/index.js';
import type { IdentifiedDeclaration } from '../../schemas/index.js';
import type { Environment } from '../process/session.js';
import { reportWithout } from '../result/report-without.js';
import { createSeen, type Seen } from '../tenants/identities.js';
import { isInShard, type Shard } from '../tenants/shard.js';
import { expandFolders } from '../tenants/synthesized-stack.js';
import { tenantFault } from '../tenants/tenant-fault.js';
import type { DriftingTenant } from './drift-tenant.js';
import { tenantIdsIn } from './identify.js';
import { inPool, type Task } from './pool.js';
import { type DriftSource, sourcesIn } from './sources.js';
import { inTurn, type Turns } from './turn.js';

/** A fleet of tenants, and how to go through it. */
export interface FleetOptions {
  /** Declarations, stacks, and folders of stacks. */
  readonly files: readonly string[];
  /** How many tenants are compared at once. */
  readonly parallel: number;
  /** Default: all of them. */
  readonly shard?: Shard;
  readonly env: Environment;
  /** Compares one tenant, until the signal ends it. */
  readonly compare: (tenant: DriftingTenant, signal: AbortSignal) => Promise<Report>;
  /** How long a tenant may keep others waiting. */
  readonly turns: Turns;
  /** Keeps what was compared, and knows what an earlier run kept. Default: nothing is kept. */
  readonly journal?: FleetJournal;
  /** Whether to begin with no further tenant. */
  readonly stopped: () => boolean;
  /** Told of every tenant that is done, and how many files are. */
  readonly done: (progress: FleetProgress) => void;
}

/** What came of one file. */
export interface FileResult extends FleetResult {
  readonly declared: readonly IdentifiedDeclaration[];
}

/** What outlives a run that is ended. */
export interface FleetJournal {
  /** What an earlier run found of a file that is as it was then. */
  readonly recall: (file: string) => FileResult | undefined;
  readonly keep: (file: string, result: FileResult) => void;
}

/** How far a fleet has come. */
export interface FleetProgress {
  readonly files: number;
  readonly of: number;
  /** Verdicts of the tenants so far. */
  readonly verdicts: readonly Verdict[];
}

/** What came of a fleet. One bad tenant, or declaration, hides no other. */
export interface FleetResult {
  /** In the order of the files. */
  readonly reports: readonly Report[];
  /** Of the declarations. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compares every tenant that the files declare. Only those that are being compared are in memory.
 *
 * A tenant that keeps others waiting for longer than a turn is left, and compared again when all others are done.
 */
export async function driftFleet(options: FleetOptions): Promise<FleetResult> {
  const { parallel, stopped, journal } = options;
  const files = [...new Set(expandFolders(options.files))].filter((file) => isOurs(file, options));
  const seen = createSeen();
  const results = new Map<string, FleetResult>();
  const verdicts: Verdict[] = [];
  const end = (file: string, result: FileResult, isRecalled = false): void => {
    // An interrupted comparison gives no verdict on its tenant.
    if (stopped()) return;
    if (!isRecalled) journal?.keep(file, result);
    results.set(file, result);
    verdicts.push(...result.reports.map(({ verdict }) => verdict));
    options.done({ files: results.size, of: files.length, verdicts });
  };
  const begin = async (file: string, othersWait: () => boolean): Promise<void> => {
    const recalled = journal?.recall(file);
    if (recalled && seen.areNew(recalled.declared)) {
      end(file, recalled, true);
      return;
    }
    const begun = beginFile(file, seen, options);
    if (await goOn(begun, { ...options, othersWait })) end(file, resultOf(begun));
    else queue.push(() => finish(begun));
  };
  const finish = async (begun: BegunFile): Promise<void> => {
    await goOn(begun, { ...options, othersWait: () => false });
    end(begun.file, resultOf(begun));
  };
  const queue: Task[] = files.map((file) => (othersWait) => begin(file, othersWait));
  await inPool(queue, { parallel, stopped });
  const ordered = files.flatMap((file) => results.get(file) ?? []);
  return {
    reports: ordered.flatMap(({ reports }) => reports),
    diagnostics: [...ordered.flatMap(({ diagnostics }) => diagnostics), ...seen.clashes()],
  };
}

/** One shard reports a file whose tenant is unknown, so that it is reported at all. */
function isOurs(file: string, { shard, env }: FleetOptions): boolean {
  if (!shard) return true;
  const tenants = tenantIdsIn(file, env);
  return (tenants.length === 0 ? [file] : tenants).some((key) => isInShard(key, shard));
}

/** A file whose tenants are being compared. */
interface BegunFile {
  readonly file: string;
  readonly sources: readonly DriftSource[];
  readonly declared: readonly IdentifiedDeclaration[];
  readonly diagnostics: readonly Diagnostic[];
  /** What came of each source. Missing: it is still to be compared. */
  readonly results: Map<DriftSource, FleetResult>;
}

function beginFile(file: string, seen: Seen, { env, shard }: FleetOptions): BegunFile {
  const { sources, diagnostics } = sourcesIn(file, env);
  const mine = sources.filter(({ identity }) => isInShard(identity.declaration.spec.tenantId, shard));
  const ours = mine.filter(({ identity }) => seen.areNew([identity]));
  return { file, sources: ours, declared: mine.map(({ identity }) => identity), diagnostics, results: new Map() };
}

interface Going extends FleetOptions {
  readonly othersWait: () => boolean;
}

/** Compares the tenants of a file that were not compared yet. Answers whether all of them are now. */
async function goOn({ sources, results }: BegunFile, going: Going): Promise<boolean> {
  for (const source of sources) {
    if (results.has(source)) continue;
    const taken = await inTurn((signal) => driftSource(source, signal, going), going.turns, going.othersWait);
    if ('result' in taken) results.set(source, taken.result);
    else if (!going.othersWait()) results.set(source, gaveUp(source, going));
  }
  return results.size === sources.length;
}

function resultOf({ sources, declared, diagnostics, results }: BegunFile): FileResult {
  const ordered = sources.flatMap((source) => results.get(source) ?? []);
  return {
    declared,
    reports: ordered.flatMap(({ reports }) => reports),
    diagnostics: [...diagnostics, ...ordered.flatMap((result) => result.diagnostics)],
  };
}

/** Nobody knows how the tenant compares: that is no failure of the run. */
function gaveUp({ identity }: DriftSource, { turns }: FleetOptions): FleetResult {
  const { declaration, file } = identity;
  const who = { name: declaration.metadata.name, tenantId: declaration.spec.tenantId, file, locate: () => ({ file }) };
  const diagnostic = error('INT1385', {
    what: `${who.name} was not compared in time`,
    where: { file },
    why: `the tenant did not answer completely within ${String(Math.ceil(turns.lastMs / 60_000))} minutes`,
    fix: 'run again; if the problem persists, check the service health of the tenant and the network',
  });
  return { reports: [{ ...reportWithout(who, [diagnostic]), verdict: 'unreadable' }], diagnostics: [] };
}

/** What is thrown meanwhile is the problem of this tenant, and hides no other. */
async function driftSource(
  { identity, synthesize }: DriftSource,
  signal: AbortSignal,
  { compare, env }: FleetOptions,
): Promise<FleetResult> {
  const { declaration, file } = identity;
  const who = { name: declaration.metadata.name, tenantId: declaration.spec.tenantId, file };
  try {
    const synthesized = synthesize();
    if ('diagnostics' in synthesized) return { reports: [], diagnostics: synthesized.diagnostics };
    return { reports: [await compare({ ...synthesized, ...who }, signal)], diagnostics: [] };
  } catch (thrown) {
    const fault = tenantFault(who, thrown, env);
    return { reports: [reportWithout({ ...who, locate: () => ({ file }) }, [fault])], diagnostics: [] };
  }
}
