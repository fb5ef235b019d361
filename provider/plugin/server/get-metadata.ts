import { terraformType } from '../../../core/index.js';
import { serverCapabilities } from './capabilities.js';
import type { Handler } from './handler.js';

/** Tells the names alone. Terraform 1.11 never asks; newer ones and other tools may. */
export const getMetadata: Handler<'GetMetadata'> = (_request, { runtime }) => ({
  resources: runtime.resources.map(({ name }) => ({ type_name: terraformType(name) })),
  data_sources: runtime.dataSources.map(({ name }) => ({ type_name: terraformType(name) })),
  ephemeral_resources: runtime.ephemeralResources.map(({ name }) => ({ type_name: terraformType(name) })),
  server_capabilities: serverCapabilities,
  diagnostics: [],
});
