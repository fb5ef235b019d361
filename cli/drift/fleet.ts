import type { Diagnostic } from '../../core/index.js';
import type { Report, Verdict } from '../../report/index.js';
import type { IdentifiedDeclaration } from '../../schemas/index.js';
import type { Seen } from '../identities.js';
import { createSeen } from '../identities.js';
import { reportWithout } from '../report-without.js';
import type { Environment } from '../session.js';
import { expandFolders } from '../synthesized-stack.js';
import { tenantFault } from '../tenant-fault.js';
import type { DriftingTenant } from './drift-tenant.js';
import { tenantIdsIn } from './identify.js';
import { inPool } from './pool.js';
import type { Shard } from './shard.js';
import { isInShard } from './shard.js';
import type { DriftSource } from './sources.js';
import { sourcesIn } from './sources.js';

/** A fleet of tenants, and how to go through it. */
export interface FleetOptions {
  /** Declarations, stacks, and folders of stacks. */
  readonly files: readonly string[];
  /** How many tenants are compared at once. */
  readonly parallel: number;
  /** Default: all of them. */
  readonly shard?: Shard;
  readonly env: Environment;
  /** Compares one tenant. */
  readonly compare: (tenant: DriftingTenant) => Promise<Report>;
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

/** Compares every tenant that the files declare. Only those that are being compared are in memory. */
export async function driftFleet(options: FleetOptions): Promise<FleetResult> {
  const { parallel, stopped, journal } = options;
  const files = [...new Set(expandFolders(options.files))].filter((file) => isOurs(file, options));
  const seen = createSeen();
  const results = new Map<string, FleetResult>();
  const verdicts: Verdict[] = [];
  const work = async (file: string): Promise<void> => {
    const recalled = journal?.recall(file);
    const result = recalled && seen.areNew(recalled.declared) ? recalled : await driftFile(file, seen, options);
    // What was cut off says nothing of its tenant.
    if (stopped()) return;
    if (result !== recalled) journal?.keep(file, result);
    results.set(file, result);
    verdicts.push(...result.reports.map(({ verdict }) => verdict));
    options.done({ files: results.size, of: files.length, verdicts });
  };
  await inPool(files, work, { parallel, stopped });
  const ordered = files.flatMap((file) => results.get(file) ?? []);
  return {
    reports: ordered.flatMap(({ reports }) => reports),
    diagnostics: [...ordered.flatMap(({ diagnostics }) => diagnostics), ...seen.clashes()],
  };
}

/** A file of which nobody knows whose it is, is told of by one shard, so that it is told at all. */
function isOurs(file: string, { shard, env }: FleetOptions): boolean {
  if (!shard) return true;
  const tenants = tenantIdsIn(file, env);
  return (tenants.length === 0 ? [file] : tenants).some((key) => isInShard(key, shard));
}

async function driftFile(file: string, seen: Seen, options: FleetOptions): Promise<FileResult> {
  const { sources, diagnostics } = sourcesIn(file, options.env);
  const mine = sources.filter(({ identity }) => isInShard(identity.declaration.spec.tenantId, options.shard));
  const ours = mine.filter(({ identity }) => seen.areNew([identity]));
  const reports: Report[] = [];
  const more: Diagnostic[] = [];
  for (const source of ours) {
    const result = await driftSource(source, options);
    reports.push(...result.reports);
    more.push(...result.diagnostics);
  }
  return { reports, diagnostics: [...diagnostics, ...more], declared: mine.map(({ identity }) => identity) };
}

/** What is thrown meanwhile is the problem of this tenant, and hides no other. */
async function driftSource({ identity, synthesize }: DriftSource, options: FleetOptions): Promise<FleetResult> {
  const { declaration, file } = identity;
  const who = { name: declaration.metadata.name, tenantId: declaration.spec.tenantId, file };
  try {
    const synthesized = synthesize();
    if ('diagnostics' in synthesized) return { reports: [], diagnostics: synthesized.diagnostics };
    return { reports: [await options.compare({ ...synthesized, ...who })], diagnostics: [] };
  } catch (thrown) {
    const fault = tenantFault(who, thrown, options.env);
    return { reports: [reportWithout({ ...who, locate: () => ({ file }) }, [fault])], diagnostics: [] };
  }
}
