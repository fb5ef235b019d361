import { hasErrors, isUnknown, type ResourceDefinition, type ValueObject } from '../../../core/index.js';
import { planResource, validateResource } from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import { placedExample } from '../../support/surroundings.js';
import { complete, identityFor, startTenant } from '../../support/tenant.js';

// Definitions with an attribute that an update can change and one that Graph decides beside it.
const cases = resources
  .filter((definition) => {
    const { declared, changed = declared } = definition.example;
    return updatesOf(definition, { declared, changed }).some(
      ([name, config]) => unaffected(definition, name, config).length > 0,
    );
  })
  .map((definition): [string, ResourceDefinition] => [definition.name, definition]);

/** Each attribute of the example that an update can change, alone with the others as they are. */
function updatesOf(
  { attributes }: ResourceDefinition,
  { declared, changed }: Readonly<Record<'declared' | 'changed', ValueObject>>,
): readonly (readonly [string, ValueObject])[] {
  return Object.keys(changed)
    .filter((name) => attributes[name]?.immutable !== true && attributes[name]?.writeOnly === undefined)
    .filter((name) => JSON.stringify(changed[name]) !== JSON.stringify(declared[name]))
    .map((name) => [name, { ...declared, [name]: changed[name] ?? null }]);
}

/** Attributes that Graph decides and that neither change with every write nor with the changed one. */
function unaffected({ attributes }: ResourceDefinition, changed: string, config: ValueObject): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const isLeft = attribute.computed === true && (config[name] ?? null) === null && name !== 'id';
    const isAffected = attribute.volatile === true || attribute.follows?.includes(changed) === true;
    return isLeft && !isAffected && attribute.digestOf === undefined ? [name] : [];
  });
}

test.each(cases)('%s keeps computed nulls in an update that does not concern them', async (_name, definition) => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound' }, identityFor(definition));
  const example = await placedExample(definition, tenant);
  const { attributes } = definition;
  const unknowns: string[] = [];
  for (const [changed, values] of updatesOf(definition, example)) {
    const before = complete(attributes, example.declared);
    const config = complete(attributes, values);
    if (hasErrors(validateResource(definition, config))) continue;
    const created = await planResource(
      definition,
      { prior: null, config: before, proposed: null, private: {} },
      undefined,
    );
    const prior = Object.fromEntries(
      Object.entries(created.planned ?? {}).map(([name, value]) => [name, isUnknown(value) ? null : value]),
    );
    const request = { prior: { ...prior, id: '1' }, config, proposed: null, private: {} };
    const { planned } = await planResource(definition, request, undefined);
    const names = unaffected(definition, changed, config);
    unknowns.push(...names.filter((name) => planned?.[name] !== null).map((name) => `${changed}: ${name}`));
  }
  expect(unknowns).toEqual([]);
});
