import { type Handler, toWire } from './handler.js';
import { connected, objectFromWire } from './session.js';

/**
 * Reads values for this run of Terraform alone; its configuration is wholly known.
 *
 * No time of renewal goes with them: what Graph tells stays good, or is an error now.
 */
export const openEphemeralResource: Handler<'OpenEphemeralResource'> = async (request, session) => {
  const { definition, codec } = session.ephemeralResource(request.type_name);
  const context = connected(session, `read the ${definition.noun}`);
  const config = objectFromWire(codec, request.config);
  const answer = await session.runtime.engine.openEphemeralResource(definition, config, context);
  return { result: codec.toWire(answer.state), diagnostics: toWire(answer.diagnostics, definition.attributes) };
};
