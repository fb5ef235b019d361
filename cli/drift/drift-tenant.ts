import {
  type Graph,
  type Identity,
  isValueObject,
  type ReportedExpiration,
  type ValueObject,
} from '../../core/index.js';
import { providerAttributes } from '../../provider/graph/index.js';
import { type Report, reportOf } from '../../report/index.js';
import { knownDrift } from '../insight/attribution.js';
import { type Attributions, readLastChanges } from '../insight/audit/log.js';
import { type CredentialEnds, credentialEnds } from '../insight/credential/ends.js';
import { reportedExpiration } from '../insight/credential/expiration.js';
import { withDeviceCounts } from '../insight/finding-devices.js';
import { namesIn } from '../insight/referred-names.js';
import { reportWithout } from '../result/report-without.js';
import { blocksOf } from '../tenants/blocks.js';
import { credentialWindowOf } from '../tenants/credential-window.js';
import { learnSecrets } from '../tenants/declared-secrets.js';
import { declaredKeyOf, declaredReleaseOf } from '../tenants/declared-words.js';
import { definitions } from '../tenants/definitions.js';
import { evaluate } from '../tenants/evaluate.js';
import type { SynthesizedStack } from '../tenants/synthesize-in-memory.js';
import { toArguments } from '../tenants/terraform-values.js';
import { type ComparedStack, compareStack, type DifferentObject } from './compare-stack.js';
import { type Connected, type ConnectionOptions, connectTenant } from './connect.js';
import { notEvaluated } from './problems.js';

/** A tenant to compare with its declaration. */
export interface DriftingTenant extends SynthesizedStack {
  readonly name: string;
  readonly tenantId: string;
  /** File of its declaration, as given. */
  readonly file: string;
}

/** Additional uses of the comparison. */
export interface DriftOptions extends ConnectionOptions {
  /**
   * Called with the objects that differ and the identity that compared them, while the tenant can still be asked. Not called if
   * nothing could be compared. Default: not called.
   */
  readonly observe?: (
    objects: readonly DifferentObject[],
    graph: Graph,
    identity: Identity | undefined,
  ) => Promise<void>;
}

/** Compares a tenant with its declaration, and reads who changed what and when the credential expires. */
export async function driftTenant(tenant: DriftingTenant, options: DriftOptions): Promise<Report> {
  learnSecrets({ ...tenant, env: options.env });
  const { blocks, provider } = blocksOf(tenant.stack);
  const evaluated = evaluate(provider, { objects: new Map(), module: tenant.folder });
  if ('problem' in evaluated) return reportWithout(tenant, [notEvaluated(evaluated.problem)]);
  const block = isValueObject(evaluated.value) ? evaluated.value : {};
  const connected = await connectTenant(withoutNull(toArguments(providerAttributes, block).values), options);
  const { context } = connected;
  const ending = credentialOf(connected);
  const endsOf = ({ ends }: CredentialEnds): ReportedExpiration[] =>
    ends.map((end) => reportedExpiration(end, credentialWindowOf(tenant.stack)));
  if (!context) return reportWithout(tenant, connected.diagnostics, endsOf(await ending));
  const comparing = compareStack({ blocks, context, module: tenant.folder, locate: tenant.locate });
  const [compared, credential] = await Promise.all([comparing, ending]);
  await options.observe?.(compared.different, context.graph, context.identity);
  const { attribution, problems } = await changesOf(compared, connected);
  const report = reportOf(compared.plan, definitions, {
    tenant: { name: tenant.name, tenantId: tenant.tenantId },
    attribution,
    diagnostics: [...connected.diagnostics, ...compared.diagnostics, ...problems, ...credential.problems],
    locate: tenant.locate,
    keyOf: declaredKeyOf(tenant.locate),
    releaseOf: declaredReleaseOf(tenant.locate),
    ends: endsOf(credential),
    withoutState: true,
    names: await namesIn(compared.plan, context.graph),
  });
  return withDeviceCounts(report, context.graph);
}

async function credentialOf({ context, settings }: Connected): Promise<CredentialEnds> {
  if (!settings) return { ends: [], problems: [] };
  const { graph, identity, clock } = context ?? {};
  return credentialEnds(settings.credential, graph && clock && { graph, identity, now: clock.now() });
}

/** The provider distinguishes absent from empty values. */
function withoutNull(values: ValueObject): ValueObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

const nobody: Attributions = { attribution: new Map(), problems: [] };

async function changesOf({ plan }: ComparedStack, { context, settings }: Connected): Promise<Attributions> {
  const known = knownDrift(plan.drift);
  if (!context || !settings || known.size === 0) return nobody;
  const own = 'clientId' in settings.credential ? settings.credential.clientId : undefined;
  return readLastChanges(context.graph, [...known.keys()], { own, now: context.clock.now(), known });
}
