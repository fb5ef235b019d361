import { Construct } from 'constructs';

import { isValueObject, type Value, type ValueObject } from '../../core/index.js';
import type { CorporateIdentifier } from '../../schemas/index.js';
import { nameFrom } from '../declared-path.js';
import { IntuneCorporateIdentifiers } from '../generated/index.js';
import { declare } from '../inverse/inverse.js';
import { declarePart } from '../section/declared-part.js';
import { defineSection } from '../section/section.js';

/** Properties of `CorporateIdentifiers`. */
export interface CorporateIdentifiersProps {
  /** The identifiers, in any order and of any type. */
  readonly identifiers: readonly CorporateIdentifier[];
}

/**
 * Devices that count as corporate as soon as they enroll. One resource holds thousands of them: `intune_corporate_identifiers.<id
 * of the construct>`: in YAML `intune_corporate_identifiers.identifiers`.
 *
 * Identifiers that are not listed are not changed. Adding any Windows identifier makes every unlisted Windows device count as
 * personal (INT1267).
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/corporate-identifiers-add
 */
export class CorporateIdentifiers extends Construct {
  /** The resource in Terraform. */
  readonly resource: IntuneCorporateIdentifiers;

  /**
   * @param scope - the tenant
   * @param id - construct id, and name in Terraform
   * @param props - the identifiers
   */
  constructor(scope: Construct, id: string, { identifiers }: CorporateIdentifiersProps) {
    super(scope, id);
    declarePart(this, { enrollment: { corporateIdentifiers: identifiers } });
    this.resource = new IntuneCorporateIdentifiers(this, 'resource', {
      ...rows('imei', identifiers),
      ...rows('serialNumber', identifiers),
      ...rows('manufacturerModelSerial', identifiers),
    });
    nameFrom(this.resource, id, ['spec', ...section]);
  }
}

type IdentityType = CorporateIdentifier['importedDeviceIdentityType'];

/** Maps identifiers of one type to their details. The rules of the tenant report equal identifiers. */
function rows(type: IdentityType, identifiers: readonly CorporateIdentifier[]): Record<string, Record<string, string>> {
  const own = identifiers.filter(({ importedDeviceIdentityType }) => importedDeviceIdentityType === type);
  if (own.length === 0) return {};
  return {
    [type]: Object.fromEntries(
      own.map(({ importedDeviceIdentifier, description = '' }) => [importedDeviceIdentifier, description]),
    ),
  };
}

const section = ['enrollment', 'corporateIdentifiers'];

/** The corporate identifiers. */
export const corporateIdentifiersSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.corporateIdentifiers,
  build: (tenant, identifiers: readonly CorporateIdentifier[]) =>
    new CorporateIdentifiers(tenant, 'identifiers', { identifiers }),
  samples: {},
  inverses: [
    {
      definition: 'corporateIdentifiers',
      section,
      as: 'whole',
      invert: ({ declared }) => declare(identifiersOf(declared)),
    },
  ],
});

/** Returns all rows, by type and identifier. */
function identifiersOf(maps: ValueObject): readonly Value[] {
  return Object.entries(maps).flatMap(([importedDeviceIdentityType, own]) =>
    Object.entries(isValueObject(own) ? own : {})
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([importedDeviceIdentifier, description]) => ({
        importedDeviceIdentityType,
        importedDeviceIdentifier,
        ...(description !== '' && { description }),
      })),
  );
}
