import { compareStack } from '../../../cli/drift/compare-stack.js';
import { blocksOf } from '../../../cli/tenants/blocks.js';
import { definitions } from '../../../cli/tenants/definitions.js';
import {
  type Attribute,
  type Json,
  type JsonObject,
  presenceOf,
  type ResourceDefinition,
  terraformType,
  toPlanJson,
  toTerraformName,
  toTerraformNames,
  type ValueObject,
} from '../../../core/index.js';
import { resources } from '../../../provider/resources/index.js';
import { type Report, reportOf } from '../../../report/index.js';
import { yamlOf } from '../../examples/example.js';
import { startExampleTenant } from '../../examples/example-tenant.js';
import { placedExample } from '../../support/surroundings.js';
import { identityFor, startTenant, type TestTenant, testTime } from '../../support/tenant.js';
import { driftOf } from './drifting.js';

const locate = (): { readonly file: string; readonly line: number } => ({ file: 'tenant.yaml', line: 7 });

async function driftOfStack({ context }: TestTenant, resource: JsonObject): Promise<Report> {
  const { blocks } = blocksOf({ resource });
  const { plan, diagnostics } = await compareStack({ blocks, context, module: '/nowhere', locate });
  return reportOf(plan, definitions, { tenant: { name: 'contoso' }, withoutState: true, now: testTime, diagnostics });
}

/** An object that is not in the tenant, whose id is unknown. */
const missing = { intune_role_scope_tag: { missing: { display_name: 'Missing' } } };
const unknownId = '${intune_role_scope_tag.missing.id}';

function stackOf(definition: ResourceDefinition, declared: JsonObject): JsonObject {
  return { ...missing, [terraformType(definition.name)]: { ...tagBeside(definition), it: declared } };
}

function tagBeside(definition: ResourceDefinition): JsonObject {
  return terraformType(definition.name) === 'intune_role_scope_tag' ? missing.intune_role_scope_tag : {};
}

/** The example as declared, and once for each attribute that can refer to another object, with an unknown id there. */
function declarationsOf(definition: ResourceDefinition, example: ValueObject): readonly JsonObject[] {
  const declared = withoutNull(toPlanJson(toTerraformNames(definition.attributes, example)));
  return [
    declared,
    ...Object.entries<Attribute>(definition.attributes).flatMap(([name, attribute]) => {
      const value = presenceOf(attribute) === 'computed' ? undefined : unknownOf(attribute);
      return value === undefined ? [] : [{ ...declared, [toTerraformName(name)]: value }];
    }),
  ];
}

function unknownOf(attribute: Attribute): Json | undefined {
  if (attribute.kind === 'string') return unknownId;
  if ((attribute.kind === 'set' || attribute.kind === 'list') && attribute.element.kind === 'string')
    return [unknownId];
  return undefined;
}

function withoutNull(object: Json): JsonObject {
  const entries = typeof object === 'object' && object !== null && !Array.isArray(object) ? Object.entries(object) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== null));
}

/** What a report says that somebody or the declaration did since an apply that never took place. */
function accusations({ findings }: Report): readonly string[] {
  return findings.flatMap((finding) => [
    ...(finding.kind === 'pending' || finding.kind === 'both' ? [`${finding.address} is ${finding.kind}`] : []),
    ...finding.attributes
      .filter(({ kind }) => kind !== 'drift')
      .map(({ kind, path }) => `${path} of ${finding.address} is ${kind}`),
  ]);
}

test.each(resources.map((definition) => [definition.name, definition] as const))(
  '%s that was never applied, or applied otherwise, is only drift to a comparison without a state',
  async (_name, definition) => {
    await using tenant = await startTenant({}, identityFor(definition));
    const { declared, changed } = await placedExample(definition, tenant);
    const stacks = declarationsOf(definition, declared).map((one) => stackOf(definition, one));

    const before = await Promise.all(stacks.map((stack) => driftOfStack(tenant, stack)));
    await tenant.apply(definition, changed);
    tenant.restart();
    const after = await Promise.all(stacks.map((stack) => driftOfStack(tenant, stack)));

    expect([...before, ...after].flatMap(accusations)).toEqual([]);
    expect(before[0]?.findings.map(({ kind }) => kind)).toContain('drift');
  },
);

test.each(['all-platforms', 'school', 'phones-only'])(
  '%s compared with a tenant to which it was never applied is drift, and nobody is accused',
  async (name) => {
    await using tenant = await startExampleTenant(name);

    const report = await driftOf(yamlOf(name), tenant);

    expect(accusations(report)).toEqual([]);
    expect(report.verdict).toBe('drift');
    expect(report.findings.filter(({ changed }) => changed !== undefined)).toEqual([]);
  },
);
