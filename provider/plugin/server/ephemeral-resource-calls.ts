import { type Handler, toWire } from './handler.js';
import { connected, objectFromWire } from './session.js';

/** Checks an ephemeral block. Values can be unknown. */
export const validateEphemeralResourceConfig: Handler<'ValidateEphemeralResourceConfig'> = (request, session) => {
  const { definition, codec } = session.ephemeralResource(request.type_name);
  const config = objectFromWire(codec, request.config);
  const diagnostics = session.runtime.engine.validateEphemeralResource(definition, config);
  return { diagnostics: toWire(diagnostics, definition.attributes) };
};

/**
 * Reads values for this run of Terraform only. Its configuration is fully known.
 *
 * The answer has no renewal time: the values stay valid, or are an error now.
 */
export const openEphemeralResource: Handler<'OpenEphemeralResource'> = async (request, session) => {
  const { definition, codec } = session.ephemeralResource(request.type_name);
  const context = connected(session, `read the ${definition.noun}`);
  const config = objectFromWire(codec, request.config);
  const answer = await session.runtime.engine.openEphemeralResource(definition, config, context);
  return { result: codec.toWire(answer.state), diagnostics: toWire(answer.diagnostics, definition.attributes) };
};

/** Renews nothing: opened values end with the run. Terraform only calls this if there is a renewal time. */
export const renewEphemeralResource: Handler<'RenewEphemeralResource'> = ({ type_name }, session) => {
  session.ephemeralResource(type_name);
  return { diagnostics: [] };
};

/** Does nothing: opening only reads, so there is nothing to undo in the tenant. Terraform closes every ephemeral resource. */
export const closeEphemeralResource: Handler<'CloseEphemeralResource'> = ({ type_name }, session) => {
  session.ephemeralResource(type_name);
  return { diagnostics: [] };
};
