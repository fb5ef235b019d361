import type { Session } from '../process/session.js';
import type { Outcome } from '../result/outcome.js';
import { commonOptions, endpointOption, files, flag, outOption } from '../verb/inputs.js';
import { defineVerb, type RequestOf } from '../verb/verb.js';
import { apply, applyExitCodes } from './apply.js';

const takes = {
  arguments: { files: files('declarations, one tenant each, or what a program synthesized: cdktf.out') },
  options: { ...commonOptions(), ...outOption, ...endpointOption, autoApprove: flag('do not ask') },
};

/** Removes what is declared of tenants. */
export const verb = defineVerb({
  name: 'destroy',
  place: 55,
  summary: 'Delete, restore or forget everything that is declared; show the plan and ask',
  ...takes,
  examples: ['intuneform destroy tenant.yaml', 'intuneform destroy tenant.yaml --auto-approve'],
  exitCodes: applyExitCodes,
  run: destroy,
});

/** The same as `apply --destroy`, with the same guarantees. */
function destroy(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  return apply({ ...request, destroy: true }, session);
}
