import { DefaultTokenResolver, StringConcat } from 'cdktf';
import type { Construct } from 'constructs';
import fc from 'fast-check';

import {
  Aspects,
  Lazy,
  TerraformResource,
  TerraformStack,
  Testing,
  Token,
  Tokenization,
} from '../../constructs/cdk.js';
import { IntuneDeviceCategory, IntuneTenant } from '../../constructs/index.js';
import { plainJson } from '../../constructs/plain-json.js';
import { exampleNames, yamlOf } from '../examples/example.js';
import { tenantWith } from './synthesize.js';

class Other extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    readonly attributes: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id, { terraformResourceType: 'other_thing' });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes };
  }
}

/** The stack as cdktf alone renders it. */
function byCdktf(tenant: IntuneTenant): unknown {
  return TerraformStack.prototype.toTerraform.call(tenant);
}

function expectSame(tenant: IntuneTenant): void {
  tenant.prepareStack();
  expect(tenant.toTerraform()).toEqual(byCdktf(tenant));
}

function tenantOfCategories(): IntuneTenant {
  return tenantWith({ enrollment: { categories: [{ displayName: 'Kiosk' }, { displayName: 'Office' }] } });
}

test.each(exampleNames)('renders %s as cdktf does', (name) => {
  const tenant = IntuneTenant.fromYaml(Testing.app(), yamlOf(name));
  Testing.synth(tenant);

  expectSame(tenant);
});

const additions: Readonly<Record<string, (tenant: IntuneTenant, category: IntuneDeviceCategory) => void>> = {
  'a reference': (tenant, { id }) => new Other(tenant, 'other', { category: id }),
  'a lazy value': (tenant) => new Other(tenant, 'other', { at: Lazy.stringValue({ produce: () => 'later' }) }),
  'a number of Terraform': (tenant, { fqn }) => new Other(tenant, 'other', { size: Token.asNumber(fqn) }),
  'a list of Terraform': (tenant, { fqn }) => new Other(tenant, 'other', { list: Token.asList(fqn) }),
  'a map of Terraform': (tenant, { fqn }) => new Other(tenant, 'other', { map: Token.asStringMap(fqn) }),
  'undefined members': (tenant) => new Other(tenant, 'other', { a: undefined, list: [undefined, { b: undefined }] }),
  'a text that looks like a number': (tenant) => new Other(tenant, 'other', { name: '1e+289 and -1.2e-3' }),
  'an escaped text': (tenant) => new Other(tenant, 'other', { name: '$${not} %%{a} ${path.module}' }),
  'an override of a block': (tenant, { friendlyUniqueId }) => {
    tenant.addOverride(`resource.intune_device_category.${friendlyUniqueId}.description`, 'Overridden');
  },
  'an override that removes': (tenant, { friendlyUniqueId }) => {
    tenant.addOverride(`resource.intune_device_category.${friendlyUniqueId}.display_name`, undefined);
  },
  'an override of a resource': (_tenant, category) => {
    category.addOverride('lifecycle.ignore_changes', ['description']);
  },
  'an override, and one that hides it': (tenant) => {
    tenant.addOverride('//', undefined);
    tenant.addOverride('resource.intune_device_category', undefined);
  },
  'a lazy value that reads an earlier block': (tenant, category) => {
    new Other(tenant, 'other', { json: Lazy.stringValue({ produce: () => JSON.stringify(category.toTerraform()) }) });
  },
  'an override of something else': (tenant) => {
    tenant.addOverride('locals.answer', 42);
  },
  'two blocks with one address': (tenant, { friendlyUniqueId }) => {
    new IntuneDeviceCategory(tenant, 'second', { displayName: 'Second' }).overrideLogicalId(friendlyUniqueId);
  },
  'an import': (_tenant, category) => {
    category.importFrom('00000000-0000-4000-8000-000000000001');
  },
  'a move': (_tenant, category) => {
    category.moveFromId('intune_device_category.before');
  },
  'a block that describes itself': (_tenant, category) => {
    Object.defineProperty(category, 'toMetadata', { value: () => ({ own: { a: 1 } }), configurable: true });
  },
  'a block that renders itself': (_tenant, category) => {
    Object.defineProperty(category, 'toTerraform', {
      value: () => ({ resource: { a: { b: {} } } }),
      configurable: true,
    });
  },
};

