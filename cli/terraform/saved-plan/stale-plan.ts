import { type Diagnostic, error } from '../../../core/index.js';

/** Reports that a plan is not applied, and why (INT1308). `planAgain`: the command that makes the required plan. */
export function stalePlan(why: string, planAgain = 'intuneform plan'): Diagnostic {
  return error('INT1308', {
    what: 'the saved plan is stale and was not applied',
    why,
    fix: `run ${planAgain}, review the plan, and apply it`,
  });
}
