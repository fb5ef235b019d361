import { warning } from '../../../core/index.js';
import { privateFromWire, privateToWire } from '../wire/private.js';
import { type Handler, toWire } from './handler.js';
import { notConfigured, objectFromWire } from './session.js';

/** Refreshes an object. One that cannot be read keeps its state: not to know is never absence. */
export const readResource: Handler<'ReadResource'> = async (request, session) => {
  const { definition, codec } = session.resource(request.type_name);
  const state = objectFromWire(codec, request.current_state);
  const context = session.context();
  if (context === undefined) {
    const diagnostics = toWire([warning('INT4006', notConfigured(`refresh the ${definition.noun}`))], {});
    return { new_state: codec.toWire(state), private: request.private, diagnostics };
  }
  const remembered = privateFromWire(request.private);
  const answer = await session.runtime.engine.readResource(definition, { state, private: remembered }, context);
  return {
    new_state: codec.toWire(answer.state),
    private: privateToWire(answer.private),
    diagnostics: toWire(answer.diagnostics, definition.attributes),
  };
};
