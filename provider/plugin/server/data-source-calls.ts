import { type Handler, toWire } from './handler.js';
import { connected, objectFromWire } from './session.js';

/** Checks a data block. Values can be unknown. */
export const validateDataResourceConfig: Handler<'ValidateDataResourceConfig'> = (request, session) => {
  const { definition, codec } = session.dataSource(request.type_name);
  const diagnostics = session.runtime.engine.validateDataSource(definition, objectFromWire(codec, request.config));
  return { diagnostics: toWire(diagnostics, definition.attributes) };
};

/** Reads a data source. Its configuration is fully known. */
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
