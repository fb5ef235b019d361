import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Construct } from 'constructs';

import { App, Lazy, TerraformStack, Testing, Token } from '../../constructs/cdk.js';
import { DeviceRetention, IntuneDeviceCategory, IntuneTenant, MdmAuthority } from '../../constructs/index.js';
import { codesOf, synthesize, tenantId, tenantWith } from './synthesize.js';

test('configures the provider for the tenant, without an endpoint and without credentials', () => {
  expect(synthesize(tenantWith())).toEqual({
    provider: { intune: [{ tenant_id: tenantId }] },
    terraform: {
      required_providers: { intune: { source: 'registry.terraform.io/intuneform/intune', version: packageVersion() } },
    },
  });
});

test('passes endpoint and settings on to the provider where they are given', () => {
  const tenant = tenantWith({
    graphEndpoint: 'http://127.0.0.1:1234',
    provider: { useOidc: true, environment: 'china' },
  });

  expect(synthesize(tenant).provider).toEqual({
    intune: [{ tenant_id: tenantId, graph_endpoint: 'http://127.0.0.1:1234', use_oidc: true, environment: 'china' }],
  });
});

test('stores the state next to the working folder, under the name of the tenant', () => {
  const app = Testing.app();
  new IntuneTenant(app, 'contoso', { tenantId });

  app.synth();

  const file = join(app.outdir, 'stacks', 'contoso', 'cdk.tf.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    terraform: { backend: { local: { path: join(process.cwd(), 'terraform.contoso.tfstate') } } },
  });
});

test('creates the authority before every other resource, including those of the user, but not before data sources', () => {
  const tenant = tenantWith({
    authority: { desired: 'intune' },
    enrollment: { limits: { default: 5 }, categories: [{ displayName: 'Kiosk' }] },
    retention: { cleanupRules: [{ platform: 'ios', inactiveDays: 90 }] },
  });
  new IntuneDeviceCategory(new Construct(tenant, 'own'), 'Default', { displayName: 'Own' });

  const { resource = {}, data = {} } = synthesize(tenant);

  const { intune_mdm_authority: authority, ...others } = resource;
  const dependencies = Object.values(others).flatMap((byName) => Object.values(byName).map((one) => one.depends_on));
  expect(authority).toEqual({ authority: { authority: 'intune' } });
  expect(dependencies).toEqual(Array.from({ length: 4 }, () => ['intune_mdm_authority.authority']));
  expect(data.intune_device_cleanup_preview?.ios).toEqual({ platform: 'ios', inactive_days: 90 });
});

test('adds the dependency once, however often it is synthesized', () => {
  const tenant = tenantWith({ authority: { desired: 'intune' }, enrollment: { limits: { default: 5 } } });

  const first = synthesize(tenant);

  expect(synthesize(tenant)).toEqual(first);
});

test('declares the transition from another authority', () => {
  const transition = { from: 'office365', acknowledge: ['coexistence', 'apns-required', 'irreversible'] } as const;

  expect(synthesize(tenantWith({ authority: { desired: 'intune', transition } })).resource).toEqual({
    intune_mdm_authority: { authority: { authority: 'intune', transition } },
  });
});

test('synthesizes the same from parts that are added as constructs', () => {
  const authority = { desired: 'intune' } as const;
  const retention = { cleanupRules: [{ platform: 'ios', inactiveDays: 90 }], maxAffected: { count: 5 } } as const;
  const tenant = tenantWith();
  new MdmAuthority(tenant, 'authority', authority);
  new DeviceRetention(tenant, 'retention', retention);

  expect(synthesize(tenant)).toEqual(synthesize(tenantWith({ authority, retention })));
});

test('reports all problems of properties at once, and builds nothing', () => {
  const tenant = tenantWith({
    tenantId: 'contoso.com',
    authority: { desired: 'office365' },
    enrollment: { limits: { default: 16 } },
  });

  expect(codesOf(tenant)).toEqual(['INT1101', 'INT1120', 'INT1110']);
  expect(() => synthesize(tenant)).toThrow(/INT1101.*\n.*INT1120.*\n.*INT1110/u);
});

test('applies the rules across constructs', () => {
  const tenant = tenantWith();
  new DeviceRetention(tenant, 'one', { cleanupRules: [{ platform: 'ios', inactiveDays: 90 }] });
  new DeviceRetention(tenant, 'two', { cleanupRules: [{ platform: 'ios', inactiveDays: 120 }] });

  expect(codesOf(tenant)).toEqual(['INT1202', 'INT1290', 'INT1290']);
});

test('recognizes an authority that is added as a construct', () => {
  const tenant = tenantWith({ enrollment: { limits: { default: 5 } } });

  expect(codesOf(tenant)).toEqual(['INT1111']);
  new MdmAuthority(tenant, 'authority', { desired: 'intune' });
  expect(codesOf(tenant)).toEqual([]);
});

test('refuses two constructs with the same Terraform address', () => {
  const tenant = tenantWith({
    authority: { desired: 'intune' },
    enrollment: { categories: [{ displayName: 'Kiosk' }] },
  });
  new IntuneDeviceCategory(tenant, 'kiosk', { displayName: 'Other' });

  expect(codesOf(tenant)).toEqual(['INT1290']);
});

