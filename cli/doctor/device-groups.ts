import type { Diagnostic } from '../../core/index.js';
import { type ApprovalContext, judgeDeviceGroups } from '../../provider/engine/index.js';
import type { Definition } from './needs.js';

/**
 * Checks the groups that devices join, for the objects in the tenant of the declared kinds: whether the service can add
 * devices to them (INT2057, INT2058).
 */
export async function groupProblems(
  declared: readonly Definition[],
  connection: ApprovalContext,
): Promise<readonly Diagnostic[]> {
  const { signal } = new AbortController();
  const context = { ...connection, clock, signal };
  const found = await Promise.all(
    declared.flatMap((definition) => (definition.kind === 'resource' ? [judgeDeviceGroups(definition, context)] : [])),
  );
  return found.flat();
}

/** Reads only wait for Graph, whose connection has its own clock. */
const clock = { now: () => new Date(), sleep: () => Promise.resolve() };
