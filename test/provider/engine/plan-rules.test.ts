import * as fc from 'fast-check';

import { identical, type ResourceDefinition, type Value, type ValueObject } from '../../../core/index.js';
import { planResource } from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import { configOf, stateOf } from '../../support/arbitrary.js';
import { planViolations } from '../../support/terraform-rules.js';

const cases = resources.map((definition): [string, ResourceDefinition] => [definition.name, definition]);

describe.each(cases)('%s under the plan rules of Terraform core', (_name, definition) => {
  const { attributes } = definition;
  const config = configOf(attributes, { unknowns: true });
  const prior = stateOf(attributes);

  test('plans every create as core requires', async () => {
    await fc.assert(fc.asyncProperty(config, (declared) => expectTaken(definition, null, declared)));
  });

  test('plans every update as core requires', async () => {
    await fc.assert(fc.asyncProperty(prior, config, (state, declared) => expectTaken(definition, state, declared)));
  });

  test('plans the same again, for any identity', async () => {
    await fc.assert(
      fc.asyncProperty(prior, config, async (state, declared) => {
        const first = await plan(definition, state, declared);
        const second = await plan(definition, state, declared);

        expect(second).toEqual(first);
      }),
    );
  });

  test('plans nothing if the declaration equals the state', async () => {
    await fc.assert(
      fc.asyncProperty(prior, async (state) => {
        const { planned, requiresReplace } = await plan(definition, state, declarationOf(definition, state));

        expect(identical(planned, state)).toBe(true);
        expect(requiresReplace).toEqual([]);
      }),
    );
  });

  test('plans a destroy as absence', async () => {
    await fc.assert(
      fc.asyncProperty(prior, async (state) => {
        const answer = await planResource(
          definition,
          { prior: state, config: null, proposed: null, private: {} },
          undefined,
        );

        expect(answer.planned).toBeNull();
      }),
    );
  });
});

function plan(
  definition: ResourceDefinition,
  prior: ValueObject | null,
  config: ValueObject,
): ReturnType<typeof planResource> {
  return planResource(definition, { prior, config, proposed: config, private: {} }, undefined);
}

async function expectTaken(
  definition: ResourceDefinition,
  prior: ValueObject | null,
  config: ValueObject,
): Promise<void> {
  const request = { prior, config, proposed: config, private: {} };

  const answer = await planResource(definition, request, undefined);

  expect(planViolations(definition.attributes, request, answer)).toEqual([]);
}

/** The declaration that results in exactly this state: everything except what only Graph sets. */
function declarationOf({ attributes }: ResourceDefinition, state: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]): [string, Value] => {
      const computedOnly = attribute.computed === true && attribute.optional !== true;
      return [name, computedOnly || attribute.writeOnly ? null : (state[name] ?? null)];
    }),
  );
}