test('leaves values that only Terraform knows to the checks of the plan', () => {
  const everyone = [{ allUsers: true as const }];
  const tenant = tenantWith({
    authority: { desired: 'intune' },
    enrollment: {
      restrictions: {
        custom: [
          { displayName: 'A', platformType: 'windows', osMinimumVersion: '${var.least}', assignments: everyone },
          {
            displayName: 'B',
            platformType: 'windows',
            osMinimumVersion: '11',
            osMaximumVersion: '10',
            assignments: everyone,
          },
        ],
      },
      corporateIdentifiers: [{ importedDeviceIdentityType: 'imei', importedDeviceIdentifier: '${var.imei}' }],
      windows: {
        autopilot: {
          profiles: [{ displayName: 'C', deviceNameTemplate: '${var.prefix}-%SERIAL%', assignments: everyone }],
        },
      },
    },
  });

  expect(tenant.diagnostics.map(({ code, where }) => [code, where?.path?.at(-2)])).toEqual([['INT1255', 1]]);
});

test('skips values that only Terraform knows', () => {
  const days = Token.asNumber('${var.days}');
  const tenant = tenantWith({
    tenantId: Lazy.stringValue({ produce: () => '${var.tenant}' }),
    authority: { desired: 'intune' },
    enrollment: { categories: [{ displayName: '${var.category}' }] },
    retention: { cleanupRules: [{ platform: 'ios', inactiveDays: days }] },
  });

  expect(codesOf(tenant)).toEqual([]);
  expect(Object.keys(synthesize(tenant).resource?.intune_device_category ?? {})).toEqual(['category-1']);
  expect(synthesize(tenant).data).toEqual({
    intune_device_cleanup_preview: { ios: { platform: 'ios', inactive_days: '${var.days}' } },
  });
});

test('synthesizes the same tenant from YAML and from properties', () => {
  const spec = {
    tenantId,
    authority: { desired: 'intune' },
    enrollment: { categories: [{ displayName: 'Kiosk' }] },
  } as const;
  const text = JSON.stringify({
    apiVersion: 'intuneform/v1',
    kind: 'IntuneTenant',
    metadata: { name: 'contoso' },
    spec,
  });

  const fromYaml = IntuneTenant.fromYaml(
    Testing.app(),
    { text, file: 'contoso.yaml' },
    { graphEndpoint: 'http://localhost:1' },
  );

  expect(fromYaml.node.id).toBe('contoso');
  expect(synthesize(fromYaml)).toEqual(synthesize(tenantWith({ ...spec, graphEndpoint: 'http://localhost:1' })));
});

test('does not let Terraform evaluate expressions in YAML', () => {
  const displayName = '${file("/etc/passwd")} %{ if true }100%';
  const spec = { tenantId, authority: { desired: 'intune' }, enrollment: { categories: [{ displayName }] } };
  const text = JSON.stringify({
    apiVersion: 'intuneform/v1',
    kind: 'IntuneTenant',
    metadata: { name: 'contoso' },
    spec,
  });

  const tenant = IntuneTenant.fromYaml(Testing.app(), { text, file: 'contoso.yaml' });

  const [category] = Object.values(synthesize(tenant).resource?.intune_device_category ?? {});
  expect(category?.display_name).toBe('$${file("/etc/passwd")} %%{ if true }100%');
});

test('reports problems of YAML at synth, for all files of the app, with line and column', () => {
  const app = Testing.app();
  IntuneTenant.fromYaml(app, { text: 'spec:\n  tenantId: 5', file: 'folder/one.yaml' });
  IntuneTenant.fromYaml(app, { text: 'a: 1\na: 2', file: 'folder/two.yaml' });

  const errors = app.node.findAll().flatMap((node) => (node instanceof IntuneTenant ? node.node.validate() : []));

  expect(errors).toContain(
    'INT1023: tenantId has the wrong type; got 5; it must be text; write text (folder/one.yaml:2:13 spec.tenantId)',
  );
  expect(errors).toContain(
    'INT1011: a key occurs twice; the keys of an object must be unique; keep one of them (folder/two.yaml:2:1)',
  );
  expect(() => {
    app.synth();
  }).toThrow('INT1023');
});

test('reports a missing file, and two files that cannot be read under one name', () => {
  const app = Testing.app();
  const tenants = ['absent/contoso.yaml', 'missing/contoso.yaml'].map((file) => IntuneTenant.fromYaml(app, file));

  expect(tenants.map(codesOf)).toEqual([['INT1001'], ['INT1001']]);
});

test('annotates warnings, and does not fail because of them', () => {
  const app = new App({ outdir: Testing.app().outdir });
  const tenant = new IntuneTenant(app, 'contoso', { tenantId, enrollment: { limits: { default: 5 } } });

  app.synth();

  expect(
    tenant.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data).slice(0, 7)),
  ).toEqual(['INT1111']);
});

test('is a stack like any other', () => {
  expect(TerraformStack.isStack(tenantWith())).toBe(true);
});

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
