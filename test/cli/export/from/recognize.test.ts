import { readContext } from '../../../../cli/export/from/graph-json.js';
import { recognize } from '../../../../cli/export/from/recognize.js';
import { defineResource, string } from '../../../../core/index.js';

/** A resource below another one: profiles of a token. */
const profile = defineResource({
  name: 'profile',
  noun: 'profile',
  doc: 'A profile of a token.',
  source: 'https://learn.microsoft.com/graph/api/resources/intune-enrollment-depiosenrollmentprofile',
  shape: { kind: 'collection' },
  graph: { version: 'beta', path: '/deviceManagement/tokens/{tokenId}/profiles', area: 'enrollment' },
  permissions: { read: [], write: [] },
  attributes: { tokenId: string({ required: true, immutable: true, doc: 'Id of the token.' }) },
  example: { declared: { tokenId: '1' } },
});

const place = { file: 'profile.json', path: [], format: 'graph' } as const;

test.each([
  ["deviceManagement/tokens('a.b/c')/profiles", 'a.b/c'],
  ["deviceManagement/tokens('a')/profiles/$entity", 'a'],
  ["deviceManagement/tokens('a')/profiles('1')/$entity", 'a'],
  ["deviceManagement/tokens('a')/profiles(id,assignments(target))", 'a'],
  ["deviceManagement/tokens('%2F')/profiles/microsoft.graph.depIOSEnrollmentProfile/$entity", '%2F'],
])('finds the parent in %s', (fragment, tokenId) => {
  const context = readContext(`https://graph.microsoft.com/beta/$metadata#${fragment}`);

  expect(recognize({ ...place, ...context, object: { id: '1' } }, [profile])).toEqual({
    definition: profile,
    parents: { tokenId },
  });
});

test('recognizes an object by its type alone, without a parent', () => {
  const object = { '@odata.type': '#microsoft.graph.depIOSEnrollmentProfile', id: '1' };

  expect(recognize({ ...place, object }, [profile])).toEqual({ definition: profile, parents: {} });
});

test('does not choose between two matching definitions', () => {
  const object = { '@odata.type': '#microsoft.graph.depIOSEnrollmentProfile', id: '1' };
  const other = { ...profile, noun: 'other profile' };

  expect(recognize({ ...place, object }, [profile, other])).toEqual({
    problem: 'undecided',
    why: 'its type does not show whether it is a profile or other profile',
  });
});