test.each(Object.entries(additions))('renders %s as cdktf does', (_name, add) => {
  const tenant = tenantOfCategories();
  const category = tenant.node.findAll().find((node) => node instanceof IntuneDeviceCategory);
  if (!category) throw new Error('no category');

  add(tenant, category);

  expectSame(tenant);
  // cdktf alone again, after blocks were hidden from it.
  expectSame(tenant);
});

test('cdktf gets no block without tokens, and all others', () => {
  const tenant = tenantOfCategories();
  new Other(tenant, 'other', { at: Lazy.stringValue({ produce: () => 'later' }) });
  const rendered: string[] = [];
  const original = Reflect.get(TerraformStack.prototype, 'toTerraform') as () => unknown;
  const spy = jest.spyOn(TerraformStack.prototype, 'toTerraform').mockImplementation(function (this: TerraformStack) {
    const json = original.call(this);
    rendered.push(JSON.stringify(json));
    return json;
  });

  const json = JSON.stringify(tenant.toTerraform());
  spy.mockRestore();

  expect(rendered).toEqual([expect.not.stringContaining('"intune_device_category":{')]);
  expect(rendered).toEqual([expect.stringContaining('"other_thing":{')]);
  expect(json).toContain('"intune_device_category":{');
});

test('renders a lazy value that reads a later block as cdktf does', () => {
  const tenant = tenantWith();
  const later: IntuneDeviceCategory[] = [];
  new Other(tenant, 'other', { json: Lazy.stringValue({ produce: () => JSON.stringify(later[0]?.toTerraform()) }) });
  later.push(new IntuneDeviceCategory(tenant, 'later', { displayName: 'Later' }));

  expectSame(tenant);
  expect(JSON.stringify(tenant.toTerraform())).toContain(String.raw`\"display_name\":\"Later\"`);
});

test('blocks render again after an error', () => {
  const tenant = tenantOfCategories();
  new Other(tenant, 'other', {
    broken: Lazy.stringValue({
      produce: () => {
        throw new Error('broken');
      },
    }),
  });

  expect(() => tenant.toTerraform() as unknown).toThrow('broken');

  const category = tenant.node.findAll().find((node) => node instanceof IntuneDeviceCategory);
  expect(category?.toTerraform()).toHaveProperty('resource.intune_device_category');
});

test('prepares references to other stacks', () => {
  const app = Testing.app();
  const first = new IntuneTenant(app, 'first', { tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' });
  const second = new IntuneTenant(app, 'second', { tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3302' });
  const category = new IntuneDeviceCategory(first, 'shared', { displayName: 'Shared' });
  new Other(second, 'other', { category: category.id });

  app.synth();

  expect(JSON.stringify(second.toTerraform())).toContain('data.terraform_remote_state');
});

test('applies what an aspect changes after the stack was prepared', () => {
  const tenant = tenantOfCategories();
  Aspects.of(tenant).add({
    visit: (node) => {
      if (node instanceof IntuneDeviceCategory) node.description = 'From an aspect';
    },
  });
  tenant.prepareStack();

  Testing.synth(tenant);

  expect(JSON.stringify(tenant.toTerraform())).toContain('From an aspect');
});

const json = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, undefined, true, 0, -1.5, '', '${a.b.c}', '$${a}', '1e5', '}', '%{if a}'),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('json'), { maxKeys: 3 }),
  ),
})).json;

test('plain JSON is what cdktf resolves it to', () => {
  const stack = new TerraformStack(Testing.app(), 'any');
  const resolver = new DefaultTokenResolver(new StringConcat());
  fc.assert(
    fc.property(json, (value) => {
      const plain = plainJson({ value });
      fc.pre(plain !== undefined);
      expect(plain).toEqual(Tokenization.resolve({ value }, { scope: stack, resolver, preparing: false }));
    }),
    { numRuns: 2000 },
  );
});
