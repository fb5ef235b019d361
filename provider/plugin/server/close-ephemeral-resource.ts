import type { Handler } from './handler.js';

/** Gives nothing back: opening only read, so there is nothing in the tenant to undo. Terraform tells of every end. */
export const closeEphemeralResource: Handler<'CloseEphemeralResource'> = ({ type_name }, session) => {
  session.ephemeralResource(type_name);
  return { diagnostics: [] };
};
