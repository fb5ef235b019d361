import {
  type Attributes,
  type DataSourceDefinition,
  type Diagnostic,
  type EphemeralResourceDefinition,
  error,
  type ResourceDefinition,
  terraformType,
  type ValueObject,
} from '../../../core/index.js';
import type { EngineContext } from '../../engine/contract.js';
import type { ProviderRuntime } from '../runtime.js';
import { ProtocolFault } from '../wire/fault.js';
import type { DynamicValue, Sent } from '../wire/messages.js';
import { type ObjectCodec, objectCodec } from '../wire/object-codec.js';

/** A definition with the codec of its objects. */
export interface Typed<D> {
  readonly definition: D;
  readonly codec: ObjectCodec;
}

/** A resource with the codec of the identities of its objects. */
export interface TypedResource extends Typed<ResourceDefinition> {
  readonly identityCodec: ObjectCodec;
}

/** Shared by the calls of one provider process. */
export interface Session {
  readonly runtime: ProviderRuntime;
  /** @throws {ProtocolFault} INT4001, if there is no such resource type */
  resource(typeName: string): TypedResource;
  /** @throws {ProtocolFault} INT4001, if there is no such data source */
  dataSource(typeName: string): Typed<DataSourceDefinition>;
  /** @throws {ProtocolFault} INT4001, if there is no such ephemeral resource */
  ephemeralResource(typeName: string): Typed<EphemeralResourceDefinition>;
  readonly providerCodec: ObjectCodec;
  /** The tenant of the latest ConfigureProvider. Undefined: not configured, or not known yet. */
  context(): EngineContext | undefined;
  /**
   * Connects, and replaces the tenant of earlier calls: under TF_REATTACH_PROVIDERS, one process is configured many
   * times.
   */
  configure(config: ValueObject, terraformVersion: string): Promise<readonly Diagnostic[]>;
  /** Called when Terraform starts to apply: until the next `configure`, it only plans what it writes next. */
  readonly beginApply: () => void;
  /** Aborts running operations. The next `configure` starts again. */
  readonly stop: () => void;
}

/** Starts a session. */
export function createSession(runtime: ProviderRuntime): Session {
  const resources = lookup('resource type', runtime.resources, (definition) => ({
    ...typed(definition),
    identityCodec: objectCodec(runtime.engine.identityAttributes(definition)),
  }));
  const dataSources = lookup('data source', runtime.dataSources, typed);
  const ephemeralResources = lookup('ephemeral resource', runtime.ephemeralResources, typed);
  let stopping = new AbortController();
  let context: EngineContext | undefined;
  return {
    runtime,
    resource: resources,
    dataSource: dataSources,
    ephemeralResource: ephemeralResources,
    providerCodec: objectCodec(runtime.attributes),
    context: () => context,
    async configure(config, terraformVersion) {
      if (stopping.signal.aborted) stopping = new AbortController();
      const connection = await runtime.connect(config, terraformVersion, stopping.signal);
      context = connection.context;
      return connection.diagnostics;
    },
    beginApply: () => {
      if (context && !context.applying) context = { ...context, applying: true };
    },
    stop: () => {
      stopping.abort();
    },
  };
}

function typed<D extends { readonly attributes: Attributes }>(definition: D): Typed<D> {
  return { definition, codec: objectCodec(definition.attributes) };
}

function lookup<D extends { readonly name: string }, T>(
  kind: string,
  definitions: readonly D[],
  make: (definition: D) => T,
): (typeName: string) => T {
  const byType = new Map(definitions.map((definition) => [terraformType(definition.name), definition]));
  const made = new Map<string, T>();
  return (typeName) => {
    const definition = byType.get(typeName);
    if (definition === undefined) throw unknownType(kind, typeName);
    const found = made.get(typeName) ?? make(definition);
    made.set(typeName, found);
    return found;
  };
}

function unknownType(kind: string, typeName: string): ProtocolFault {
  return new ProtocolFault(
    error('INT4001', {
      what: `this provider does not have the ${kind} ${typeName}`,
      why: 'Terraform uses the schema of another provider version',
      fix: 'run `terraform init -upgrade`, and unset TF_REATTACH_PROVIDERS',
    }),
  );
}

/**
 * Reads an object that must exist.
 *
 * @throws {ProtocolFault} INT4002, if it is null or invalid
 */
export function objectFromWire(codec: ObjectCodec, sent: Sent<DynamicValue>): ValueObject {
  const value = codec.fromWire(sent);
  if (value !== null) return value;
  throw new ProtocolFault(
    error('INT4002', {
      what: 'a value from Terraform could not be read',
      why: 'expected an object, got null',
      fix: 'run `terraform init -upgrade`, so that Terraform and the provider use the same schema',
    }),
  );
}

/**
 * The tenant, for calls that require one. `purpose` completes "cannot …".
 *
 * @throws {ProtocolFault} INT4006, if the provider's configuration is not known yet
 */
export function connected(session: Session, purpose: string): EngineContext {
  const context = session.context();
  if (context !== undefined) return context;
  throw new ProtocolFault(error('INT4006', notConfigured(purpose)));
}

/** The texts of INT4006. `purpose` completes "cannot …". */
export function notConfigured(purpose: string): Omit<Diagnostic, 'code' | 'severity'> {
  return {
    what: `cannot ${purpose}: the configuration of the provider is not known yet`,
    why: 'an argument of the provider block depends on a value that is only known after apply',
    fix: 'first apply what the provider block depends on (`terraform apply -target=…`), or use a known value',
  };
}
