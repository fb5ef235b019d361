import type { Value, ValueObject } from '../../core/index.js';
import { isValueObject } from '../../core/index.js';
import { elements, order, scopeTags } from './element.js';
import type { Inverse } from './inverse.js';
import { declare } from './inverse.js';

const limits = ['enrollment', 'limits', 'custom'];

/** Limits, categories, terms and corporate identifiers. */
export const enrollmentInverses: readonly Inverse[] = [
  {
    definition: 'defaultDeviceEnrollmentLimit',
    section: ['enrollment', 'limits', 'default'],
    as: 'whole',
    invert: ({ declared: { limit = null } }) => declare(limit),
  },
  elements('deviceEnrollmentLimit', limits, { renamed: scopeTags, ordered: true, named: 'displayName' }),
  order('deviceEnrollmentLimitOrder', limits),
  elements('deviceCategory', ['enrollment', 'categories'], { renamed: scopeTags, named: 'displayName' }),
  elements('termsAndConditions', ['enrollment', 'termsAndConditions'], { renamed: scopeTags, named: 'displayName' }),
  {
    definition: 'corporateIdentifiers',
    section: ['enrollment', 'corporateIdentifiers'],
    as: 'whole',
    invert: ({ declared }) => declare(identifiersOf(declared)),
  },
];

/** All rows, by type and identifier. */
function identifiersOf(maps: ValueObject): readonly Value[] {
  return Object.entries(maps).flatMap(([importedDeviceIdentityType, rows]) =>
    Object.entries(isValueObject(rows) ? rows : {})
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([importedDeviceIdentifier, description]) => ({
        importedDeviceIdentityType,
        importedDeviceIdentifier,
        ...(description !== '' && { description }),
      })),
  );
}
