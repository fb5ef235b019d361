import type { ExportedObject, Value } from '../../core/index.js';
import { elementOf, scopeTags } from './element.js';
import type { Inverse, Inverted, InverseTools } from './inverse.js';
import { declare } from './inverse.js';

const section = ['enrollment', 'companyPortal'];

/** How the Company Portal looks. Images become files beside the declaration. */
export const companyPortalInverses: readonly Inverse[] = [
  {
    definition: 'defaultBrandingProfile',
    section: [...section, 'default'],
    as: 'whole',
    loose: true,
    invert: (object, tools) => declare({ ...elementOf(object), ...imagesOf(object, tools) }),
  },
  {
    definition: 'brandingProfile',
    section: [...section, 'custom'],
    as: 'element',
    invert: invertCustom,
  },
];

function invertCustom(object: ExportedObject, tools: InverseTools): Inverted {
  const { assignments, ...profile } = elementOf(object, { renamed: scopeTags });
  return declare({ ...profile, ...imagesOf(object, tools), ...(assignments !== undefined && { assignments }) });
}

function imagesOf(object: ExportedObject, { keep }: InverseTools): Record<string, Value> {
  const names = Object.keys(object.files);
  return Object.fromEntries(names.map((name) => [name, { file: keep(object, name) }]));
}
