import { readFileSync } from 'node:fs';

import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { parseSelector, selectorFor } from '../../constructs/selector.js';
import { codesOf, type LooseProps, synthesize, tenantWith } from './synthesize.js';

const managed = { authority: { desired: 'intune' } } as const;

test('a former name moves the state, including child objects', () => {
  const tenant = tenantWith({
    enrollment: {
      categories: [
        { displayName: 'Kiosks', formerly: 'Kiosk' },
        { displayName: 'A', logicalId: 'shop', formerly: 'a_b' },
      ],
      apple: {
        pushCertificate: { appleIdentifier: 'mdm@contoso.com' },
        automatedDeviceEnrollment: [
          {
            tokenName: 'ABM Contoso',
            formerly: 'ABM',
            profiles: { ios: [{ displayName: 'iPhones' }] },
            defaultProfiles: { ios: 'iPhones' },
          },
        ],
      },
    },
  });

  expect(synthesize(tenant).moved).toEqual([
    { from: 'intune_dep_onboarding_setting.abm', to: 'intune_dep_onboarding_setting.abm-contoso' },
    {
      from: 'intune_dep_ios_enrollment_profile.abm-iphones',
      to: 'intune_dep_ios_enrollment_profile.abm-contoso-iphones',
    },
    {
      from: 'intune_default_dep_enrollment_profile.abm-iOS',
      to: 'intune_default_dep_enrollment_profile.abm-contoso-iOS',
    },
    { from: 'intune_device_category.kiosk', to: 'intune_device_category.kiosks' },
    { from: 'intune_device_category.a_b', to: 'intune_device_category.shop' },
  ]);
});

test('former names of an object and its children move every possible address of a state, one after another', () => {
  const tenant = tenantWith({
    enrollment: {
      apple: {
        pushCertificate: { appleIdentifier: 'mdm@contoso.com' },
        automatedDeviceEnrollment: [
          {
            tokenName: 'ABM Contoso',
            formerly: 'ABM',
            profiles: { ios: [{ displayName: 'iPhones', formerly: 'Phones' }] },
            defaultProfiles: { ios: 'iPhones' },
          },
        ],
      },
    },
    imports: [{ to: 'intune_dep_ios_enrollment_profile.abm-phones', id: '1' }],
  });

  const { moved, import: imported } = synthesize(tenant);
  const ofProfile = moved?.filter(({ to }) => to.startsWith('intune_dep_ios_enrollment_profile.'));

  // Terraform refuses two moves to one address.
  expect(ofProfile).toEqual([
    {
      from: 'intune_dep_ios_enrollment_profile.abm-contoso-phones',
      to: 'intune_dep_ios_enrollment_profile.abm-contoso-iphones',
    },
    {
      from: 'intune_dep_ios_enrollment_profile.abm-iphones',
      to: 'intune_dep_ios_enrollment_profile.abm-contoso-phones',
    },
    { from: 'intune_dep_ios_enrollment_profile.abm-phones', to: 'intune_dep_ios_enrollment_profile.abm-iphones' },
  ]);
  expect(imported).toEqual([{ to: 'intune_dep_ios_enrollment_profile.abm-contoso-iphones', id: '1' }]);
});

test('a former name that is declared is refused', () => {
  const tenant = tenantWith({
    ...managed,
    enrollment: { categories: [{ displayName: 'Kiosk' }, { displayName: 'Kiosks', formerly: 'Kiosk' }] },
  });

  expect(codesOf(tenant)).toEqual(['INT1035']);
});

test('a former name that is declared is refused once, at its place, and not at child objects', () => {
  const token = (tokenName: string): object => ({
    tokenName,
    profiles: { ios: [{ displayName: 'iPhones' }] },
    defaultProfiles: { ios: 'iPhones' },
  });
  const tenant = tenantWith({
    ...managed,
    enrollment: {
      apple: {
        pushCertificate: { appleIdentifier: 'mdm@contoso.com' },
        automatedDeviceEnrollment: [token('ABM'), { ...token('ABM Contoso'), formerly: 'ABM' }],
      },
    },
  } as LooseProps);

  expect(tenant.diagnostics).toMatchObject([
    {
      code: 'INT1035',
      where: { path: ['spec', 'enrollment', 'apple', 'automatedDeviceEnrollment', 1, 'formerly'] },
    },
  ]);
});

test('separate imports take precedence, follow a former name, and are reported without an object', () => {
  const tenant = tenantWith({
    ...managed,
    imports: [
      { to: 'intune_device_category.kiosk', id: '1' },
      { to: 'intune_device_category.office', id: '2' },
      { to: 'intune_device_category.gone', id: '3' },
    ],
    enrollment: {
      categories: [
        { displayName: 'Kiosks', formerly: 'Kiosk' },
        { displayName: 'Office', import: { id: '4' } },
      ],
    },
  });

  expect(synthesize(tenant).import).toEqual([
    { to: 'intune_device_category.office', id: '4' },
    { to: 'intune_device_category.kiosks', id: '1' },
  ]);
  expect(tenant.diagnostics).toMatchObject([{ code: 'INT1036', where: { address: 'intune_device_category.gone' } }]);
});

