import { type Handler, toWire } from './handler.js';
import { objectFromWire } from './session.js';

/** Connects to the tenant. Values may be unknown during plan. */
export const configureProvider: Handler<'ConfigureProvider'> = async ({ config, terraform_version }, session) => {
  const diagnostics = await session.configure(objectFromWire(session.providerCodec, config), terraform_version);
  return { diagnostics: toWire(diagnostics, session.runtime.attributes) };
};
