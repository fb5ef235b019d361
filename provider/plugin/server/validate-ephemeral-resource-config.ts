import { type Handler, toWire } from './handler.js';
import { objectFromWire } from './session.js';

/** Checks an ephemeral block. Values may be unknown. */
export const validateEphemeralResourceConfig: Handler<'ValidateEphemeralResourceConfig'> = (request, session) => {
  const { definition, codec } = session.ephemeralResource(request.type_name);
  const config = objectFromWire(codec, request.config);
  const diagnostics = session.runtime.engine.validateEphemeralResource(definition, config);
  return { diagnostics: toWire(diagnostics, definition.attributes) };
};
