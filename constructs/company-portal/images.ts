import { readFileSync } from 'node:fs';

import { type Diagnostic, error, imageTypeOf, type Path } from '../../core/index.js';
import type { ImageFile } from '../../schemas/index.js';

const imageNames = ['themeColorLogo', 'lightBackgroundLogo', 'landingPageCustomizedImage'] as const;

type ImageName = (typeof imageNames)[number];

/** Settings of a profile with its images by file. */
export type WithImageFiles = Readonly<Partial<Record<ImageName, ImageFile>>>;

/** Settings of a profile with its images as base64, and what was wrong with their files. */
export interface ReadImages<T> {
  readonly settings: Omit<T, ImageName> & Readonly<Partial<Record<ImageName, string>>>;
  readonly problems: readonly Diagnostic[];
}

/** Reads the images of a profile. `path` is where the profile is declared. */
export function readImages<T extends WithImageFiles>(profile: T, path: Path): ReadImages<T> {
  const contents: Partial<Record<ImageName, string>> = {};
  const problems: Diagnostic[] = [];
  for (const name of imageNames) {
    const image = profile[name];
    if (!image) continue;
    const read = readImage(image.file, [...path, name, 'file']);
    if (typeof read === 'string') contents[name] = read;
    else problems.push(read);
  }
  const {
    themeColorLogo: _theme,
    lightBackgroundLogo: _light,
    landingPageCustomizedImage: _landing,
    ...rest
  } = profile;
  return { settings: { ...rest, ...contents }, problems };
}

/** Size is left to the provider, which knows the limit of each image. */
function readImage(file: string, path: Path): string | Diagnostic {
  const refuse = (why: string): Diagnostic =>
    error('INT1265', {
      what: `the image ${file} cannot be used`,
      where: { path },
      why,
      fix: 'use the path of a PNG or JPEG file, relative to the folder in which the command runs',
    });
  const content = contentOf(file);
  if (content === undefined) return refuse('the file does not exist, or it cannot be read');
  return imageTypeOf(content) === undefined ? refuse('it is neither PNG nor JPEG') : content;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'base64');
  } catch {
    return undefined;
  }
}
