import type { Session } from '../process/session.js';
import type { Outcome } from '../result/outcome.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';
import { apply, applyExitCodes, applyInputs } from './apply.js';

/** Destroys the declared objects of tenants. */
export const verb = defineVerb({
  name: 'destroy',
  place: 52,
  summary: 'Destroy all declared objects: delete, restore or forget each one, after confirmation',
  ...applyInputs,
  examples: ['intuneform destroy tenant.yaml', 'intuneform destroy tenant.yaml --auto-approve'],
  exitCodes: applyExitCodes,
  run: destroy,
});

/** The same as `apply --destroy`, with the same guarantees. JSON: as for `apply`. */
async function destroy(request: RequestOf<typeof applyInputs>, session: Session): Promise<Outcome> {
  const outcome = await apply({ ...request, destroy: true }, session);
  return { ...outcome, json: { ...outcome.json, verb: 'destroy' } };
}
