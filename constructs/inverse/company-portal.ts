import { imageTypeOf } from '../../core/index.js';
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
    invert: invertDefault,
  },
  {
    definition: 'brandingProfile',
    section: [...section, 'custom'],
    as: 'element',
    named: 'profileName',
    invert: invertCustom,
  },
];

/** An image that is not declared stays as it is. */
function invertDefault(object: ExportedObject, tools: InverseTools): Inverted {
  const notes = strangeImages(object).map((name) => ({ path: [], text: `${name} stays as it is: ${strange}.` }));
  return declare({ ...elementOf(object), ...imagesOf(object, tools) }, notes);
}

const strange = 'its image is neither PNG nor JPEG, which no declaration names';

/** An image that is not declared would be removed. */
function invertCustom(object: ExportedObject, tools: InverseTools): Inverted {
  const [lost] = strangeImages(object);
  if (lost !== undefined) return { state: 'refused', why: `${lost}: ${strange}` };
  const { assignments, ...profile } = elementOf(object, { renamed: scopeTags });
  return declare({ ...profile, ...imagesOf(object, tools), ...(assignments !== undefined && { assignments }) });
}

function strangeImages({ files }: ExportedObject): readonly string[] {
  return Object.keys(files).filter((name) => imageTypeOf(files[name] ?? '') === undefined);
}

function imagesOf(object: ExportedObject, { keep }: InverseTools): Record<string, Value> {
  const lost = strangeImages(object);
  const names = Object.keys(object.files).filter((name) => !lost.includes(name));
  return Object.fromEntries(names.map((name) => [name, { file: keep(object, name) }]));
}
