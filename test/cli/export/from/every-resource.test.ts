import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { stringify } from 'yaml';

import { readExport } from '../../../../cli/export/from/read-export.js';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type ResourceDefinition,
  textOf,
  type ValueObject,
} from '../../../../core/index.js';
import { importResource, renderImportId } from '../../../../provider/engine/index.js';
import { mergeState } from '../../../../provider/engine/state.js';
import { resources } from '../../../../provider/resources/index.js';
import { placedExample } from '../../../support/surroundings.js';
import { identityFor, itemsOf, startTenant } from '../../../support/tenant.js';
import { scratch } from '../../scratch.js';

const cases = resources
  .filter(({ shape }) => !['order', 'bulk', 'register', 'choice'].includes(shape.kind))
  .map((definition): [string, ResourceDefinition] => [definition.name, definition]);

/** What Graph answers where the objects of a definition are, with its example applied, and the state of that. */
async function answerOf(definition: ResourceDefinition): Promise<{ answer: JsonObject; state: ValueObject }> {
  await using tenant = await startTenant({ authority: 'unknown' }, identityFor(definition));
  const { declared } = await placedExample(definition, tenant);
  const { state } = await tenant.apply(definition, declared);
  if (!state) throw new Error(`the example of ${definition.name} was not applied`);
  tenant.restart();
  const imported = await importResource(definition, renderImportId(definition, state), tenant.context);
  const { version, expand, select, path, template } = definition.graph;
  const parts = [expand, template && 'settings'].filter((part) => part !== undefined);
  const query = parts.length === 0 ? '' : `?$expand=${parts.join(',')}`;
  const selected = select ? `?$select=${select.join(',')}` : '';
  const { body } = await tenant.handle.request(
    'GET',
    `/${version}${pathOf(path, { tenantId: tenant.handle.tenantId, ...state })}${query}${selected}`,
  );
  if (!isJsonObject(body)) throw new Error('no answer');
  return { answer: body, state: told(definition, imported.state ?? {}) };
}

function pathOf(path: string, ids: ValueObject): string {
  return path.replace(/\{(\w+)\}/gu, (_key, name: string) => (typeof ids[name] === 'string' ? ids[name] : ''));
}

/**
 * Values that an answer about the object contains. A singleton gets its id from the engine instead of Graph; values
 * that an object stores in others are in no answer about itself.
 */
function told({ shape, attributes, facets, steps }: ResourceDefinition, state: ValueObject): ValueObject {
  const elsewhere = new Set([
    ...Object.keys(facets.companions?.kinds ?? {}),
    ...steps.flatMap(({ reading, takes }) => (reading ? takes : [])),
  ]);
  const own = Object.entries(state).filter(([name]) => name in attributes && !elsewhere.has(name));
  const { id, ...rest } = Object.fromEntries(own);
  return shape.kind === 'singleton' ? rest : { id: id ?? null, ...rest };
}

/** What Graph has and no attribute corresponds to, with a value in the emulator. */
const leftAlone: ReadonlySet<string> = new Set(['INT1364 no attribute corresponds to roleScopeTagIds']);

test.each(cases)('%s: an answer of Graph in a file is read to the same state as an import', async (_, definition) => {
  const { answer, state } = await answerOf(definition);
  using place = scratch();
  writeFileSync(join(place.folder, 'answer.json'), JSON.stringify(answer));

  const { objects, notUnderstood } = readExport(place.folder, resources);

  const states = objects
    .filter((object) => object.definition === definition.name)
    .map(({ object, parents }) => told(definition, { ...mergeState(definition, null, object), ...parents }));
  expect(states).toContainEqual(state);
  expect(notUnderstood.map(({ code, why }) => `${code} ${why}`).filter((told) => !leftAlone.has(told))).toEqual([]);
});

test('the same objects are read, however they are split into pages, lists, batches, files and folders', async () => {
  const limits = resources.find(({ name }) => name === 'deviceEnrollmentLimit');
  const { answer } = await answerOf(limits ?? fail());
  const items = itemsOf(answer);
  const context = answer['@odata.context'] ?? null;
  const wanted = items.map(({ id }) => textOf(id)).sort();
  expect(wanted.length).toBeGreaterThan(3);

  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(4), fc.boolean()), { minLength: items.length, maxLength: items.length }),
      (choices) => {
        using place = scratch();
        items.forEach((item, index) => {
          const [wrap = 0, asYaml = false] = choices[index] ?? [];
          const document = wrapped(item, { wrap, context });
          const folder = join(place.folder, `folder ${String(wrap)}`);
          mkdirSync(folder, { recursive: true });
          const name = join(folder, `${String(index)}${asYaml ? '.yaml' : '.json'}`);
          writeFileSync(name, asYaml ? stringify(document) : JSON.stringify(document));
        });

        const { objects } = readExport(place.folder, resources);

        expect(objects.map(({ object }) => textOf(object.id)).sort()).toEqual(wanted);
        for (const { object } of objects) expect(items).toContainEqual(object);
      },
    ),
    { numRuns: 40 },
  );
});

interface Wrapping {
  readonly wrap: number;
  readonly context: Json;
}

function wrapped(item: JsonObject, { wrap, context }: Wrapping): Json {
  const page = { '@odata.context': context, value: [item] };
  switch (wrap) {
    case 0:
      return item;
    case 1:
      return [item];
    case 2:
      return page;
    case 3:
      return { responses: [{ id: '1', status: 200, body: page }] };
    default:
      return [[page]];
  }
}

function fail(): never {
  throw new Error('no such definition');
}
