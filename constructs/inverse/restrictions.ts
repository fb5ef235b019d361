import type { ExportedObject, ValueObject } from '../../core/index.js';
import { isValueObject } from '../../core/index.js';
import { fromRestriction } from '../platform-restrictions-settings.js';
import { elementOf, order, scopeTags } from './element.js';
import type { Inverse, Inverted } from './inverse.js';
import { declare } from './inverse.js';

const section = ['enrollment', 'restrictions'];

/** Which devices may enroll. */
export const restrictionInverses: readonly Inverse[] = [
  {
    definition: 'defaultDeviceEnrollmentPlatformRestrictions',
    section: [...section, 'default'],
    as: 'whole',
    loose: true,
    invert: ({ declared }) => invertDefaults(declared),
  },
  {
    definition: 'deviceEnrollmentPlatformRestriction',
    section: [...section, 'custom'],
    as: 'element',
    ordered: true,
    within: 'platformType',
    named: 'displayName',
    invert: invertCustom,
  },
  order('deviceEnrollmentPlatformRestrictionOrder', [...section, 'custom']),
];

function invertDefaults(declared: ValueObject): Inverted {
  const rules = Object.entries(declared).flatMap(([name, restriction]) => {
    const platform = name.replace(/Restriction$/u, '');
    // Macs once more, under the older name of their platform.
    if (platform === 'mac' || !isValueObject(restriction)) return [];
    return [[platform, fromRestriction(restriction)] as const];
  });
  return declare(Object.fromEntries(rules));
}

function invertCustom(object: ExportedObject): Inverted {
  const { platformRestriction, assignments, scopeTags: tags, ...names } = elementOf(object, { renamed: scopeTags });
  // Declared, it would be written with all its values, which is a change.
  if (!isValueObject(platformRestriction)) return { state: 'refused', why: 'it says nothing of its platform' };
  return declare({
    ...names,
    ...fromRestriction(platformRestriction),
    ...(tags !== undefined && { scopeTags: tags }),
    ...(assignments !== undefined && { assignments }),
  });
}
