import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { locator } from '../../cli/tenants/locate.js';
import { App } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';
import { isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import { loadDeclarations } from '../../schemas/index.js';
import { repositoryRoot } from '../support/source-files.js';

const folder = join(repositoryRoot, 'examples');
const examples = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** Addresses that no single part of a declaration makes. */
const shared = new Set(['data.intune_name_lookup.names', 'data.intune_tenant.account']);

test.each(examples)('every address of %s has its own line in the declaration', (name) => {
  const { tenant, locate } = loaded(name);
  const addresses = addressesOf(tenant.toTerraform() as JsonObject);
  const places = addresses.map((address) => ({ address, ...locate(address) }));

  expect(addresses.length).toBeGreaterThan(2);
  expect(places.filter(({ address, line }) => line === undefined && !shared.has(address))).toEqual([]);
});

test.each([
  ['intune_device_category.kiosk', '      - { displayName: Kiosk,'],
  ['intune_default_device_enrollment_limit.default', '      default: 5'],
  ['intune_device_enrollment_limit.service-desk', '        - displayName: Service desk'],
  // The order of a list is its list.
  ['intune_device_enrollment_limit_order.order', '        - displayName: Service desk'],
])('%s is found at its own line', (address, start) => {
  const { file, locate } = loaded('all-platforms.yaml');
  const { line = 0 } = locate(address) ?? {};

  expect(readFileSync(file, 'utf8').split('\n')[line - 1]?.startsWith(start)).toBe(true);
});

test('addresses without a declared part come from the file', () => {
  const { file, locate } = loaded('contoso.yaml');

  expect(locate('provider["registry.terraform.io/intuneform/intune"]')).toEqual({ file });
});

function loaded(name: string): {
  readonly file: string;
  readonly tenant: IntuneTenant;
  readonly locate: ReturnType<typeof locator>;
} {
  const file = join(folder, name);
  const [declaration] = loadDeclarations([file]).declarations;
  if (!declaration) throw new Error(`${name} is no declaration`);
  const tenant = IntuneTenant.fromDeclaration(new App(), declaration.declaration);
  return { file, tenant, locate: locator(declaration, tenant) };
}

function addressesOf({ resource, data }: JsonObject): readonly string[] {
  return [...namesIn(resource), ...namesIn(data).map((address) => `data.${address}`)];
}

function namesIn(blocks: Json | undefined): readonly string[] {
  return Object.entries(isJsonObject(blocks) ? blocks : {}).flatMap(([type, objects]) =>
    Object.keys(isJsonObject(objects) ? objects : {}).map((name) => `${type}.${name}`),
  );
}
