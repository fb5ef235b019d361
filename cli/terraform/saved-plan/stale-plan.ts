import { type Diagnostic, error } from '../../../core/index.js';

/** Says that a plan is not applied, and why (INT1308). */
export function stalePlan(why: string): Diagnostic {
  return error('INT1308', {
    what: 'the saved plan is stale and was not applied',
    why,
    fix: 'run intuneform plan again, look at it, and apply',
  });
}
