import {
  error,
  releaseOf,
  type ResourceDefinition,
  terraformType,
  type ValueObject,
  withArticle,
} from '../../../core/index.js';
import type { StateAnswer } from '../../engine/contract.js';
import { ProtocolFault } from '../wire/fault.js';
import type { ResourceIdentityData, SentIdentity } from '../wire/messages.js';
import { identitySchemaToWire } from '../wire/schema.js';
import type { Handler } from './handler.js';
import type { Session, TypedResource } from './session.js';

/**
 * Version of the identities of all resources. A state without an identity also has version 0, and Terraform would
 * request its upgrade if this were another number.
 */
const identityVersion = 0;

/** Returns what identifies the objects of each resource. Terraform and OpenTofu 1.12 and newer call it after GetProviderSchema. */
export const getResourceIdentitySchemas: Handler<'GetResourceIdentitySchemas'> = (_request, { runtime }) => ({
  identity_schemas: Object.fromEntries(
    runtime.resources.map((definition) => [
      terraformType(definition.name),
      identitySchemaToWire(runtime.engine.identityAttributes(definition), identityVersion),
    ]),
  ),
  diagnostics: [],
});

/** Returns a stored identity unchanged, because there is only one version. No identity stays none. */
export const upgradeResourceIdentity: Handler<'UpgradeResourceIdentity'> = (request, session) => {
  const { type_name, version: stored, raw_identity } = request;
  const { definition, identityCodec } = session.resource(type_name);
  if (stored > identityVersion) throw newerIdentity(definition, stored);
  if (stored < identityVersion) throw unreadableIdentity(definition, `its version is ${String(stored)}`);
  if (raw_identity === null || raw_identity.json.length === 0) return { diagnostics: [] };
  const identity = parseIdentity(raw_identity.json, { definition, identityCodec });
  return { upgraded_identity: { identity_data: identityCodec.toWire(identity) }, diagnostics: [] };
};

function parseIdentity(
  json: Uint8Array,
  { definition, identityCodec }: Pick<TypedResource, 'definition' | 'identityCodec'>,
): ValueObject | null {
  const identity = decodeIdentity(json, { definition, identityCodec });
  const isWhole = Object.values(identity ?? {}).every((part) => part !== null && part !== '');
  if (!isWhole) throw unreadableIdentity(definition, 'one of its parts is null or empty');
  return identity;
}

function decodeIdentity(
  json: Uint8Array,
  { definition, identityCodec }: Pick<TypedResource, 'definition' | 'identityCodec'>,
): ValueObject | null {
  try {
    return identityCodec.fromWire({ json });
  } catch (thrown) {
    throw thrown instanceof ProtocolFault ? unreadableIdentity(definition, thrown.diagnostic.why) : thrown;
  }
}

function newerIdentity({ noun }: ResourceDefinition, version: number): ProtocolFault {
  const needed = releaseOf(version);
  return new ProtocolFault(
    error('INT4003', {
      what: `the stored identity of ${withArticle(noun)} needs version ${needed} of the provider or newer`,
      why: `its schema version is ${String(version)}; this provider supports version ${String(identityVersion)}`,
      fix: `install version ${needed} or newer, and run \`terraform init -upgrade\``,
    }),
  );
}

function unreadableIdentity({ noun }: ResourceDefinition, why: string): ProtocolFault {
  return new ProtocolFault(
    error('INT4004', {
      what: `the stored identity of ${withArticle(noun)} could not be read`,
      why,
      fix: 'restore the state from a backup, or remove the object with `terraform state rm` and import it again',
    }),
  );
}

/** An object as the engine answers it, and the identity that Terraform sent with it. */
interface Identified {
  readonly answer: Pick<StateAnswer, 'state' | 'private'>;
  readonly sent?: SentIdentity;
}

/**
 * The identity of an answered object. Undefined: there is no object.
 *
 * It comes from the state alone, because a state that was edited by hand can contain the identity of another object.
 * The one that Terraform sent only stays where the state does not contain all of it: Terraform removes an identity that
 * an answer lacks.
 */
export function identityToWire(
  { definition, identityCodec }: TypedResource,
  { runtime }: Session,
  { answer, sent = null }: Identified,
): ResourceIdentityData | undefined {
  if (answer.state === null) return undefined;
  const identity = runtime.engine.identityOf(definition, answer);
  const data = identity === null ? sent?.identity_data : identityCodec.toWire(identity);
  return data ? { identity_data: data } : undefined;
}
