import { identical, type ResourceDefinition, type ValueObject } from '../../../core/index.js';
import { type CompareAnswer, compareResource } from '../../../provider/engine/index.js';
import { resources } from '../../../provider/resources/index.js';
import { placedExample } from '../../support/surroundings.js';
import { complete, identityFor, startTenant, type TestTenant } from '../../support/tenant.js';

function compare(tenant: TestTenant, definition: ResourceDefinition, config: ValueObject): Promise<CompareAnswer> {
  tenant.restart();
  return compareResource(definition, complete(definition.attributes, config), tenant.context);
}

/** Searches of bulk resources are POSTs that Microsoft documents as functions: they change nothing. */
function isRead({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'GET' || /\/searchExistingIdentities\b/u.test(path);
}

test.each(resources.map((definition) => [definition.name, definition] as const))(
  '%s that was applied as it is declared compares as equal, without state and with reads alone',
  async (_name, definition) => {
    await using tenant = await startTenant({}, identityFor(definition));
    const { declared } = await placedExample(definition, tenant);
    await tenant.manage(definition, declared);
    tenant.requests();

    const { comparison, diagnostics } = await compare(tenant, definition, declared);

    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(comparison?.live).not.toBeNull();
    expect(comparison && identical(comparison.live, comparison.planned)).toBe(true);
    expect(tenant.requests().filter((request) => !isRead(request))).toEqual([]);
  },
);
