import { terraformType } from '../../../core/index.js';
import type { Schema } from '../wire/messages.js';
import { schemaToWire } from '../wire/schema.js';
import { serverCapabilities } from './capabilities.js';
import type { Handler } from './handler.js';

/** Tells Terraform every resource, data source, ephemeral resource and argument. Called once per command, in a process of its own. */
export const getProviderSchema: Handler<'GetProviderSchema'> = (_request, { runtime }) => ({
  provider: schemaToWire(runtime.attributes, { version: 0, doc: 'Microsoft Intune, as code.' }),
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
