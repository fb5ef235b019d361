import { terraformType } from '../../../core/index.js';
import { type Schema, type ServerCapabilities } from '../wire/messages.js';
import { schemaToWire } from '../wire/schema.js';
import { type Handler, toWire } from './handler.js';
import { objectFromWire } from './session.js';

/**
 * Destroys are also planned, so that they can cause warnings; and the schema is requested once per command, not once
 * per process.
 */
const serverCapabilities: ServerCapabilities = { plan_destroy: true, get_provider_schema_optional: true };

/** Returns only the names. Terraform 1.11 never calls it; newer versions and other tools can. */
export const getMetadata: Handler<'GetMetadata'> = (_request, { runtime }) => ({
  resources: runtime.resources.map(({ name }) => ({ type_name: terraformType(name) })),
  data_sources: runtime.dataSources.map(({ name }) => ({ type_name: terraformType(name) })),
  ephemeral_resources: runtime.ephemeralResources.map(({ name }) => ({ type_name: terraformType(name) })),
  server_capabilities: serverCapabilities,
  diagnostics: [],
});

/** Returns every resource, data source, ephemeral resource and argument. Called once per command, in a separate process. */
export const getProviderSchema: Handler<'GetProviderSchema'> = (_request, { runtime }) => ({
  provider: schemaToWire(runtime.attributes, { version: 0, doc: 'Microsoft Intune as code.' }),
  resource_schemas: byType(runtime.resources, ({ attributes, schemaVersion, doc }) =>
    schemaToWire(attributes, { version: schemaVersion, doc }),
  ),
  data_source_schemas: byType(runtime.dataSources, ({ attributes, doc }) =>
    schemaToWire(attributes, { version: 0, doc }),
  ),
  ephemeral_resource_schemas: byType(runtime.ephemeralResources, ({ attributes, doc }) =>
    schemaToWire(attributes, { version: 0, doc }),
  ),
  server_capabilities: serverCapabilities,
  diagnostics: [],
});

function byType<D extends { readonly name: string }>(
  definitions: readonly D[],
  schema: (definition: D) => Schema,
): Readonly<Record<string, Schema>> {
  return Object.fromEntries(definitions.map((definition) => [terraformType(definition.name), schema(definition)]));
}

/** Checks the provider block. Values can be unknown. */
export const validateProviderConfig: Handler<'ValidateProviderConfig'> = ({ config }, { runtime, providerCodec }) => ({
  diagnostics: toWire(runtime.validateConfig(objectFromWire(providerCodec, config)), runtime.attributes),
});

/** Connects to the tenant. Values can be unknown during plan. */
export const configureProvider: Handler<'ConfigureProvider'> = async ({ config, terraform_version }, session) => {
  const diagnostics = await session.configure(objectFromWire(session.providerCodec, config), terraform_version);
  return { diagnostics: toWire(diagnostics, session.runtime.attributes) };
};
