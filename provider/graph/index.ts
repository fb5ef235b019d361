export { cloudNames, clouds, type Cloud, type CloudName } from './clouds.js';
export { resolveConfiguration, type ResolvedConfiguration } from './configuration.js';
export { connectGraph, type GraphConnection } from './connection.js';
export { resolveJustification, resolveOnExisting, resolvePreflight } from './plan-modes.js';
export { machineClock } from './options.js';
export type { ConnectOptions, LogEntry } from './options.js';
export { environmentVariables, providerAttributes, type ProviderArgument } from './provider-attributes.js';
export type { CredentialSettings, Environment, GraphSettings } from './settings.js';
export { environmentBeside, tenantEnvironment, tenantVariable } from './tenant-environment.js';
