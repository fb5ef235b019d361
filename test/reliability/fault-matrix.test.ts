import { hasErrors, type ResourceDefinition, type ValueObject } from '../../core/index.js';
import { compareResource, type EngineContext, planResource, readResource } from '../../provider/engine/index.js';
import { resources } from '../../provider/resources/index.js';
import { placedExample } from '../support/surroundings.js';
import { complete, identityFor, startTenant, type TestTenant } from '../support/tenant.js';
import type { Stored } from './engine-run.js';
import { faultKinds, type FaultScene } from './fault-kinds.js';
import { asItIs, type OddProxy, startProxy } from './odd-proxy.js';
import { isWhole, sampleOf, seed, times } from './scale.js';
import { playStage, stages } from './stage-run.js';
import { impatient, throughProxy } from './through-proxy.js';

const kinds = Object.keys(faultKinds);
const named = resources.map((definition) => [definition.name, definition] as const);
const tried = { looks: 0, apply: 0, update: 0, destroy: 0 };

describe.each(named)('%s', (_name, definition) => {
  test(`drift and plan end with the right verdict or with none, whatever fault affects any request (seed ${String(seed)})`, async () => {
    await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
    const { declared } = await placedExample(definition, tenant);
    const { state, private: remembered } = await tenant.apply(definition, declared);
    if (!state) throw new Error('not applied');
    const subject = {
      definition,
      config: complete(definition.attributes, declared),
      stored: { state, private: remembered },
    };
    const clean = await look(subject, { tenant });

    for (const fault of faultsAt(clean.requests, 4)) {
      const seen = await look(subject, { tenant, fault });

      tried.looks += 1;
      const verdict = seen.verdict === 'none' ? 'none' : clean.verdict;
      expect({ fault, ...seen, requests: 0 }).toEqual({ fault, ...clean, verdict, requests: 0 });
    }
  });

  test.each(stages)(
    `%s loses and duplicates nothing, and the next run converges (seed ${String(seed)})`,
    async (stage) => {
      const straight = await playStage(definition, stage);

      expect(straight.asDeclared).toBe(true);
      for (const fault of faultsAt(straight.requests, 1)) {
        const played = await playStage(definition, stage, (tenant, proxy) => meddle(tenant, proxy, fault));

        tried[stage] += 1;
        expect({ fault, ...played, requests: 0 }).toEqual({ fault, ...straight, requests: 0 });
      }
    },
  );
});

afterAll(() => {
  if (isWhole || times > 1) console.info(`faults, by where: ${JSON.stringify(tried)}`);
});

/** A fault of one kind at the request of this number. */
interface FaultAt {
  readonly at: number;
  readonly kind: string;
}

function faultsAt(requests: number, size: number): readonly FaultAt[] {
  const all = Array.from({ length: requests }, (_none, index) => kinds.map((kind) => ({ at: index + 1, kind })));
  return sampleOf(all.flat(), size);
}

interface Subject {
  readonly definition: ResourceDefinition;
  readonly config: ValueObject;
  readonly stored: Stored;
}

interface Place {
  readonly tenant: TestTenant;
  readonly fault?: FaultAt;
}

/** Lets a fault happen to the requests of a new client. */
function meddle(tenant: TestTenant, proxy: OddProxy, fault: FaultAt | undefined): EngineContext {
  const scene: FaultScene = {
    beStale: ({ method, path }, reads) => {
      if (method === 'GET' || path.endsWith('/$batch')) return;
      tenant.emulator.addFault({ match: { method, path }, times: 1, then: { staleReads: reads } });
    },
  };
  proxy.meddleBy(async (passing, forward) => {
    const kind = fault?.at === passing.index ? faultKinds[fault.kind] : undefined;
    return kind ? kind(passing, forward, scene) : asItIs(await forward());
  });
  return throughProxy(tenant, proxy, fault?.kind.endsWith('never answered') ? impatient : undefined);
}

interface Seen {
  readonly requests: number;
  readonly isKept: boolean;
  /** `none`: a diagnostic says why. */
  readonly verdict: string;
}

/** Reads and plans with one client, and compares without state, as `plan` and `drift` do. */
async function look({ definition, config, stored }: Subject, { tenant, fault }: Place): Promise<Seen> {
  // Separate, because all clients of an address share throttling.
  await using proxy = await startProxy(tenant.emulator.url);
  const context = meddle(tenant, proxy, fault);
  const read = await readResource(definition, stored, context);
  const request = { prior: read.state, config, proposed: config, private: read.private };
  const plan = await planResource(definition, request, context);
  const compared = await compareResource(definition, config, context);
  const requests = proxy.count();
  const isMute = hasErrors([...read.diagnostics, ...compared.diagnostics]);
  return {
    requests,
    isKept: read.state === stored.state && plan.planned === read.state,
    verdict: isMute ? 'none' : JSON.stringify(compared.comparison?.live ?? 'silence'),
  };
}
