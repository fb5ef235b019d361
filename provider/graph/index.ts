export * from './provider-attributes.js';
export { resolveConfiguration, type ResolvedConfiguration } from './configuration.js';
export type { CredentialSettings, Environment, GraphSettings } from './settings.js';
