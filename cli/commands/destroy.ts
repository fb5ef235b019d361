import type { Session } from '../process/session.js';
import type { Outcome } from '../result/outcome.js';
import { commonOptions, endpointOption, files, flag, outOption } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';
import { apply, applyExitCodes } from './apply.js';

const takes = {
  arguments: { files: files('declarations, one for each tenant, or the output folder of a program (cdktf.out)') },
  options: {
    ...commonOptions(),
    ...outOption,
    ...endpointOption,
    autoApprove: flag('destroy without asking for confirmation'),
  },
};

/** Destroys the declared objects of tenants. */
export const verb = defineVerb({
  name: 'destroy',
  place: 55,
  summary: 'Destroy all declared objects: delete, restore or forget each one, after confirmation',
  ...takes,
  examples: ['intuneform destroy tenant.yaml', 'intuneform destroy tenant.yaml --auto-approve'],
  exitCodes: applyExitCodes,
  run: destroy,
});

/** The same as `apply --destroy`, with the same guarantees. JSON: as of `apply`. */
async function destroy(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const outcome = await apply({ ...request, destroy: true }, session);
  return { ...outcome, json: { ...outcome.json, verb: 'destroy' } };
}
