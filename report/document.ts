import type { Diagnostic } from '../core/index.js';
import type { Report, Verdict } from './model.js';

/** Everything that one run found: the input of every format. */
export interface ReportDocument {
  /** The worst verdict if the run covers several tenants. */
  readonly verdict: Verdict;
  /** One for each tenant, in the order of the command line. */
  readonly reports: readonly Report[];
  /** Diagnostics of declarations without a tenant, and of the environment. */
  readonly diagnostics: readonly Diagnostic[];
  /** Version of this package, such as `0.1.0`. */
  readonly version: string;
  /** The run that created the report. Default: not shown. */
  readonly origin?: ReportOrigin;
}

/** The run that created a report. */
export interface ReportOrigin {
  readonly time: Date;
  /** Commit of the declarations. Only in a pipeline. */
  readonly commit?: string;
  /** Address of the pipeline run: https. */
  readonly run?: string;
  /** Address of a line of a file at that commit, with the placeholders `{file}` and `{line}`: https. */
  readonly lineUrl?: string;
  /** Address of the cloud's Intune admin center: https. */
  readonly adminCenter?: string;
}
