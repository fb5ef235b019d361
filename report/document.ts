import type { Diagnostic } from '../core/index.js';
import type { Report, Verdict } from './model.js';

/** Everything that one run found: what every format is written from. */
export interface ReportDocument {
  /** Of a run over several tenants the worst. */
  readonly verdict: Verdict;
  /** One for each tenant, in the order of the command line. */
  readonly reports: readonly Report[];
  /** Of declarations that led to no tenant, and of the machine. */
  readonly diagnostics: readonly Diagnostic[];
  /** Version of this package, such as `0.1.0`. */
  readonly version: string;
  /** Where the report comes from. Default: it is not said. */
  readonly origin?: ReportOrigin;
}

/** The run that made a report. */
export interface ReportOrigin {
  readonly time: Date;
  /** Commit of the declarations, in a pipeline. */
  readonly commit?: string;
  /** Address of the run, in a pipeline: https. */
  readonly run?: string;
  /** Address of a line of a file at that commit, with `{file}` and `{line}`: https. */
  readonly lineUrl?: string;
  /** Address of the Intune admin center of the cloud: https. */
  readonly adminCenter?: string;
}
