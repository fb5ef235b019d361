import {
  type Diagnostic,
  error,
  imageTypeOf,
  type Path,
  renderPath,
  sizeOfBase64,
  type StringAttribute,
  toTerraformName,
} from '../../../core/index.js';

/**
 * Checks that a text is a PNG or JPEG file as base64, and small enough. Messages never include the text, because it is
 * long.
 */
export function validateImage({ maxBytes = Infinity }: StringAttribute, text: string, path: Path): Diagnostic[] {
  const name = renderPath(path.map((step) => (typeof step === 'string' ? toTerraformName(step) : step)));
  const refuse = (why: string, fix: string): Diagnostic[] => [
    error('INT1265', { what: `${name} is not an image that Company Portal accepts`, where: { path }, why, fix }),
  ];
  if (imageTypeOf(text) === undefined) {
    return refuse('it is not a Base64-encoded PNG or JPEG file', 'use filebase64("logo.png") with a PNG or JPEG file');
  }
  const size = sizeOfBase64(text);
  if (size <= maxBytes) return [];
  return refuse(`it has ${String(size)} bytes; at most ${String(maxBytes)} are allowed`, 'make the image smaller');
}
