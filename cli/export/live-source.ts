import { type Diagnostic, type Graph, hasErrors, type ResourceDefinition } from '../../core/index.js';
import { exportTenant, type TenantExport } from '../../provider/engine/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import { resources } from '../../provider/resources/index.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';
import type { ForeignFormat } from './from/model.js';

/** What an export is made from. */
export interface ExportSource {
  readonly tenant: TenantExport;
  /** Tells names for ids. Undefined: there is nobody to ask. */
  readonly graph?: Graph;
  /** What there is to know of the files that it was read from. Undefined: it was the live tenant. */
  readonly files?: FilesFacts;
}

/** What there is to know of files that an export is made from. */
export interface FilesFacts {
  /** Folder or file, as it was named. */
  readonly path: string;
  readonly formats: readonly ForeignFormat[];
  /** What has to be known of objects before they are applied, by id. */
  readonly remarks: ReadonlyMap<string, readonly string[]>;
  /** What is left out because the files lack what must be declared, by the name of its definition. */
  readonly lost: readonly { readonly definition: string; readonly text: string }[];
  /** They leave open what the tenant has. */
  readonly isIncomplete: boolean;
  /** What was asked for, and is not in them, by what people call it. */
  readonly notHeld: readonly string[];
}

/** What came of asking a source. */
export interface OpenedSource {
  /** Undefined goes with an error. */
  readonly source?: ExportSource;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whose tenant, what of it, and how to sign in. */
export interface LiveQuestion {
  readonly tenantId: string;
  readonly wanted: readonly ResourceDefinition[];
  readonly env: Environment;
}

/** Signs in to a tenant and reads what the definitions know of it. */
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

/** Reading waits for nothing but Graph, which has a clock of its own. */
const clock = { now: () => new Date(), sleep: () => Promise.resolve() };
