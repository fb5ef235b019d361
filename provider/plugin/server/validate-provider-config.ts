import { type Handler, toWire } from './handler.js';
import { objectFromWire } from './session.js';

/** Checks the provider block. Values may be unknown. */
export const validateProviderConfig: Handler<'ValidateProviderConfig'> = ({ config }, { runtime, providerCodec }) => ({
  diagnostics: toWire(runtime.validateConfig(objectFromWire(providerCodec, config)), runtime.attributes),
});
