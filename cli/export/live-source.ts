import { type Diagnostic, type Graph, hasErrors, type ResourceDefinition } from '../../core/index.js';
import { exportTenant, type TenantExport } from '../../provider/engine/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import { resources } from '../../provider/resources/index.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';
import type { ForeignFormat } from './from/model.js';

/** Source of an export. */
export interface ExportSource {
  readonly tenant: TenantExport;
  /** Resolves ids to names. Undefined: not available. */
  readonly graph?: Graph;
  /** Facts about the files. Undefined: the source is the live tenant. */
  readonly files?: FilesFacts;
}

/** Facts about the files that an export is created from. */
export interface FilesFacts {
  /** Folder or file, as given. */
  readonly path: string;
  readonly formats: readonly ForeignFormat[];
  /** Notes that a reader needs before apply, by object id. */
  readonly remarks: ReadonlyMap<string, readonly string[]>;
  /** Objects that are omitted because the files lack required values, by the name of their definition. */
  readonly lost: readonly { readonly definition: string; readonly text: string }[];
  /** Whether the state of the tenant is partly unknown. */
  readonly isIncomplete: boolean;
  /** Requested kinds that the files do not contain, by noun. */
  readonly notHeld: readonly string[];
}

/** Result of opening a source. */
export interface OpenedSource {
  /** Undefined if there is an error. */
  readonly source?: ExportSource;
  readonly diagnostics: readonly Diagnostic[];
}

/** The tenant, the requested parts, and the environment for the sign-in. */
export interface LiveQuestion {
  readonly tenantId: string;
  readonly wanted: readonly ResourceDefinition[];
  readonly env: Environment;
}

/** Signs in to a tenant and reads everything that has a definition. */
export async function readLive({ tenantId, wanted, env }: LiveQuestion): Promise<OpenedSource> {
  const { settings, diagnostics } = resolveConfiguration({ tenantId }, env);
  if (!settings || hasErrors(diagnostics)) return { diagnostics };
  const { graph, identity } = openGraph(settings);
  const signedIn = await identity();
  const known = [...diagnostics, ...signedIn.diagnostics];
  if (hasErrors(known)) return { diagnostics: known };
  const { signal } = new AbortController();
  const tenant = await exportTenant({ wanted, known: resources }, { graph, clock, signal });
  return { source: { tenant, graph }, diagnostics: known };
}

/** Reads only wait for Graph, whose connection has its own clock. */
const clock = { now: () => new Date(), sleep: () => Promise.resolve() };
