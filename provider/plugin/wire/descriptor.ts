/**
 * Fields as `number name type`; a type can start with `repeated` or be `map<key,value>`; after `|` is the name of the
 * field's oneof.
 */
type Fields = readonly string[];

/**
 * Messages of tfplugin6 (protocol 6.9) and of go-plugin's controller that this provider exchanges; messages that it
 * never sends or reads are left out. protobuf skips fields that a newer Terraform adds.
 *
 * @see https://github.com/hashicorp/terraform/tree/v1.12.0/docs/plugin-protocol
 */
const messages: Readonly<Record<string, Fields>> = {
  Empty: [],
  HealthCheckRequest: ['1 service string'],
  HealthCheckResponse: ['1 status int32'],
  DynamicValue: ['1 msgpack bytes', '2 json bytes'],
  Diagnostic: ['1 severity int32', '2 summary string', '3 detail string', '4 attribute AttributePath'],
  AttributePath: ['1 steps repeated Step'],
  Step: ['1 attribute_name string |', '2 element_key_string string |', '3 element_key_int int64 |'],
  RawState: ['1 json bytes', '2 flatmap map<string,string>'],
  ClientCapabilities: ['1 deferral_allowed bool', '2 write_only_attributes_allowed bool'],
  ServerCapabilities: ['1 plan_destroy bool', '2 get_provider_schema_optional bool', '3 move_resource_state bool'],
  Schema: ['1 version int64', '2 block Block'],
  Block: [
    '1 version int64',
    '2 attributes repeated Attribute',
    '4 description string',
    '5 description_kind int32',
    '6 deprecated bool',
  ],
  Attribute: [
    '1 name string',
    '2 type bytes',
    '3 description string',
    '4 required bool',
    '5 optional bool',
    '6 computed bool',
    '7 sensitive bool',
    '8 description_kind int32',
    '9 deprecated bool',
    '10 nested_type NestedObject',
    '11 write_only bool',
  ],
  NestedObject: ['1 attributes repeated Attribute', '3 nesting int32'],
  'GetProviderSchema.Request': [],
  'GetProviderSchema.Response': [
    '1 provider Schema',
    '2 resource_schemas map<string,Schema>',
    '3 data_source_schemas map<string,Schema>',
    '4 diagnostics repeated Diagnostic',
    '6 server_capabilities ServerCapabilities',
    '8 ephemeral_resource_schemas map<string,Schema>',
  ],
  'GetMetadata.Request': [],
  'GetMetadata.Response': [
    '1 server_capabilities ServerCapabilities',
    '2 diagnostics repeated Diagnostic',
    '3 data_sources repeated TypeMetadata',
    '4 resources repeated TypeMetadata',
    '6 ephemeral_resources repeated TypeMetadata',
  ],
  TypeMetadata: ['1 type_name string'],
  ResourceIdentityData: ['1 identity_data DynamicValue'],
  IdentityAttribute: [
    '1 name string',
    '2 type bytes',
    '3 required_for_import bool',
    '4 optional_for_import bool',
    '5 description string',
  ],
  IdentitySchema: ['1 version int64', '2 identity_attributes repeated IdentityAttribute'],
  'GetResourceIdentitySchemas.Request': [],
  'GetResourceIdentitySchemas.Response': [
    '1 identity_schemas map<string,IdentitySchema>',
    '2 diagnostics repeated Diagnostic',
  ],
  'UpgradeResourceIdentity.Request': ['1 type_name string', '2 version int64', '3 raw_identity RawState'],
  'UpgradeResourceIdentity.Response': ['1 upgraded_identity ResourceIdentityData', '2 diagnostics repeated Diagnostic'],
  'ValidateProviderConfig.Request': ['1 config DynamicValue'],
  'ValidateProviderConfig.Response': ['2 diagnostics repeated Diagnostic'],
  'ValidateResourceConfig.Request': [
    '1 type_name string',
    '2 config DynamicValue',
    '3 client_capabilities ClientCapabilities',
  ],
  'ValidateResourceConfig.Response': ['1 diagnostics repeated Diagnostic'],
  'ValidateDataResourceConfig.Request': ['1 type_name string', '2 config DynamicValue'],
  'ValidateDataResourceConfig.Response': ['1 diagnostics repeated Diagnostic'],
  'ConfigureProvider.Request': ['1 terraform_version string', '2 config DynamicValue'],
  'ConfigureProvider.Response': ['1 diagnostics repeated Diagnostic'],
  'UpgradeResourceState.Request': ['1 type_name string', '2 version int64', '3 raw_state RawState'],
  'UpgradeResourceState.Response': ['1 upgraded_state DynamicValue', '2 diagnostics repeated Diagnostic'],
  'ReadResource.Request': [
    '1 type_name string',
    '2 current_state DynamicValue',
    '3 private bytes',
    '6 current_identity ResourceIdentityData',
  ],
  'ReadResource.Response': [
    '1 new_state DynamicValue',
    '2 diagnostics repeated Diagnostic',
    '3 private bytes',
    '5 new_identity ResourceIdentityData',
  ],
  'PlanResourceChange.Request': [
    '1 type_name string',
    '2 prior_state DynamicValue',
    '3 proposed_new_state DynamicValue',
    '4 config DynamicValue',
    '5 prior_private bytes',
    '8 prior_identity ResourceIdentityData',
  ],
  'PlanResourceChange.Response': [
    '1 planned_state DynamicValue',
    '2 requires_replace repeated AttributePath',
    '3 planned_private bytes',
    '4 diagnostics repeated Diagnostic',
    '7 planned_identity ResourceIdentityData',
  ],
  'ApplyResourceChange.Request': [
    '1 type_name string',
    '2 prior_state DynamicValue',
    '3 planned_state DynamicValue',
    '4 config DynamicValue',
    '5 planned_private bytes',
    '7 planned_identity ResourceIdentityData',
  ],
  'ApplyResourceChange.Response': [
    '1 new_state DynamicValue',
    '2 private bytes',
    '3 diagnostics repeated Diagnostic',
    '5 new_identity ResourceIdentityData',
  ],
  'ImportResourceState.Request': ['1 type_name string', '2 id string', '4 identity ResourceIdentityData'],
  ImportedResource: [
    '1 type_name string',
    '2 state DynamicValue',
    '3 private bytes',
    '4 identity ResourceIdentityData',
  ],
  'ImportResourceState.Response': [
    '1 imported_resources repeated ImportedResource',
    '2 diagnostics repeated Diagnostic',
  ],
  'ReadDataSource.Request': ['1 type_name string', '2 config DynamicValue'],
  'ReadDataSource.Response': ['1 state DynamicValue', '2 diagnostics repeated Diagnostic'],
  'ValidateEphemeralResourceConfig.Request': ['1 type_name string', '2 config DynamicValue'],
  'ValidateEphemeralResourceConfig.Response': ['1 diagnostics repeated Diagnostic'],
  'OpenEphemeralResource.Request': ['1 type_name string', '2 config DynamicValue'],
  'OpenEphemeralResource.Response': ['1 diagnostics repeated Diagnostic', '3 result DynamicValue'],
  'RenewEphemeralResource.Request': ['1 type_name string', '2 private bytes'],
  'RenewEphemeralResource.Response': ['1 diagnostics repeated Diagnostic'],
  'CloseEphemeralResource.Request': ['1 type_name string', '2 private bytes'],
  'CloseEphemeralResource.Response': ['1 diagnostics repeated Diagnostic'],
  'StopProvider.Response': ['1 Error string'],
};

