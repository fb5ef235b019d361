import type {
  Attributes,
  DataSourceDefinition,
  Diagnostic,
  EphemeralResourceDefinition,
  ResourceDefinition,
  ValueObject,
} from '../../core/index.js';
import type {
  ApplyRequest,
  EngineContext,
  PlanAnswer,
  PlanRequest,
  ReadRequest,
  StateAnswer,
  UpgradeRequest,
} from '../engine/contract.js';

/** The functions of the engine that the protocol calls. Values have Graph's names; every attribute is present, null if unset. */
export interface Engine {
  /** Values can be unknown. */
  validateResource(definition: ResourceDefinition, config: ValueObject): readonly Diagnostic[];
  /** Values can be unknown. */
  validateDataSource(definition: DataSourceDefinition, config: ValueObject): readonly Diagnostic[];
  /** `context` undefined: the provider's configuration is not known yet. */
  planResource(
    definition: ResourceDefinition,
    request: PlanRequest,
    context: EngineContext | undefined,
  ): Promise<PlanAnswer>;
  applyResource(definition: ResourceDefinition, request: ApplyRequest, context: EngineContext): Promise<StateAnswer>;
  readResource(definition: ResourceDefinition, request: ReadRequest, context: EngineContext): Promise<StateAnswer>;
  /** `definitions`: all resources of the provider. */
  importResource(
    definition: ResourceDefinition,
    id: string,
    context: EngineContext,
    definitions: readonly ResourceDefinition[],
  ): Promise<StateAnswer>;
  /** The same by the identity. Values can be unknown. */
  importByIdentity(
    definition: ResourceDefinition,
    identity: ValueObject,
    context: EngineContext,
    definitions: readonly ResourceDefinition[],
  ): Promise<StateAnswer>;
  /** What identifies an object of a resource. Required attributes are required for import. */
  identityAttributes(definition: ResourceDefinition): Attributes;
  /** The identity of an object. Null: there is no object, or not all of its identity is known. */
  identityOf(definition: ResourceDefinition, answer: Omit<StateAnswer, 'diagnostics'>): ValueObject | null;
  readDataSource(
    definition: DataSourceDefinition,
    config: ValueObject,
    context: EngineContext,
  ): Promise<{ readonly state: ValueObject | null; readonly diagnostics: readonly Diagnostic[] }>;
  /** Values can be unknown. */
  validateEphemeralResource(definition: EphemeralResourceDefinition, config: ValueObject): readonly Diagnostic[];
  openEphemeralResource(
    definition: EphemeralResourceDefinition,
    config: ValueObject,
    context: EngineContext,
  ): Promise<{ readonly state: ValueObject | null; readonly diagnostics: readonly Diagnostic[] }>;
  /** `state` can lack attributes that were added since; the result has all of them. */
  upgradeState(
    definition: ResourceDefinition,
    request: UpgradeRequest,
  ): { readonly state: ValueObject | null; readonly diagnostics: readonly Diagnostic[] };
}

/** Result of connecting to the tenant. Without a context, nothing can be read or written. */
export interface Connection {
  /** Absent after an error, and while part of the provider's configuration is unknown. */
  readonly context?: EngineContext;
  readonly diagnostics: readonly Diagnostic[];
}

/** The provider as the protocol serves it. */
export interface ProviderRuntime {
  /** Version of the provider, for logs. */
  readonly version: string;
  /** Arguments of the provider block. */
  readonly attributes: Attributes;
  readonly resources: readonly ResourceDefinition[];
  readonly dataSources: readonly DataSourceDefinition[];
  readonly ephemeralResources: readonly EphemeralResourceDefinition[];
  readonly engine: Engine;
  /** Checks the provider block. Values can be unknown. */
  validateConfig(config: ValueObject): readonly Diagnostic[];
  /**
   * Connects to the tenant. Values can be unknown during plan; then it returns no context, and no error.
   *
   * `signal` is aborted by StopProvider.
   */
  connect(config: ValueObject, terraformVersion: string, signal: AbortSignal): Promise<Connection>;
}
