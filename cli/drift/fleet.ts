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

/** A fleet of tenants, and how to process it. */
export interface FleetOptions {
  /** Declarations, stacks, and folders of stacks. */
  readonly files: readonly string[];
  /** Number of tenants that are compared in parallel. */
  readonly parallel: number;
  /** Default: all tenants. */
  readonly shard?: Shard;
  readonly env: Environment;
  /** Compares one tenant until the signal is aborted. */
  readonly compare: (tenant: DriftingTenant, signal: AbortSignal) => Promise<Report>;
  /** How long a tenant may occupy a slot. */
  readonly turns: Turns;
  /** Stores results, and returns those of an earlier run. Default: none. */
  readonly journal?: FleetJournal;
  /** Whether to start no further tenants. */
  readonly stopped: () => boolean;
  /** Called after each tenant, with the number of completed files. */
  readonly done: (progress: FleetProgress) => void;
}

/** Result of one file. */
export interface FileResult extends FleetResult {
  readonly declared: readonly IdentifiedDeclaration[];
}

/** Storage that survives an interrupted run. */
export interface FleetJournal {
  /** Result of an earlier run for a file that has not changed since. */
  readonly recall: (file: string) => FileResult | undefined;
  readonly keep: (file: string, result: FileResult) => void;
}

/** Progress of a fleet. */
export interface FleetProgress {
  readonly files: number;
  readonly of: number;
  /** Verdicts of the tenants so far. */
  readonly verdicts: readonly Verdict[];
}

/** Result of a fleet. A failing tenant or declaration does not affect the others. */
export interface FleetResult {
  /** In the order of the files. */
  readonly reports: readonly Report[];
  /** Diagnostics of the declarations. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compares every tenant in the files. Only tenants that are being compared are in memory.
 *
 * A tenant that takes longer than its turn while others wait is aborted, and compared again after all others.
 */
export async function driftFleet(options: FleetOptions): Promise<FleetResult> {
  const { parallel, stopped, journal } = options;
  const files = [...new Set(expandFolders(options.files))].filter((file) => isOurs(file, options));
  const seen = createSeen();
  const results = new Map<string, FleetResult>();
  const verdicts: Verdict[] = [];
  const end = (file: string, result: FileResult, isRecalled = false): void => {
    // An interrupted comparison has no verdict.
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

/** One shard reports files whose tenant is unknown, so that they are not lost. */
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
  /** Result of each source. Missing: not compared yet. */
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

/** Compares the remaining tenants of a file. Returns whether all are done. */
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

/** The state of the tenant is unknown: this is not a failure of the run. */
function gaveUp({ identity }: DriftSource, { turns }: FleetOptions): FleetResult {
  const { declaration, file } = identity;
  const who = { name: declaration.metadata.name, tenantId: declaration.spec.tenantId, file, locate: () => ({ file }) };
  const diagnostic = error('INT1385', {
    what: `${who.name} was not compared in time`,
    where: { file },
    why: `the tenant did not return everything within ${String(Math.ceil(turns.lastMs / 60_000))} minutes`,
    fix: 'run the command again; if the problem persists, check the service health of the tenant and your network',
  });
  return { reports: [{ ...reportWithout(who, [diagnostic]), verdict: 'unreadable' }], diagnostics: [] };
}

/** An exception becomes a diagnostic of this tenant, and does not affect the others. */
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
