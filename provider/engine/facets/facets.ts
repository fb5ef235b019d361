import {
  type Diagnostic,
  error,
  hasErrors,
  identical,
  isUnknown,
  type JsonObject,
  type ResourceDefinition,
  toTerraformName,
  type Value,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';
import { objectRead } from '../locate.js';
import { applySteps, stepsBefore } from '../steps.js';
import { applyAssignments } from './assign.js';
import type { FacetAnswer, FacetChange } from './facet.js';
import { movePriority } from './priority.js';
import { applyReferences, referencesBefore } from './references.js';
import { applyCompanions, companionsBefore } from './write-companions.js';

/** A part of an object that is written after its body. */
interface Part {
  run(definition: ResourceDefinition, change: FacetChange, context: EngineContext): Promise<FacetAnswer>;
  /** Values before this part is applied. */
  before(definition: ResourceDefinition, change: FacetChange): Readonly<Record<string, Value>>;
}

const parts: readonly Part[] = [
  {
    run: (definition, change, context) =>
      applySteps(definition, { ...change, path: objectRead(definition, change.id).path }, context),
    before: (definition, { prior }) => stepsBefore(definition, definition.steps, prior),
  },
  { run: applyCompanions, before: companionsBefore },
  {
    run: applyAssignments,
    before: ({ facets }, { prior }): Record<string, Value> =>
      facets.assignments ? { assignments: prior?.assignments ?? [] } : {},
  },
  { run: applyReferences, before: (definition, { prior }) => referencesBefore(definition, prior) },
  {
    run: movePriority,
    before: ({ facets }, { prior, object }): Record<string, Value> => {
      const value = prior?.priority ?? object.priority;
      return facets.priority && typeof value === 'number' ? { priority: value } : {};
    },
  },
];

/**
 * Applies the parts that are written after an object's body: actions, assignments, priority.
 *
 * After an error, or when Terraform asks to stop, the remaining parts are not applied.
 */
export async function applyFacets(
  definition: ResourceDefinition,
  change: FacetChange,
  context: EngineContext,
): Promise<FacetAnswer> {
  const achieved: Record<string, Value> = {};
  const diagnostics: Diagnostic[] = [];
  let object: JsonObject = {};
  for (const part of parts) {
    const before = part.before(definition, change);
    const idle = hasErrors(diagnostics) || (context.signal.aborted && isDue(before, change));
    if (idle && !hasErrors(diagnostics)) diagnostics.push(stopped(definition, Object.keys(before)));
    const answer: FacetAnswer = idle
      ? { achieved: before, diagnostics: [] }
      : await part.run(definition, change, context);
    Object.assign(achieved, answer.achieved);
    object = { ...object, ...answer.object };
    diagnostics.push(...answer.diagnostics);
  }
  return { achieved, diagnostics, object };
}

function isDue(before: Readonly<Record<string, Value>>, { planned }: FacetChange): boolean {
  return Object.entries(before).some(
    ([name, value]) => !isUnknown(planned[name]) && !identical(planned[name] ?? null, value),
  );
}

function stopped({ noun }: ResourceDefinition, names: readonly string[]): Diagnostic {
  return error('INT2021', {
    what: `the ${noun} is only partly applied`,
    why: `Terraform requested a stop before ${names.map(toTerraformName).join(' and ')} could be set`,
    fix: 'apply again; the state contains the completed part',
  });
}
