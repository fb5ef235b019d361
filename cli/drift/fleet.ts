import type { Diagnostic } from '../../core/index.js';
import type { Report, Verdict } from '../../report/index.js';
import type { IdentifiedDeclaration, LoadedDeclaration } from '../../schemas/index.js';
import { clashesAmong, loadDeclarations } from '../../schemas/index.js';
import { synthesizeInMemory } from '../synthesize-in-memory.js';
import { reportWithout } from '../report-without.js';
import type { Environment } from '../session.js';
import { tenantFault } from '../tenant-fault.js';
import type { DriftingTenant } from './drift-tenant.js';
import { tenantIdsIn } from './identify.js';
import { inPool } from './pool.js';
import type { Shard } from './shard.js';
import { isInShard } from './shard.js';

/** A fleet of tenants, and how to go through it. */
export interface FleetOptions {
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
  const { parallel, shard, stopped, journal } = options;
  const files = [...new Set(options.files)].filter((file) => isOurs(file, shard));
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
function isOurs(file: string, shard: Shard | undefined): boolean {
  if (!shard) return true;
  const tenants = tenantIdsIn(file);
  return (tenants.length === 0 ? [file] : tenants).some((key) => isInShard(key, shard));
}

async function driftFile(file: string, seen: Seen, options: FleetOptions): Promise<FileResult> {
  const { declarations, diagnostics } = loadDeclarations([file]);
  const mine = declarations.filter(({ declaration }) => isInShard(declaration.spec.tenantId, options.shard));
  const declared = mine.map(identityOf);
  const ours = mine.filter((_loaded, index) => seen.areNew(declared.slice(index, index + 1)));
  const reports: Report[] = [];
  const more: Diagnostic[] = [];
  for (const loaded of ours) {
    const result = await driftDeclaration(loaded, options);
    reports.push(...result.reports);
    more.push(...result.diagnostics);
  }
  // Repetitions within the file are among those of the whole fleet.
  return { reports, diagnostics: [...diagnostics.filter(({ code }) => !clashes.has(code)), ...more], declared };
}

const clashes: ReadonlySet<string> = new Set(['INT1016', 'INT1017']);

/** What is thrown meanwhile is the problem of this tenant, and hides no other. */
async function driftDeclaration(loaded: LoadedDeclaration, options: FleetOptions): Promise<FleetResult> {
  const { metadata, spec } = loaded.declaration;
  const who = { name: metadata.name, tenantId: spec.tenantId, file: loaded.file };
  try {
    const synthesized = synthesizeInMemory(loaded);
    if ('diagnostics' in synthesized) return { reports: [], diagnostics: synthesized.diagnostics };
    return { reports: [await options.compare({ ...synthesized, ...who })], diagnostics: [] };
  } catch (thrown) {
    const fault = tenantFault(who, thrown, options.env);
    return { reports: [reportWithout({ ...who, locate: () => ({ file: loaded.file }) }, [fault])], diagnostics: [] };
  }
}

/** Declarations that were met so far. */
interface Seen {
  /** Notes them. Whether neither a name nor a tenant of theirs was met before. */
  readonly areNew: (declared: readonly IdentifiedDeclaration[]) => boolean;
  readonly clashes: () => readonly Diagnostic[];
}

/** Remembers of a declaration only what another one must not have. */
function createSeen(): Seen {
  const met: IdentifiedDeclaration[] = [];
  const identities = new Set<string>();
  return {
    areNew: (declared) => {
      met.push(...declared);
      const own = declared.flatMap(({ declaration: { metadata, spec } }) => [
        metadata.name,
        spec.tenantId.toLowerCase(),
      ]);
      const repeated = own.some((identity) => identities.has(identity));
      if (!repeated) for (const identity of own) identities.add(identity);
      return !repeated;
    },
    clashes: () => clashesAmong(met),
  };
}

function identityOf({ declaration, file, locate }: LoadedDeclaration): IdentifiedDeclaration {
  const { name } = declaration.metadata;
  const { tenantId } = declaration.spec;
  const [ofName, ofTenant] = [locate(['metadata', 'name']), locate(['spec', 'tenantId'])];
  return {
    declaration: { metadata: { name }, spec: { tenantId } },
    file,
    locate: ([section]) => (section === 'metadata' ? ofName : ofTenant),
  };
}
