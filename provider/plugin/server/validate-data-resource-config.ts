import { type Handler, toWire } from './handler.js';
import { objectFromWire } from './session.js';

/** Checks a data block. Values may be unknown. */
export const validateDataResourceConfig: Handler<'ValidateDataResourceConfig'> = (request, session) => {
  const { definition, codec } = session.dataSource(request.type_name);
  const diagnostics = session.runtime.engine.validateDataSource(definition, objectFromWire(codec, request.config));
  return { diagnostics: toWire(diagnostics, definition.attributes) };
};
