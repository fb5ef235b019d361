import {
  type Diagnostic,
  error,
  type ResourceDefinition,
  terraformType,
  toTerraformName,
  type ValueObject,
} from '../../core/index.js';
import type { EngineContext, StateAnswer } from './contract.js';
import { renderImportId } from './facets/place.js';
import { identifyingAttributes, lackOf } from './facets/resource-identity.js';
import { sameId } from './locate.js';
import { importResource } from './tenant-bound.js';

/**
 * Imports an object of the tenant by its identity, as `importResource` does by its id.
 *
 * The identity can name the tenant. INT2028 if that is not the configured one.
 */
export async function importByIdentity(
  definition: ResourceDefinition,
  identity: ValueObject,
  context: EngineContext,
  definitions: readonly ResourceDefinition[] = [],
): Promise<StateAnswer> {
  const refused = incomplete(definition, identity) ?? ofAnotherTenant(definition, identity, context);
  if (refused) return { state: null, private: {}, diagnostics: [refused] };
  const own = identifyingAttributes(definition).at(-1) ?? 'id';
  const importId = renderImportId(definition, { ...identity, id: identity[own] ?? null });
  return importResource(definition, importId, context, definitions);
}

function incomplete(definition: ResourceDefinition, identity: ValueObject): Diagnostic | undefined {
  const names = identifyingAttributes(definition);
  const isRequired = (name: string): boolean => names.includes(name) || (identity[name] ?? null) !== null;
  const lacks = [...names, 'tenantId'].filter(isRequired).flatMap((name) => {
    const lack = lackOf(identity[name] ?? null);
    return lack === undefined ? [] : [`${toTerraformName(name)} is ${lack}`];
  });
  if (lacks.length === 0) return undefined;
  const given = givenParts(definition, identity);
  const parts = names.map((name) => `${toTerraformName(name)} = "…"`);
  return error('INT2027', {
    what: `the import of ${terraformType(definition.name)} has an incomplete identity`,
    why: `${lacks.join(', and ')}${given === '' ? '' : ` (given: ${given})`}`,
    fix: `set each part to a value that is known before apply: \`identity = { ${parts.join(', ')} }\`; tenant_id is optional`,
  });
}

/** Shows which of several imports is meant, because Terraform does not name the import block. */
function givenParts(definition: ResourceDefinition, identity: ValueObject): string {
  return identifyingAttributes(definition)
    .filter((name) => lackOf(identity[name] ?? null) === undefined)
    .map((name) => `${toTerraformName(name)} = ${JSON.stringify(identity[name])}`)
    .join(', ');
}

function ofAnotherTenant(
  definition: ResourceDefinition,
  identity: ValueObject,
  { graph }: EngineContext,
): Diagnostic | undefined {
  const { tenantId = null } = identity;
  if (tenantId === null || sameId(tenantId, graph.tenantId)) return undefined;
  return error('INT2028', {
    what: `the import of ${terraformType(definition.name)} names an object of another tenant`,
    why: `tenant_id is ${JSON.stringify(tenantId)} (given: ${givenParts(definition, identity)}); the provider is configured for tenant ${graph.tenantId}`,
    fix: 'configure the provider for that tenant, or correct or remove tenant_id in the identity',
  });
}
