import { bool, defineResource, single, string } from '../../../core/index.js';
import { planResource } from '../../../provider/engine/index.js';

const definition = defineResource({
  name: 'nestedThing',
  noun: 'nested thing',
  doc: 'An object with defaults inside, for a test.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-onboarding-devicecategory',
  shape: { kind: 'collection' },
  graph: { version: 'beta', path: '/things', area: 'other' },
  permissions: { read: [], write: [] },
  attributes: {
    rules: single({
      doc: 'The rules of the thing.',
      attributes: { blocked: bool({ default: false, doc: 'Blocked.' }), version: string({ doc: 'Version.' }) },
    }),
  },
  example: { declared: {} },
});

const plan = (declared: boolean | null, live: string | null) =>
  planResource(
    definition,
    {
      prior: { id: '1', rules: { blocked: false, version: live } },
      config: { id: null, rules: { blocked: declared, version: null } },
      proposed: null,
      private: {},
    },
    undefined,
  );

test('plans nothing if an undeclared member has its default, and Graph returns an empty text for none', async () => {
  expect((await plan(null, '')).planned).toEqual({ id: '1', rules: { blocked: false, version: '' } });
});

test('plans a change if a declared member differs', async () => {
  expect((await plan(true, '')).planned).toEqual({ id: '1', rules: { blocked: true, version: null } });
});
