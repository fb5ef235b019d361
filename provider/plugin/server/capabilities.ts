import type { ServerCapabilities } from '../wire/messages.js';

/** Destroys are planned too, so that they can warn; and the schema is asked for once per command, not once per process. */
export const serverCapabilities: ServerCapabilities = { plan_destroy: true, get_provider_schema_optional: true };
