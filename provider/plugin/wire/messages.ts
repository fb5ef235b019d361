/** A Terraform value in transit. Both members empty, or absent as a whole: null. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** One step of a path; exactly one member is set. */
export interface Step {
  readonly attribute_name?: string;
  readonly element_key_string?: string;
  readonly element_key_int?: number;
}

/** Path within an object. */
export interface AttributePath {
  readonly steps: readonly Step[];
}

/** A problem in Terraform's format. Severity 1: error, 2: warning. */
export interface WireDiagnostic {
  readonly severity: 1 | 2;
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: AttributePath;
}

/** One attribute of a schema; exactly one of `type` and `nested_type` is set. */
export interface WireAttribute {
  readonly name: string;
  /** JSON type constraint. Terraform panics on anything else. */
  readonly type?: Uint8Array;
  readonly nested_type?: NestedObject;
  readonly description: string;
  /** 1: Markdown. */
  readonly description_kind: 1;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
}

/** Attributes within an attribute. Nesting 1: single, 2: list, 3: set, 4: map. */
export interface NestedObject {
  readonly attributes: readonly WireAttribute[];
  readonly nesting: 1 | 2 | 3 | 4;
}

/** Attributes of a resource, a data source or the provider. */
export interface Schema {
  /** Version of the state's shape. */
  readonly version: number;
  readonly block: {
    readonly attributes: readonly WireAttribute[];
    readonly description: string;
    readonly description_kind: 1;
  };
}

/** One part of the identity of a resource's objects. */
export interface IdentityAttribute {
  readonly name: string;
  /** JSON type constraint. */
  readonly type: Uint8Array;
  readonly description: string;
  readonly required_for_import?: boolean;
  readonly optional_for_import?: boolean;
}

/** What identifies the objects of a resource. */
export interface IdentitySchema {
  /** Version of the identity's shape. */
  readonly version: number;
  readonly identity_attributes: readonly IdentityAttribute[];
}

/** Capabilities of this server beyond the first version of the protocol. */
export interface ServerCapabilities {
  readonly plan_destroy: boolean;
  readonly get_provider_schema_optional: boolean;
}

/** Name of a resource type, data source or ephemeral resource. */
export interface TypeMetadata {
  readonly type_name: string;
}

/** A message absent from the wire is null after decoding. */
export type Sent<T> = T | null;

/** The identity of an object in transit. Terraform and OpenTofu before 1.12 never send one. */
export interface ResourceIdentityData {
  readonly identity_data: DynamicValue;
}

/** An identity that Terraform sent. Null: none. */
export type SentIdentity = Sent<{ readonly identity_data: Sent<DynamicValue> }>;

/** A stored object or identity, in the shape that it was stored in. */
export interface RawState {
  readonly json: Uint8Array;
  readonly flatmap: Readonly<Record<string, string>>;
}

/** A request or answer without members. */
export type Nothing = Readonly<Record<string, never>>;

interface Diagnosed {
  readonly diagnostics: readonly WireDiagnostic[];
}

interface Configured {
  readonly config: Sent<DynamicValue>;
}

/**
 * Requests and answers of the supported calls, by the name of the call.
 *
 * Every member of an answer except `diagnostics` can be absent, as in the answer to an error.
 */
export interface Calls {
  GetMetadata: [
    Nothing,
    Diagnosed & {
      readonly server_capabilities?: ServerCapabilities;
      readonly data_sources?: readonly TypeMetadata[];
      readonly resources?: readonly TypeMetadata[];
      readonly ephemeral_resources?: readonly TypeMetadata[];
    },
  ];
  GetProviderSchema: [
    Nothing,
    Diagnosed & {
      readonly provider?: Schema;
      readonly resource_schemas?: Readonly<Record<string, Schema>>;
      readonly data_source_schemas?: Readonly<Record<string, Schema>>;
      readonly ephemeral_resource_schemas?: Readonly<Record<string, Schema>>;
      readonly server_capabilities?: ServerCapabilities;
    },
  ];
  GetResourceIdentitySchemas: [
    Nothing,
    Diagnosed & { readonly identity_schemas?: Readonly<Record<string, IdentitySchema>> },
  ];
  UpgradeResourceIdentity: [
    TypeMetadata & { readonly version: number; readonly raw_identity: Sent<RawState> },
    Diagnosed & { readonly upgraded_identity?: ResourceIdentityData | undefined },
  ];
  ValidateProviderConfig: [Configured, Diagnosed];
  ValidateResourceConfig: [
    Configured &
      TypeMetadata & { readonly client_capabilities: Sent<{ readonly write_only_attributes_allowed: boolean }> },
    Diagnosed,
  ];
  ValidateDataResourceConfig: [Configured & TypeMetadata, Diagnosed];
  ConfigureProvider: [Configured & { readonly terraform_version: string }, Diagnosed];
  UpgradeResourceState: [
    TypeMetadata & { readonly version: number; readonly raw_state: Sent<RawState> },
    Diagnosed & { readonly upgraded_state?: DynamicValue },
  ];
  ReadResource: [
    TypeMetadata & {
      readonly current_state: Sent<DynamicValue>;
      readonly private: Uint8Array;
      readonly current_identity: SentIdentity;
    },
    Diagnosed & {
      readonly new_state?: DynamicValue;
      readonly private?: Uint8Array;
      readonly new_identity?: ResourceIdentityData | undefined;
    },
  ];
  PlanResourceChange: [
    Configured &
      TypeMetadata & {
        readonly prior_state: Sent<DynamicValue>;
        readonly proposed_new_state: Sent<DynamicValue>;
        readonly prior_private: Uint8Array;
        readonly prior_identity: SentIdentity;
      },
    Diagnosed & {
      readonly planned_state?: DynamicValue;
      readonly requires_replace?: readonly AttributePath[];
      readonly planned_private?: Uint8Array;
      readonly planned_identity?: ResourceIdentityData | undefined;
    },
  ];
  ApplyResourceChange: [
    Configured &
      TypeMetadata & {
        readonly prior_state: Sent<DynamicValue>;
        readonly planned_state: Sent<DynamicValue>;
        readonly planned_private: Uint8Array;
        readonly planned_identity: SentIdentity;
      },
    Diagnosed & {
      readonly new_state?: DynamicValue;
      readonly private?: Uint8Array;
      readonly new_identity?: ResourceIdentityData | undefined;
    },
  ];
  ImportResourceState: [
    TypeMetadata & { readonly id: string; readonly identity: SentIdentity },
    Diagnosed & {
      readonly imported_resources?: readonly (TypeMetadata & {
        readonly state: DynamicValue;
        readonly private: Uint8Array;
        readonly identity?: ResourceIdentityData | undefined;
      })[];
    },
  ];
  ReadDataSource: [Configured & TypeMetadata, Diagnosed & { readonly state?: DynamicValue }];
  ValidateEphemeralResourceConfig: [Configured & TypeMetadata, Diagnosed];
  OpenEphemeralResource: [Configured & TypeMetadata, Diagnosed & { readonly result?: DynamicValue }];
  RenewEphemeralResource: [TypeMetadata & { readonly private: Uint8Array }, Diagnosed];
  CloseEphemeralResource: [TypeMetadata & { readonly private: Uint8Array }, Diagnosed];
}

/** Name of a supported call. */
export type CallName = keyof Calls;

/** What Terraform sends with a call. */
export type Request<C extends CallName> = Calls[C][0];

/** What the provider answers to a call. */
export type Answer<C extends CallName> = Calls[C][1];
