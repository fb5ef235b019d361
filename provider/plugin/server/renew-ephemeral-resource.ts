import type { Handler } from './handler.js';

/** Prolongs nothing: values that were opened end with the run. Terraform asks only where a time of renewal was given. */
export const renewEphemeralResource: Handler<'RenewEphemeralResource'> = ({ type_name }, session) => {
  session.ephemeralResource(type_name);
  return { diagnostics: [] };
};
