import fc from 'fast-check';

import { TerraformResource, Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { terraformType, type ValueObject } from '../../core/index.js';
import { logicalIdOf } from '../../schemas/index.js';
import { declarationOf, errorsOf, type NamedList, namedLists } from './named-lists.js';
import { synthesize, tenantWith } from './synthesize.js';

function tenantOf(list: NamedList, elements: readonly ValueObject[]): IntuneTenant {
  return IntuneTenant.fromDeclaration(Testing.app(), declarationOf(list, elements));
}

/** Ids that a list element competes with: those of its neighbours, with and without prefixes, and members of every object. */
function takenIds(list: NamedList): readonly string[] {
  const all = tenantOf(list, [{}]).node.findAll();
  const elements = all.filter(
    (one) => TerraformResource.isTerraformResource(one) && one.terraformResourceType === terraformType(list.definition),
  );
  const neighbours = elements.flatMap(({ node }) => node.scope?.node.children.map((child) => child.node.id) ?? []);
  const shorter = neighbours.flatMap((id) => [...id.matchAll(/-/gu)].map(({ index }) => id.slice(index + 1)));
  return [...new Set([...neighbours, ...shorter, ...common].map((id) => id.toLowerCase()))].filter((id) =>
    /^[a-z][a-z0-9_-]*$/u.test(id),
  );
}

const common = ['default', 'order', 'resource', 'constructor', 'names', 'account', 'readiness', 'intune'];

/** Addresses of a synthesized tenant. */
function addressesOf(tenant: IntuneTenant): readonly string[] {
  return Object.entries(synthesize(tenant).resource ?? {})
    .flatMap(([type, objects]) => Object.keys(objects).map((name) => `${type}.${name}`))
    .sort();
}

test.each(namedLists)('$definition takes any name and logicalId, whatever its neighbours are called', (list) => {
  const ids = takenIds(list);
  const id = fc.constantFrom(...ids.flatMap((one) => [one, `${one}-0`, `${one}-1`, `${one}-2`]));
  const element = fc.oneof(
    id.map((logicalId): Readonly<Record<string, string>> => ({ logicalId })),
    id.map((one): Readonly<Record<string, string>> => ({ [list.name]: one.replaceAll(/[-_]/gu, ' ') })),
  );
  const nameOf = ({ logicalId, [list.name]: name }: Readonly<Record<string, string>>): string =>
    logicalId ?? logicalIdOf(name ?? '');
  const elements = fc.uniqueArray(element, { minLength: 1, maxLength: 3, selector: nameOf });
  const prefix = list.below ? 'contoso-' : '';
  const type = terraformType(list.definition);
  const others = addressesOf(tenantOf(list, [{}])).filter((address) => !address.startsWith(`${type}.`));

  fc.assert(
    fc.property(elements, (own) => {
      expect(errorsOf(declarationOf(list, own))).toEqual([]);
      const named = own.map((one) => `${type}.${prefix}${nameOf(one)}`);
      expect(addressesOf(tenantOf(list, own))).toEqual([...others, ...named].sort());
    }),
    { numRuns: 20, examples: [[[{ logicalId: 'constructor-1' }, { logicalId: 'constructor' }]]] },
  );
});

test('filters, scope tags, domains and packages take any name, too', () => {
  const names = ['Constructor 1', 'Constructor', 'Default', 'Order', 'Resource', 'Names'];
  const slugs = names.map((name) => logicalIdOf(name)).sort();

  const { resource, data } = synthesize(
    tenantWith({
      authority: { desired: 'intune' },
      scopeTags: names.map((displayName) => ({ displayName })),
      filters: names.map((displayName) => ({ displayName, platform: 'iOS', rule: '(device.model -eq "A")' })),
      enrollment: {
        windows: { bulkEnrollment: { packages: names.map((name) => ({ name: name.replaceAll(' ', '') })) } },
      },
    }),
  );

  for (const made of [resource?.intune_role_scope_tag, resource?.intune_assignment_filter])
    expect(Object.keys(made ?? {}).sort()).toEqual(slugs);
  expect(Object.keys(data?.intune_windows_bulk_enrollment_token ?? {})).toHaveLength(names.length);
});
