import type { ExportedObject, Value, ValueObject } from '../../core/index.js';
import { isValueObject } from '../../core/index.js';
import { fromRestriction } from '../platform-restrictions-settings.js';
import { elementOf, order, scopeTags } from './element.js';
import type { Inverse, Inverted, Note } from './inverse.js';
import { declare } from './inverse.js';

const section = ['enrollment', 'restrictions'];

const blockedTwice = 'the platform is blocked, and its personal devices once more, which no declaration says';

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
    invert: invertCustom,
  },
  order('deviceEnrollmentPlatformRestrictionOrder', [...section, 'custom']),
];

/** A platform that no rule can say is left out, and stays as it is: each is declared by itself. */
function invertDefaults(declared: ValueObject): Inverted {
  const rules: [string, Value][] = [];
  const notes: Note[] = [];
  for (const [name, restriction] of Object.entries(declared)) {
    const platform = name.replace(/Restriction$/u, '');
    // Macs once more, under the older name of their platform.
    if (platform === 'mac' || !isValueObject(restriction)) continue;
    const rule = fromRestriction(restriction);
    if (rule) rules.push([platform, rule]);
    else notes.push({ path: [], text: `${platform} is left out and stays as it is: ${blockedTwice}.` });
  }
  return declare(Object.fromEntries(rules), notes);
}

function invertCustom(object: ExportedObject): Inverted {
  const { platformRestriction, assignments, scopeTags: tags, ...names } = elementOf(object, { renamed: scopeTags });
  const rule = isValueObject(platformRestriction) ? fromRestriction(platformRestriction) : undefined;
  if (!rule) return { state: 'refused', why: blockedTwice };
  return declare({
    ...names,
    ...rule,
    ...(tags !== undefined && { scopeTags: tags }),
    ...(assignments !== undefined && { assignments }),
  });
}
