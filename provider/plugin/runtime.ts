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

/** The functions of the engine that the protocol calls. Names in values are Graph's; every attribute is there, null where unset. */
export interface Engine {
  /** Values may be unknown. */
  validateResource(definition: ResourceDefinition, config: ValueObject): readonly Diagnostic[];
  /** Values may be unknown. */
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
  readDataSource(
    definition: DataSourceDefinition,
    config: ValueObject,
    context: EngineContext,
  ): Promise<{ readonly state: ValueObject | null; readonly diagnostics: readonly Diagnostic[] }>;
  /** Values may be unknown. */
  validateEphemeralResource(definition: EphemeralResourceDefinition, config: ValueObject): readonly Diagnostic[];
  openEphemeralResource(
    definition: EphemeralResourceDefinition,
    config: ValueObject,
    context: EngineContext,
  ): Promise<{ readonly state: ValueObject | null; readonly diagnostics: readonly Diagnostic[] }>;
  /** `state` may lack attributes that were added since; the answer has all of them. */
  upgradeState(
    definition: ResourceDefinition,
    request: UpgradeRequest,
  ): { readonly state: ValueObject | null; readonly diagnostics: readonly Diagnostic[] };
}

/** What connecting to the tenant gave. Without a context nothing can be read or written. */
export interface Connection {
  /** Absent after an error, and while the provider's configuration is not wholly known. */
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
  /** Checks the provider block. Values may be unknown. */
  validateConfig(config: ValueObject): readonly Diagnostic[];
  /**
   * Connects to the tenant. Values may be unknown during plan; then it answers without a context and must not fail.
   *
   * `signal` is aborted by StopProvider.
   */
  connect(config: ValueObject, terraformVersion: string, signal: AbortSignal): Promise<Connection>;
}
