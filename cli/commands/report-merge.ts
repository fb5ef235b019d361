import { type Diagnostic, error } from '../../core/index.js';
import { allFormats } from '../result/deliver.js';
import { reportExitCodes } from '../result/exit-codes.js';
import { diagnosticsOutcome, type Outcome } from '../result/outcome.js';
import { reportsOutcome } from '../result/plans-outcome.js';
import { readReport, type SavedReport } from '../result/saved-report.js';
import { commonOptions, files } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';

const takes = {
  arguments: { files: files("reports from 'plan --format json' or 'drift --format json'") },
  options: commonOptions(allFormats),
};

/** Merges reports. */
export const verb = defineVerb({
  name: 'report merge',
  place: 120,
  summary: 'Merge reports, or convert one report to another format',
  ...takes,
  examples: ['intuneform report merge shard-*.json --format html --output report.html'],
  exitCodes: reportExitCodes,
  run: reportMerge,
});

/** Merges the JSON reports of several runs. Fails if one of the files is not a report. */
function reportMerge({ files: named }: RequestOf<typeof takes>): Promise<Outcome> {
  const read = named.map(readReport);
  const saved = read.flatMap((one) => ('code' in one ? [] : [one]));
  const problems = [...read.flatMap((one) => ('code' in one ? [one] : [])), ...repeatedTenants(saved)];
  if (problems.length > 0) return Promise.resolve(diagnosticsOutcome(verb.name, problems));
  const reports = saved.flatMap((one) => one.reports);
  const diagnostics = [...saved.flatMap((one) => one.diagnostics), ...missingParts(saved)];
  return Promise.resolve(reportsOutcome(verb.name, reports, { diagnostics }));
}

/** The existing parts are merged anyway, so that a missing part does not hide the tenants of the others. */
function missingParts(saved: readonly SavedReport[]): readonly Diagnostic[] {
  const shards = saved.flatMap(({ shard }) => shard ?? []);
  return [...new Set(shards.map(({ count }) => count))].flatMap((count) => {
    const present = new Set(shards.filter((shard) => shard.count === count).map(({ number }) => number));
    const missing = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !present.has(number));
    return missing.length > 0 ? [partsMissing(missing, count)] : [];
  });
}

function partsMissing(missing: readonly number[], count: number): Diagnostic {
  const names = missing.map((number) => `${String(number)}/${String(count)}`).join(', ');
  return error('INT1378', {
    what: `parts of the fleet are missing: ${names}`,
    why: `the fleet has ${String(count)} parts, and these files contain no report of ${String(missing.length)} of them`,
    fix: 'run the missing parts again with --shard, and merge the reports of all parts',
  });
}

/** A tenant in two files is an error, because it is unclear which one counts. */
function repeatedTenants(saved: readonly SavedReport[]): readonly Diagnostic[] {
  const files = new Map<string, string>();
  return saved.flatMap(({ file, reports }) =>
    reports.flatMap(({ tenant }) => {
      const key = (tenant.tenantId ?? tenant.name).toLowerCase();
      const first = files.get(key);
      files.set(key, first ?? file);
      return first === undefined ? [] : [repeated(tenant.name, first, file)];
    }),
  );
}

function repeated(tenant: string, first: string, file: string): Diagnostic {
  return error('INT1327', {
    what: `the tenant ${tenant} is in two reports`,
    where: { file },
    why: `the other is in ${first}`,
    fix: 'omit one of the files, or plan the tenant only once',
  });
}
