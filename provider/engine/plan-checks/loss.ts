import { type Diagnostic, type ResourceDefinition, type ValueObject, warning } from '../../../core/index.js';
import { nameOf } from './outside.js';

/** Warns about losses that deleting an object causes, including deletion as part of a replacement. */
export function warnOfLoss(definition: ResourceDefinition, prior: ValueObject): readonly Diagnostic[] {
  const { deletion } = definition;
  if (!deletion) return [];
  return [
    warning('INT2156', {
      what: `the ${nameOf(definition, prior)} is deleted`,
      why: deletion.loses,
      fix: 'none, if this change is intended; to rename it, add formerly to it; to keep it, release it',
    }),
  ];
}
