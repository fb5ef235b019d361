import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { terraformType } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { declarationOf, errorsOf, namedLists } from './named-lists.js';
import { synthesize } from './synthesize.js';

/** What lists call scope tags: most of them shorter than Graph does. */
const tagNames = ['scopeTags', 'roleScopeTagIds'];

describe.each(namedLists)('two of $definition with one name', (list) => {
  test('are an error', () => {
    expect(errorsOf(declarationOf(list, [{}, {}]))).toEqual([expect.stringContaining('are named "Field staff"')]);
    expect(errorsOf(declarationOf(list, [{}, { logicalId: 'field-staff' }]))).toEqual([
      expect.stringContaining('are "field-staff" in Terraform'),
    ]);
  });

  test('are distinguished by a logicalId, which is the Terraform name and not visible to Graph', () => {
    const declaration = declarationOf(list, [{}, { logicalId: 'others' }]);
    expect(errorsOf(declaration)).toEqual([]);

    const tenant = IntuneTenant.fromDeclaration(Testing.app(), declaration);
    const made = synthesize(tenant).resource?.[terraformType(list.definition)] ?? {};

    const prefix = list.below ? 'contoso-' : '';
    expect(Object.keys(made).sort()).toEqual([`${prefix}field-staff`, `${prefix}others`]);
    expect(JSON.stringify(made)).not.toContain('logical');
  });
});

const tagged = namedLists.filter(({ definition }) =>
  resources.some(({ name, attributes }) => name === definition && attributes.roleScopeTagIds),
);

test.each(tagged)('$definition accepts scope tags', (list) => {
  const declarations = tagNames.map((name) => declarationOf(list, [{}, { logicalId: 'others', [name]: ['7'] }]));
  const accepted = declarations.filter((one) => errorsOf(one).length === 0);

  const [tenant] = accepted.map((one) => IntuneTenant.fromDeclaration(Testing.app(), one));
  const made = Object.entries((tenant && synthesize(tenant).resource?.[terraformType(list.definition)]) ?? {});

  expect(made.find(([name]) => name.endsWith('others'))?.[1].role_scope_tag_ids).toEqual(['7']);
});
