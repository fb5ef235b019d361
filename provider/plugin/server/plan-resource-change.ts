import { pathToWire } from '../wire/names.js';
import { privateFromWire, privateToWire } from '../wire/private.js';
import { type Handler, toWire } from './handler.js';

/** Plans a creation, a change or a destroy. */
export const planResourceChange: Handler<'PlanResourceChange'> = async (request, session) => {
  const { definition, codec } = session.resource(request.type_name);
  const answer = await session.runtime.engine.planResource(
    definition,
    {
      prior: codec.fromWire(request.prior_state),
      config: codec.fromWire(request.config),
      proposed: codec.fromWire(request.proposed_new_state),
      private: privateFromWire(request.prior_private),
    },
    session.context(),
  );
  return {
    planned_state: codec.toWire(answer.planned),
    requires_replace: answer.requiresReplace.map((path) => pathToWire(path, definition.attributes)),
    planned_private: privateToWire(answer.private),
    diagnostics: toWire(answer.diagnostics, definition.attributes),
  };
};
