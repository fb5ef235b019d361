import { privateFromWire, privateToWire } from '../wire/private.js';
import { type Handler, toWire } from './handler.js';
import { connected } from './session.js';

/** Creates, changes or destroys. A state beside errors is kept: what was made is never forgotten. */
export const applyResourceChange: Handler<'ApplyResourceChange'> = async (request, session) => {
  const { definition, codec } = session.resource(request.type_name);
  session.beginApply();
  const answer = await session.runtime.engine.applyResource(
    definition,
    {
      prior: codec.fromWire(request.prior_state),
      planned: codec.fromWire(request.planned_state),
      config: codec.fromWire(request.config),
      private: privateFromWire(request.planned_private),
    },
    connected(session, `apply the ${definition.noun}`),
  );
  return {
    new_state: codec.toWire(answer.state),
    private: privateToWire(answer.private),
    diagnostics: toWire(answer.diagnostics, definition.attributes),
  };
};
