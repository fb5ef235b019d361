import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { inverses } from '../../constructs/inverse/index.js';
import { terraformType, type ValueObject } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import { checkDeclaration, type TenantDeclaration } from '../../schemas/index.js';
import { synthesize } from './synthesize.js';

/** What an element of a list cannot be without, beside its name. */
const needs: Readonly<Record<string, ValueObject>> = {
  androidDeviceOwnerEnrollmentProfile: { enrollmentMode: 'corporateOwnedDedicatedDevice' },
  appleUserInitiatedEnrollmentProfile: { platform: 'iOS', defaultEnrollmentType: 'device' },
  depVisionosEnrollmentPolicy: { supportDepartment: 'Service desk', supportPhoneNumber: '+49 30 1234' },
  deviceEnrollmentLimit: { limit: 5 },
  deviceEnrollmentPlatformRestriction: { platformType: 'windows', personal: 'allow' },
  enrollmentNotification: {
    platformType: 'windows',
    push: {
      localizedNotificationMessages: [{ locale: 'en-us', subject: 'Hello', messageTemplate: 'A device enrolled.' }],
    },
  },
  termsAndConditions: { title: 'Terms', bodyText: 'Read them.' },
};

const named = inverses.flatMap(({ definition, section, named: name, below }) =>
  name === undefined ? [] : [{ definition, section, name, below }],
);

/** A declaration with two elements in a list; those of another object stand within one. */
function declarationOf({ definition, section, name, below }: (typeof named)[number], second: ValueObject): unknown {
  const elements = [{}, second].map((own) => ({ [name]: 'Field staff', ...needs[definition], ...own }));
  const within = [...(below?.place({ definition, importId: undefined, values: {}, declared: {}, files: {} }) ?? [])];
  const list = below ? [{ tokenName: 'Contoso', ...nested(within, elements) }] : elements;
  const apple = { apple: { pushCertificate: { appleIdentifier: 'mdm@contoso.com' } } };
  const android = { android: { managedGooglePlay: { bound: true } } };
  const rest = { authority: { desired: 'intune' }, enrollment: { ...apple, ...android } };
  const spec = merged({ tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', ...rest }, nested(section, list));
  return { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' }, spec };
}

type Tree = Readonly<Record<string, unknown>>;

function nested(path: readonly string[], value: unknown): Tree {
  return path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Tree;
}

function merged(left: Tree, right: Tree): Tree {
  const both = Object.entries(right).map(([key, value]): [string, unknown] => {
    const own = left[key];
    return [key, isTree(own) && isTree(value) ? merged(own, value) : value];
  });
  return { ...left, ...Object.fromEntries(both) };
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What lists call scope tags: most of them shorter than Graph does. */
const tagNames = ['scopeTags', 'roleScopeTagIds'];

function errorsOf(declaration: unknown): readonly string[] {
  const { diagnostics } = checkDeclaration(declaration);
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ what }) => what);
}

describe.each(named)('two of $definition with one name', (list) => {
  test('are an error', () => {
    expect(errorsOf(declarationOf(list, {}))).toEqual([expect.stringContaining('are named "Field staff"')]);
    expect(errorsOf(declarationOf(list, { logicalId: 'field-staff' }))).toEqual([
      expect.stringContaining('are "field-staff" in Terraform'),
    ]);
  });

  test('are distinguished by a logicalId, which is the Terraform name and not visible to Graph', () => {
    const declaration = declarationOf(list, { logicalId: 'others' });
    expect(errorsOf(declaration)).toEqual([]);

    const tenant = IntuneTenant.fromDeclaration(Testing.app(), declaration as TenantDeclaration);
    const made = synthesize(tenant).resource?.[terraformType(list.definition)] ?? {};

    const prefix = list.below ? 'contoso-' : '';
    expect(Object.keys(made).sort()).toEqual([`${prefix}field-staff`, `${prefix}others`]);
    expect(JSON.stringify(made)).not.toContain('logical');
  });
});

const tagged = named.filter(({ definition }) =>
  resources.some(({ name, attributes }) => name === definition && attributes.roleScopeTagIds),
);

test.each(tagged)('$definition accepts scope tags', (list) => {
  const declarations = tagNames.map((name) => declarationOf(list, { logicalId: 'others', [name]: ['7'] }));
  const [declaration] = declarations.filter((one) => errorsOf(one).length === 0);

  const tenant = IntuneTenant.fromDeclaration(Testing.app(), declaration as TenantDeclaration);
  const made = Object.entries(synthesize(tenant).resource?.[terraformType(list.definition)] ?? {});

  expect(made.find(([name]) => name.endsWith('others'))?.[1].role_scope_tag_ids).toEqual(['7']);
});
