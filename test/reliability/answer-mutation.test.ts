import * as fc from 'fast-check';

import { type Diagnostic, identical, type ResourceDefinition, type ValueObject } from '../../core/index.js';
import {
  type CompareAnswer,
  compareResource,
  type EngineContext,
  planResource,
  readResource,
} from '../../provider/engine/index.js';
import { resources } from '../../provider/resources/index.js';
import { placedExample } from '../support/surroundings.js';
import { complete, identityFor, type Managed, startTenant, type TestTenant } from '../support/tenant.js';
import { type Mutation, mutation, spoil } from './mutations.js';
import { asItIs, type OddProxy, startProxy } from './odd-proxy.js';
import { isWhole, seed, times } from './scale.js';
import { playStage, stages } from './stage-run.js';
import { throughProxy } from './through-proxy.js';

/** Number of mutated answers for each definition. */
const runs = isWhole ? 400 : 12 * times;
const tried = { answers: 0, unreadable: 0, apply: 0, update: 0, destroy: 0 };

describe.each(resources.map((definition) => [definition.name, definition] as const))('%s', (_name, definition) => {
  test(`draws no conclusion from an invalid answer (seed ${String(seed)})`, async () => {
    await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
    await using proxy = await startProxy(tenant.emulator.url);
    const scene = await sceneOf(definition, { tenant, proxy });

    await fc.assert(
      fc.asyncProperty(mutation, fc.nat({ max: 2 }), async (spoiler, place) => {
        // A navigation may lead to nothing, and says so like this.
        fc.pre(!(definition.shape.kind === 'choice' && spoiler.kind === 'nothing'));
        const seen = await look(scene, spoiler, place);

        expect(seen).toEqual({ ...scene.clean, ...(seen.comparison === undefined && { comparison: undefined }) });
      }),
      { numRuns: runs, seed },
    );
  });

  test.each(stages)(
    `%s loses and duplicates nothing, whatever one answer contains (seed ${String(seed)})`,
    async (stage) => {
      const { requests, ...straight } = await playStage(definition, stage);

      expect(straight.asDeclared).toBe(true);
      await fc.assert(
        fc.asyncProperty(mutation, fc.integer({ min: 1, max: requests }), async (spoiler, at) => {
          const played = await playStage(definition, stage, (tenant, proxy) => {
            proxy.meddleBy(async ({ index }, forward) => {
              const original = await forward();
              return index === at ? spoil(original, spoiler) : asItIs(original);
            });
            return throughProxy(tenant, proxy);
          });

          tried[stage] += 1;
          expect({ ...played, requests }).toEqual({ ...straight, requests });
        }),
        { numRuns: isWhole ? 100 : 2 * times, seed },
      );
    },
  );
});

afterAll(() => {
  if (isWhole || times > 1) console.info(`mutated answers, by where: ${JSON.stringify(tried)}`);
});

interface Scene {
  readonly definition: ResourceDefinition;
  readonly config: ValueObject;
  readonly managed: Managed;
  readonly tenant: TestTenant;
  readonly proxy: OddProxy;
  /** What is concluded from sound answers. */
  readonly clean: Conclusion;
}

/** Result of checking an object. */
interface Conclusion {
  readonly state: ValueObject | null;
  readonly comparison: unknown;
  /** Requests that change something. */
  readonly writes: readonly string[];
  /** Messages without a code of unreadability. */
  readonly strange: readonly string[];
}

async function sceneOf(
  definition: ResourceDefinition,
  { tenant, proxy }: Pick<Scene, 'tenant' | 'proxy'>,
): Promise<Scene> {
  const { declared } = await placedExample(definition, tenant);
  const { state, private: remembered } = await tenant.apply(definition, declared);
  if (!state) throw new Error(`${definition.name} could not be applied`);
  const config = complete(definition.attributes, declared);
  const scene = { definition, config, managed: { state, private: withoutTimes(remembered) }, tenant, proxy };
  const clean = await conclude(scene);
  return { ...scene, clean };
}

/** What was written moments ago is read until it shows; here it shows at once. */
function withoutTimes({ writtenAt: _writtenAt, ...remembered }: Managed['private']): Managed['private'] {
  return remembered;
}

async function look(scene: Scene, spoiler: Mutation, place: number): Promise<Conclusion> {
  scene.proxy.meddleBy(async ({ index }, forward) => {
    const original = await forward();
    return index > place ? spoil(original, spoiler) : asItIs(original);
  });
  const seen = await conclude(scene);
  scene.proxy.meddleBy(undefined);
  tried.answers += 1;
  if (seen.comparison === undefined) tried.unreadable += 1;
  return seen;
}

/** Reads the object, compares it without state, and plans the declaration: each with a separate client. */
async function conclude(scene: Omit<Scene, 'clean'>): Promise<Conclusion> {
  const { definition, config, managed, tenant } = scene;
  tenant.requests();
  const read = await readResource(definition, managed, fresh(scene));
  const compared = await compareResource(definition, config, fresh(scene));
  const request = { prior: read.state, config, proposed: config, private: managed.private };
  const plan = await planResource(definition, request, fresh(scene));
  const diagnostics = [...read.diagnostics, ...compared.diagnostics, ...plan.diagnostics];
  return {
    state: read.state,
    comparison: renderComparison(compared),
    writes: tenant.requests().flatMap(({ method, path }) => (isWrite(method, path) ? [`${method} ${path}`] : [])),
    strange: diagnostics.filter(isStrange).map(({ code, what }) => `${code} ${what}`),
  };
}

function fresh({ tenant, proxy }: Pick<Scene, 'tenant' | 'proxy'>): EngineContext {
  return throughProxy(tenant, proxy);
}

/** Whether the object is there, what drifted, and what apply would change. Undefined where an answer could not be read: no verdict. */
function renderComparison({ comparison, diagnostics }: CompareAnswer): unknown {
  if (!comparison || diagnostics.some(isUnreadable)) return undefined;
  const { live, lastSeen, planned, requiresReplace } = comparison;
  if (!live) return 'absent';
  return { drifted: different(lastSeen, live), changes: different(planned, live), requiresReplace };
}

function different(left: ValueObject, right: ValueObject): readonly string[] {
  return Object.keys(right).filter((name) => !identical(left[name] ?? null, right[name] ?? null));
}

function isUnreadable({ code }: Diagnostic): boolean {
  return code.startsWith('INT30') || ['INT2005', 'INT2014', 'INT2063', 'INT2075'].includes(code);
}

/** Messages about expiry and the like come with sound answers too. */
function isStrange(diagnostic: Diagnostic): boolean {
  return !isUnreadable(diagnostic) && ['INT2130', 'INT2131', 'INT9001'].includes(diagnostic.code);
}

function isWrite(method: string, path: string): boolean {
  const asks = /\/(?:validateFilter|searchExistingIdentities|getEncryptionPublicKey)/u.test(path);
  return method !== 'GET' && !asks;
}