test('a released object is forgotten without being deleted, and cannot be declared', () => {
  const tenant = tenantWith({ release: ['categories.Kiosk', 'retention'], enrollment: { limits: { default: 3 } } });
  const both = tenantWith({
    ...managed,
    release: ['categories.Kiosk'],
    enrollment: { categories: [{ displayName: 'Kiosk' }] },
  });

  const { removed, locals } = synthesize(tenant);

  expect(removed).toEqual([{ from: 'intune_device_category.kiosk', lifecycle: { destroy: false } }]);
  expect(locals).toEqual({ release: ['categories.Kiosk', 'retention'] });
  expect(codesOf(both)).toEqual(['INT1034']);
});

test('protects objects with the flag, and those in the list', () => {
  const tenant = tenantWith({
    preventDestroy: ['limits.default'],
    maxDeletions: 0,
    enrollment: {
      limits: { default: 3 },
      categories: [{ displayName: 'Kiosk', preventDestroy: true }, { displayName: 'Office' }],
    },
  });

  const { resource = {}, locals } = synthesize(tenant);

  expect(resource.intune_device_category?.kiosk?.lifecycle).toEqual({ prevent_destroy: true });
  expect(resource.intune_device_category?.office?.lifecycle).toBeUndefined();
  expect(resource.intune_default_device_enrollment_limit?.default?.lifecycle).toEqual({ prevent_destroy: true });
  expect(locals).toEqual({ prevent_destroy: ['limits.default'], max_deletions: 0 });
});

test('an invalid selector is refused with a list of the sections', () => {
  const tenant = tenantWith({ preventDestroy: ['categorys.Kiosk'] });

  expect(tenant.diagnostics).toMatchObject([{ code: 'INT1033', where: { path: ['spec', 'preventDestroy', 0] } }]);
  expect(tenant.diagnostics[0]?.why).toContain('categories');
});

test.each([
  ['enrollment.categories.Kiosk', 'intune_device_category.kiosk', true],
  ['categories', 'intune_device_category.kiosk', true],
  ['categories.Office', 'intune_device_category.kiosk', false],
  ['enrollment', 'intune_device_category.kiosk', true],
  ['limits.default', 'intune_default_device_enrollment_limit.default', true],
  ['limits.default', 'intune_device_enrollment_limit.default', false],
  ['limits.custom.Field staff', 'intune_device_enrollment_limit.field-staff', true],
  ['apple.automatedDeviceEnrollment.ABM', 'intune_dep_ios_enrollment_profile.abm-iphones', true],
  ['intune_device_category.kiosk', 'intune_device_category.kiosk', true],
])('%s means %s: %s', (text, address, means) => {
  expect(parseSelector(text)?.matches(address)).toBe(means);
});

test.each([
  ['intune_device_category.kiosk', 'Kiosk', 'categories.Kiosk'],
  ['intune_device_category.booth', 'Kiosk', 'categories.booth'],
  ['intune_default_device_enrollment_limit.default', undefined, 'limits.default'],
  ['intune_managed_device_cleanup_rule.windows', 'Device cleanup: windows', 'retention.cleanupRules.windows'],
  ['intune_device_enrollment_limit_order.order', undefined, undefined],
  ['module.old.intune_device_category.kiosk', 'Kiosk', undefined],
  ['intune_device_category.kiosk[0]', 'Kiosk', undefined],
  ['intune_device_category.all["a.b"]', 'Kiosk', undefined],
])('selects the object at %s, named %s, by %s', (address, label, selector) => {
  expect(selectorFor(address, label)).toBe(selector);
});

test('selects every object of a tenant by a selector that matches its address', () => {
  const text = readFileSync('examples/all-platforms.yaml', 'utf8');
  const tenant = IntuneTenant.fromYaml(Testing.app(), { text, file: 'examples/all-platforms.yaml' });
  const objects = Object.entries(synthesize(tenant).resource ?? {}).flatMap(([type, ofType]) =>
    Object.entries(ofType).map(([id, { display_name: label }]) => ({ address: `${type}.${id}`, label })),
  );

  const selected = objects.map(({ address, label }) => ({
    address,
    selector: selectorFor(address, typeof label === 'string' ? label : undefined),
  }));

  const wrong = selected.filter(({ address, selector }) => selector && !parseSelector(selector)?.matches(address));
  expect(selected.filter(({ selector }) => selector === undefined).map(({ address }) => address)).toEqual(
    objects.map(({ address }) => address).filter((address) => address.includes('_order.')),
  );
  expect(wrong).toEqual([]);
});
