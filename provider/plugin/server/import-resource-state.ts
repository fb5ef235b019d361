import { privateToWire } from '../wire/private.js';
import { type Handler, toWire } from './handler.js';
import { connected } from './session.js';

/** Finds an object of the tenant by its id, to bring it under Terraform. Terraform reads it right after. */
export const importResourceState: Handler<'ImportResourceState'> = async ({ type_name, id }, session) => {
  const { definition, codec } = session.resource(type_name);
  const context = connected(session, `import the ${definition.noun}`);
  const { engine, resources } = session.runtime;
  const answer = await engine.importResource(definition, id, context, resources);
  const imported = { type_name, state: codec.toWire(answer.state), private: privateToWire(answer.private) };
  return {
    imported_resources: answer.state === null ? [] : [imported],
    diagnostics: toWire(answer.diagnostics, definition.attributes),
  };
};
