import fc from 'fast-check';

import type { JsonObject, ResourceDefinition, Value } from '../../../core/index.js';
import { hasValues, withValues } from '../../../provider/engine/values/has-values.js';
import { resources } from '../../../provider/resources/index.js';

/** Attributes that identify an object, or that compare with a tolerance. */
function namesOf({ unique, label, attributes }: ResourceDefinition): readonly string[] {
  const near = Object.entries(attributes).find(
    ([, one]) => one.kind === 'string' && one.toleranceSeconds !== undefined,
  );
  return [...new Set([...unique, ...(label === undefined ? [] : [label]), ...(near ? [near[0]] : [])])];
}

const texts: readonly Value[] = ['A', 'a', 'ö', 'o\u0308', '', null, '2026-12-01T00:00:00Z', '2026-12-01T00:00:01Z'];

test.each(resources.filter((one) => namesOf(one).length > 0).map((one) => [one.name, one] as const))(
  '%s: finds in a list what a comparison with each object finds',
  (_name, definition) => {
    const names = namesOf(definition);
    const values = fc.tuple(...names.map(() => fc.constantFrom(...texts)));
    const named = (chosen: readonly Value[]): Record<string, Value> =>
      Object.fromEntries(names.map((name, index) => [name, chosen[index] ?? null]));
    const inGraph = (chosen: readonly Value[]): JsonObject =>
      Object.fromEntries(
        names.map((name, index) => [definition.attributes[name]?.graphName ?? name, chosen[index]]),
      ) as JsonObject;

    fc.assert(
      fc.property(
        fc.array(values, { maxLength: 6 }),
        fc.array(values, { minLength: 1, maxLength: 4 }),
        (all, wanted) => {
          const objects = all.map(inGraph);
          for (const one of wanted.map(named))
            expect(withValues(definition, names, { objects, values: one })).toEqual(
              objects.filter((object) => hasValues(definition, names, { object, values: one })),
            );
        },
      ),
    );
  },
);
