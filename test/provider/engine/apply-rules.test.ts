import * as fc from 'fast-check';

import { hasErrors, type ResourceDefinition, type ValueObject } from '../../../core/index.js';
import * as engine from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import { configOf } from '../../support/arbitrary.js';
import { placedExample } from '../../support/surroundings.js';
import { complete, identityFor, startTenant } from '../../support/tenant.js';
import { applyViolations } from '../../support/terraform-rules.js';

// The authority has one reachable value, orders and choices need objects, and a new Autopilot device needs its hardware
// hash: these have their own tests.
const cases = resources
  .filter(({ shape }) => !['action', 'order', 'choice', 'register'].includes(shape.kind))
  .map((definition): [string, ResourceDefinition] => [definition.name, definition]);

describe.each(cases)('%s under the apply rules of Terraform core', (_name, definition) => {
  const config = configOf(definition.attributes)
    .map((values) => tame(definition, values))
    .filter((values) => (definition.validate?.(complete(definition.attributes, values)) ?? []).length === 0);

  test('applies what was planned, plans nothing afterwards, and imports to the same state', async () => {
    await using tenant = await startTenant({ managedGooglePlay: 'bound' }, identityFor(definition));
    const { declared } = await placedExample(definition, tenant);
    const placed = config.map((values) => ({ ...values, ...parentsIn(definition, declared) }));
    await fc.assert(
      fc.asyncProperty(placed, placed, async (first, second) => {
        const world = { definition, context: tenant.context };
        const created = await step(world, first, nothing);
        const changed = await step(world, second, created.answer);
        const imported = await importSame(world, changed.answer);
        await destroy(world, changed.answer);

        expect([...created.problems, ...changed.problems, ...imported]).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

/** What an object belongs to cannot be made up, in its path or in its body, nor can a group that the service may add devices to. */
function parentsIn({ graph, attributes, requiresOfGroups }: ResourceDefinition, declared: ValueObject): ValueObject {
  const groups = requiresOfGroups.map(({ attribute }) => attribute);
  const names = Object.keys(attributes).filter(
    (name) =>
      graph.path.includes(`{${name}}`) || attributes[name]?.graphName === 'creationSource' || groups.includes(name),
  );
  return Object.fromEntries(names.map((name) => [name, declared[name] ?? null]));
}

interface World {
  readonly definition: ResourceDefinition;
  readonly context: engine.EngineContext;
}

const nothing: engine.StateAnswer = { state: null, private: {}, diagnostics: [] };

interface Step {
  readonly answer: engine.StateAnswer;
  readonly problems: readonly unknown[];
}

/**
 * Plans and applies one declaration as Terraform would, including replacements, and collects violations of core's
 * rules.
 */
async function step({ definition, context }: World, declared: ValueObject, present: engine.StateAnswer): Promise<Step> {
  const config = complete(definition.attributes, declared);
  const first = await plan({ definition, context }, config, present);
  // The current state of the tenant can conflict with the new declaration: the definition's own check reports it, and
  // nothing is applied.
  if (present.state && hasErrors(first.diagnostics)) return { answer: present, problems: [] };
  const replaced = first.requiresReplace.length > 0;
  // Core plans a replacement a second time as a create, with what the first plan remembered.
  const fresh = { ...nothing, private: first.private };
  const { planned, private: remembered } = replaced ? await plan({ definition, context }, config, fresh) : first;
  if (replaced) await destroy({ definition, context }, present);
  const request = { prior: replaced ? null : present.state, planned, config, private: remembered };
  const answer = await engine.applyResource(definition, request, context);
  const again = await plan({ definition, context }, config, answer);
  return {
    answer,
    problems: [
      ...answer.diagnostics,
      ...applyViolations(definition.attributes, request, answer),
      ...(again.planned === answer.state ? [] : [{ afterwards: again.planned, insteadOf: answer.state }]),
    ],
  };
}

function plan(
  { definition, context }: World,
  config: ValueObject,
  { state, private: remembered }: engine.StateAnswer,
): ReturnType<typeof engine.planResource> {
  return engine.planResource(definition, { prior: state, config, proposed: config, private: remembered }, context);
}

async function importSame({ definition, context }: World, { state }: engine.StateAnswer): Promise<readonly unknown[]> {
  if (!state || typeof state.id !== 'string') return [{ withoutId: state }];
  const imported = await engine.importResource(definition, engine.renderImportId(definition, state), context);
  const refreshed = await engine.readResource(definition, { state, private: {} }, context);
  // Graph cannot return values that it never gets.
  const ofGraph = Object.fromEntries(Object.entries(definition.attributes).filter(([, { local }]) => !local));
  const same = engine.equalObjects(ofGraph, imported.state ?? {}, refreshed.state ?? {});
  return [...imported.diagnostics, ...(same ? [] : [{ imported: imported.state, insteadOf: refreshed.state }])];
}

async function destroy(
  { definition, context }: World,
  { state, private: remembered }: engine.StateAnswer,
): Promise<void> {
  const request = { prior: state, planned: null, config: null, private: remembered };
  await engine.applyResource(definition, request, context);
}

/**
 * Values that a single object can have: a position in an order of one, consistent and distinct targets, and compatible
 * values.
 */
function tame(definition: ResourceDefinition, values: ValueObject): ValueObject {
  const { facets, together = [], serverValidation, attributes, example } = definition;
  const targets = [
    { target: 'group', groupId: 'aaaaaaaa-0000-4000-8000-000000000001' },
    { target: 'allDevices' },
    { target: 'exclusionGroup', groupId: 'bbbbbbbb-0000-4000-8000-000000000002' },
  ];
  // A certificate and its account cannot be generated, and neither can values that Graph validates or that only a
  // person can set up.
  const paired = together.flat().flatMap((name) => [name, attributes[name]?.writeOnly?.version ?? name]);
  const byHand = Object.keys(attributes).filter((name) => attributes[name]?.handOver !== undefined);
  const fixed = [...paired, ...byHand, ...(serverValidation?.judges ?? [])];
  return {
    ...values,
    ...Object.fromEntries(fixed.map((name) => [name, example.declared[name] ?? null])),
    ...(facets.priority && { priority: facets.priority.first ?? 1 }),
    ...(facets.assignments && { assignments: targets.slice(0, JSON.stringify(values).length % 4) }),
  };
}
