import {
  type Diagnostic,
  type GraphRead,
  isUnknown,
  type Requirement,
  type ResourceDefinition,
  textOf,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';

/**
 * Finds requirements that the tenant does not meet for a create or update. Unreadable requirements are not judged here.
 */
export async function checkRequirements(
  definition: ResourceDefinition,
  planned: ValueObject,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const found = await Promise.all(
    definition.requires
      .filter((requirement) => applies(requirement, planned))
      .map((requirement) => checkRequirement(definition, requirement, context)),
  );
  return found.flat();
}

/** Prefetches the requirements of a definition's objects, before any of them is planned. */
export async function requirementsAhead({ requires }: ResourceDefinition, { graph }: EngineContext): Promise<void> {
  await Promise.all(requires.map((requirement) => graph.get(requirementRead(requirement))));
}

/** Selects only this property: the object may contain confidential values. */
function requirementRead({ graph, property }: Requirement): GraphRead {
  return { ...graph, query: { $select: property } };
}

function applies({ when }: Requirement, planned: ValueObject): boolean {
  if (!when) return true;
  const value = planned[when.attribute];
  return !isUnknown(value) && typeof value === 'string' && when.oneOf.includes(value);
}

async function checkRequirement(
  definition: ResourceDefinition,
  requirement: Requirement,
  { graph }: EngineContext,
): Promise<readonly Diagnostic[]> {
  const { property, oneOf } = requirement;
  const result = await graph.get(requirementRead(requirement));
  if (result.state !== 'present') return [];
  const value = textOf(result.value[property]);
  if (value === null || oneOf.some((good) => good.toLowerCase() === value.toLowerCase())) return [];
  return [unmet(definition, requirement, value)];
}

function unmet({ noun }: ResourceDefinition, { property, oneOf, ...texts }: Requirement, value: string): Diagnostic {
  return warning('INT2040', {
    what: `the ${noun} cannot be created yet: ${texts.unmet}`,
    why: `${property} of the tenant is ${value}; ${oneOf.join(' or ')} is required`,
    fix: texts.handOver,
  });
}
