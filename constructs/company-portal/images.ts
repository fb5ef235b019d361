import { type Diagnostic, error, imageTypeOf, type Path } from '../../core/index.js';
import { readBounded } from '../../files/read-bounded.js';
import { type ImageFile } from '../../schemas/index.js';

const imageNames = ['themeColorLogo', 'lightBackgroundLogo', 'landingPageCustomizedImage'] as const;

type ImageName = (typeof imageNames)[number];

/** Settings of a profile, with the file names of its images. */
export type WithImageFiles = Readonly<Partial<Record<ImageName, ImageFile>>>;

/** Settings of a profile, with its images as base64, and the problems of their files. */
export interface ReadImages<T> {
  readonly settings: Omit<T, ImageName> & Readonly<Partial<Record<ImageName, string>>>;
  readonly problems: readonly Diagnostic[];
}

/** Reads the images of a profile. `path` is the location of the profile in the declaration. */
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

/** Maximum file size to read. The provider checks the limit of each image, which is far lower. Unit: bytes. */
const largestImage = 16 * 1024 * 1024;

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
  if (content === 'cut') return refuse(`it has more than ${largestImage.toLocaleString('en-US')} bytes`);
  return imageTypeOf(content) === undefined ? refuse('it is neither PNG nor JPEG') : content;
}

/** Reads a file as base64. */
function contentOf(file: string): string | undefined {
  try {
    const { bytes, isCut } = readBounded(file, largestImage);
    return isCut ? 'cut' : bytes.toString('base64');
  } catch {
    return undefined;
  }
}
