/** A type of image that the Company Portal shows. */
export type ImageType = 'image/png' | 'image/jpeg';

/** The type of an image by its first bytes; of base64 text. Undefined: it is no such image, or no base64. */
export function imageTypeOf(base64: string): ImageType | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(base64) || base64.length % 4 !== 0) return undefined;
  const start = Buffer.from(base64.slice(0, 12), 'base64').toString('hex');
  if (start.startsWith('89504e470d0a1a0a')) return 'image/png';
  return start.startsWith('ffd8ff') ? 'image/jpeg' : undefined;
}

/** Size of what a base64 text holds, in bytes. */
export function sizeOfBase64(base64: string): number {
  return Buffer.byteLength(base64, 'base64');
}
