import {
  type Diagnostic,
  error,
  isJsonObject,
  jsonElements,
  type JsonObject,
  providerAddress,
  terraformType,
} from '../../core/index.js';
import { parseJson } from '../process/read-file.js';
import { definitions } from '../tenants/definitions.js';

/**
 * Returns INT2150 if a state belongs to another tenant than the declared one.
 *
 * The provider also rejects such a state, wherever it is stored; here, it is rejected before Terraform starts. Objects
 * of an alias of the provider are left to the provider, because an alias can belong to another tenant.
 */
export function otherTenantsState(text: string, tenantId: string, file?: string): Diagnostic | undefined {
  const state = parseJson(text);
  const resources = isJsonObject(state) ? jsonElements(state.resources).filter(isJsonObject) : [];
  const owner = resources
    .filter(isOurs)
    .flatMap(ownersOf)
    .find((one) => one.toLowerCase() !== tenantId.toLowerCase());
  if (owner === undefined) return undefined;
  return error('INT2150', {
    what: `the state belongs to tenant ${owner}; nothing was planned or changed`,
    ...(file !== undefined && { where: { file } }),
    why: `the declaration is for tenant ${tenantId}, where the ${String(resources.length)} resources of this state do not exist`,
    fix: `set the tenant id to ${owner} again; for tenant ${tenantId}, use another metadata.name, which has a separate state`,
  });
}

/** Whether objects belong to the provider's default configuration. */
function isOurs({ mode, provider }: JsonObject): boolean {
  return mode === 'managed' && provider === `provider["${providerAddress}"]`;
}

function ownersOf({ type, instances }: JsonObject): readonly string[] {
  return jsonElements(instances)
    .filter(isJsonObject)
    .flatMap(({ private: bytes, attributes }) => {
      const owner = recordedIn(bytes) ?? (tenantWide.has(type) && isJsonObject(attributes) ? attributes.id : undefined);
      return typeof owner === 'string' ? [owner] : [];
    });
}

/** The provider's private data in the state of an object. */
function recordedIn(bytes: unknown): unknown {
  const remembered = typeof bytes === 'string' ? parseJson(Buffer.from(bytes, 'base64').toString('utf8')) : undefined;
  return isJsonObject(remembered) ? remembered.tenant : undefined;
}

/** Types whose id is the tenant id. */
const tenantWide: ReadonlySet<unknown> = new Set(
  definitions
    .filter((one) => one.kind === 'resource' && one.shape.kind === 'action')
    .map(({ name }) => terraformType(name)),
);
