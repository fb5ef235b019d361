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
 * Answers INT2150 where the text of a state names another tenant than the one that is declared.
 *
 * The provider refuses such a state too, wherever it is kept; here it is refused before Terraform starts. Objects of an
 * alias of the provider are left to the provider: an alias may be for another tenant.
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
    why: `the declaration is for tenant ${tenantId}, where none of the ${String(resources.length)} resources of this state exist`,
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

/** What the provider recorded beside the state of an object. */
function recordedIn(bytes: unknown): unknown {
  const remembered = typeof bytes === 'string' ? parseJson(Buffer.from(bytes, 'base64').toString('utf8')) : undefined;
  return isJsonObject(remembered) ? remembered.tenant : undefined;
}

/** Types whose id is that of the tenant. */
const tenantWide: ReadonlySet<unknown> = new Set(
  definitions
    .filter((one) => one.kind === 'resource' && one.shape.kind === 'action')
    .map(({ name }) => terraformType(name)),
);
