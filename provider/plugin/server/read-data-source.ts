import { type Handler, toWire } from './handler.js';
import { connected, objectFromWire } from './session.js';

/** Reads a data source; its configuration is wholly known. */
export const readDataSource: Handler<'ReadDataSource'> = async (request, session) => {
  const { definition, codec } = session.dataSource(request.type_name);
  const context = connected(session, `read the ${definition.noun}`);
  const answer = await session.runtime.engine.readDataSource(
    definition,
    objectFromWire(codec, request.config),
    context,
  );
  return { state: codec.toWire(answer.state), diagnostics: toWire(answer.diagnostics, definition.attributes) };
};
