import { hasErrors, type ResourceDefinition, type ValueObject } from '../../core/index.js';
import { compareResource, planResource, readResource } from '../../provider/engine/index.js';
import { resources } from '../../provider/resources/index.js';
import { placedExample } from '../support/surroundings.js';
import { complete, identityFor, startTenant, type TestTenant } from '../support/tenant.js';
import { isAsDeclared, type Ledgers, ledgers, runAsTerraform, type Stored } from './engine-run.js';
import { faultKinds } from './fault-kinds.js';
import { asItIs, type OddProxy, startProxy } from './odd-proxy.js';
import { stillPicture } from './picture.js';
import { isWhole, sampleOf, seed } from './scale.js';
import { throughProxy } from './through-proxy.js';

const kinds = Object.keys(faultKinds);
const named = resources.map((definition) => [definition.name, definition] as const);
const tried = { looks: 0, applies: 0 };

describe.each(named)('%s', (_name, definition) => {
  test(`drift and plan end in the right verdict or in none, whatever befalls any request (seed ${String(seed)})`, async () => {
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

  test(`apply loses and doubles nothing, and the next run converges (seed ${String(seed)})`, async () => {
    const straight = await play(definition);

    for (const fault of faultsAt(straight.requests, 2)) {
      const played = await play(definition, fault);

      tried.applies += 1;
      expect({ fault, ...played, requests: 0 }).toEqual({ fault, ...straight, requests: 0 });
    }
  });
});

afterAll(() => {
  if (isWhole) console.info(`faults: ${String(tried.looks)} in drift and plan, ${String(tried.applies)} in apply`);
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

function meddle(proxy: OddProxy, fault: FaultAt | undefined): void {
  proxy.meddleBy(async (passing, forward) => {
    const kind = fault?.at === passing.index ? faultKinds[fault.kind] : undefined;
    return kind ? kind(passing, forward) : asItIs(await forward());
  });
}

interface Seen {
  readonly requests: number;
  readonly isKept: boolean;
  /** `none`: a diagnostic says why. */
  readonly verdict: string;
}

/** Reads and plans with one client, and compares without state, as `plan` and `drift` do. */
async function look({ definition, config, stored }: Subject, { tenant, fault }: Place): Promise<Seen> {
  // One of its own: what throttling holds back is shared by all clients of an address.
  await using proxy = await startProxy(tenant.emulator.url);
  meddle(proxy, fault);
  const context = throughProxy(tenant, proxy);
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

interface Played {
  readonly requests: number;
  readonly asDeclared: boolean;
  readonly picture: Readonly<Record<string, string>>;
}

/** Applies with a fault, then once more without, and says what the tenant has then. */
async function play(definition: ResourceDefinition, fault?: FaultAt): Promise<Played> {
  await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
  await using proxy = await startProxy(tenant.emulator.url);
  using folder = ledgers();
  const { declared } = await placedExample(definition, tenant);
  const wanted = { definition, config: declared };
  meddle(proxy, fault);
  const { graph } = throughProxy(tenant, proxy);
  const first = await runAsFar({ ...folder.process(tenant), graph }, wanted);
  const requests = proxy.count();
  proxy.meddleBy(undefined);
  const last = await runAsTerraform(wanted, first, folder.process(tenant));
  const asDeclared = await isAsDeclared(wanted, last.stored, folder.process(tenant));
  return { requests, asDeclared, picture: await stillPicture(tenant) };
}

/** A plan that a fault refuses leaves nothing in the state. */
async function runAsFar(
  context: ReturnType<Ledgers['process']>,
  wanted: Parameters<typeof runAsTerraform>[0],
): Promise<Stored | undefined> {
  try {
    return (await runAsTerraform(wanted, undefined, context)).stored;
  } catch (refused) {
    if (refused instanceof Error && refused.message.startsWith('the plan was refused')) return undefined;
    throw refused;
  }
}
