import * as fc from 'fast-check';
import type { ResourceDefinition } from '../../../core/index.js';
import * as engine from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import { configOf } from '../../support/arbitrary.js';
import { complete, startTenant } from '../../support/tenant.js';
import { applyViolations } from '../../support/terraform-rules.js';

// The authority has one reachable value; what it may and may not do is in its own test.
const cases = resources
  .filter(({ shape }) => shape.kind !== 'action')
  .map((definition): [string, ResourceDefinition] => [definition.name, definition]);

describe.each(cases)('%s under the apply rules of Terraform core', (_name, definition) => {
  const config = configOf(definition.attributes).map((values) => tame(definition, values));

  test('applies what was planned, plans nothing afterwards, and imports to the same state', async () => {
    await using tenant = await startTenant();
    const { context } = tenant;
    await fc.assert(
      fc.asyncProperty(config, config, async (first, second) => {
        let managed: engine.StateAnswer | undefined;
        for (const declared of [first, second]) {
          const full = complete(definition.attributes, declared);
          const prior = managed?.state ?? null;
          const plan = await engine.planResource(
            definition,
            { prior, config: full, proposed: full, private: managed?.private ?? {} },
            context,
          );
          const replaced = plan.requiresReplace.length > 0;
          if (replaced && managed?.state)
            await engine.applyResource(
              definition,
              { prior: managed.state, planned: null, config: null, private: managed.private },
              context,
            );
          const request = {
            prior: replaced ? null : prior,
            planned: plan.planned,
            config: full,
            private: plan.private,
          };
          managed = await engine.applyResource(definition, request, context);

          expect(managed.diagnostics).toEqual([]);
          expect(applyViolations(definition.attributes, request, managed)).toEqual([]);
          const state = managed.state ?? {};
          const again = await engine.planResource(
            definition,
            { prior: state, config: full, proposed: full, private: managed.private },
            context,
          );
          expect(again.planned).toEqual(state);
        }
        await expectSameAfterImport(definition, managed, context);
        await engine.applyResource(
          definition,
          { prior: managed?.state ?? null, planned: null, config: null, private: managed?.private ?? {} },
          context,
        );
      }),
      { numRuns: 25 },
    );
  });
});

async function expectSameAfterImport(
  definition: ResourceDefinition,
  managed: engine.StateAnswer | undefined,
  context: engine.EngineContext,
): Promise<void> {
  const state = managed?.state ?? {};
  const imported = await engine.importResource(definition, String(state.id as string), context);
  expect(imported.diagnostics).toEqual([]);
  const refreshed = await engine.readResource(definition, { state, private: {} }, context);
  expect(engine.equalObjects(definition.attributes, imported.state ?? {}, refreshed.state ?? {})).toBe(true);
}

/** What one object alone can have: a place in an order of one, targets that hold together and differ. */
function tame(
  definition: ResourceDefinition,
  values: Readonly<Record<string, unknown>>,
): Parameters<typeof complete>[1] {
  const targets = [
    { target: 'group', groupId: 'aaaaaaaa-0000-4000-8000-000000000001' },
    { target: 'allDevices' },
    { target: 'exclusionGroup', groupId: 'bbbbbbbb-0000-4000-8000-000000000002' },
  ];
  return {
    ...(values as Parameters<typeof complete>[1]),
    ...(definition.facets.priority && { priority: 1 }),
    ...(definition.facets.assignments && { assignments: targets.slice(0, JSON.stringify(values).length % 4) }),
  };
}