/** Types of fields without members. Lists, maps and messages consist of them. */
export type ScalarType = 'bool' | 'bytes' | 'int32' | 'int64' | 'string';

/** One field of a message. */
export interface Field {
  /** Number on the wire. */
  readonly id: number;
  readonly name: string;
  /** Type of the value, of each element of a list, or of each value of a map. */
  readonly type: { readonly scalar: ScalarType } | { readonly message: string };
  /** Default: the field has one value. A map has texts as keys. */
  readonly many?: 'list' | 'map';
  /** The field is in a oneof: it is written even if its value is that of an absent field. */
  readonly isAlternative: boolean;
}

const parsed = new Map<string, readonly Field[]>();

/** Names of all messages. */
export const messageNames: readonly string[] = Object.keys(messages);

/**
 * Returns the fields of a message, ordered by number.
 *
 * @throws {TypeError} if there is no such message: an internal error
 */
export function fieldsOf(message: string): readonly Field[] {
  const known = parsed.get(message);
  if (known) return known;
  const fields = messages[message];
  if (!fields) throw new TypeError(`there is no message ${message}`);
  const all = fields.map(parseField);
  parsed.set(message, all);
  return all;
}

function parseField(text: string): Field {
  const [id, name = '', first = '', second = ''] = text.split(' ');
  const map = /^map<string,(\w+)>$/u.exec(first)?.[1];
  const many = first === 'repeated' ? 'list' : map === undefined ? undefined : 'map';
  const type = map ?? (many === 'list' ? second : first);
  return {
    ...{ id: Number(id), name, type: isScalar(type) ? { scalar: type } : { message: type } },
    ...(many && { many }),
    isAlternative: second === '|',
  };
}

function isScalar(type: string): type is ScalarType {
  return ['bool', 'bytes', 'int32', 'int64', 'string'].includes(type);
}
