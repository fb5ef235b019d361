import type { ResourceDefinition } from '../../core/index.js';
import type { EngineContext } from '../../provider/engine/index.js';
import { placedExample } from '../support/surroundings.js';
import { identityFor, startTenant, type TestTenant } from '../support/tenant.js';
import { isAsDeclared, ledgers, runAsTerraform, type Stored, type Wanted } from './engine-run.js';
import { type OddProxy, startProxy } from './odd-proxy.js';
import { stillPicture } from './picture.js';
import { throughProxy } from './through-proxy.js';

/** Operations on an object while its answers are modified. */
export const stages = ['apply', 'update', 'destroy'] as const;
/** One of them. */
export type Stage = (typeof stages)[number];

/** Result of a stage, after it was run again without modified answers. */
export interface Played {
  /** Requests of the run that was meddled with. */
  readonly requests: number;
  readonly asDeclared: boolean;
  readonly picture: Readonly<Record<string, string>>;
}

/** Meddles with the requests of a new client. */
export type Meddler = (tenant: TestTenant, proxy: OddProxy) => EngineContext;

/** Runs a stage with a meddler, then again without, and returns the final state of the tenant. Default: no meddler. */
export async function playStage(
  definition: ResourceDefinition,
  stage: Stage,
  meddler: Meddler = throughProxy,
): Promise<Played> {
  await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
  await using proxy = await startProxy(tenant.emulator.url);
  using folder = ledgers();
  const { declared, changed } = await placedExample(definition, tenant);
  const wanted = { definition, config: { apply: declared, update: changed, destroy: null }[stage] };
  const before =
    stage === 'apply' ? undefined : await applied({ definition, config: declared }, folder.process(tenant));
  const { graph } = meddler(tenant, proxy);
  const first = await runAsFar(wanted, before, { ...folder.process(tenant), graph });
  const requests = proxy.count();
  proxy.meddleBy(undefined);
  const last = await runAsTerraform(wanted, first, folder.process(tenant));
  const asDeclared = await isAsDeclared(wanted, last.stored, folder.process(tenant));
  return { requests, asDeclared, picture: await stillPicture(tenant) };
}

async function applied(wanted: Wanted, context: EngineContext): Promise<Stored | undefined> {
  return (await runAsTerraform(wanted, undefined, context)).stored;
}

/** A plan that is refused leaves the state as it was. */
async function runAsFar(
  wanted: Wanted,
  before: Stored | undefined,
  context: EngineContext,
): Promise<Stored | undefined> {
  try {
    return (await runAsTerraform(wanted, before, context)).stored;
  } catch (refused) {
    if (refused instanceof Error && refused.message.startsWith('the plan was refused')) return before;
    throw refused;
  }
}
