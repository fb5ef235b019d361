/** An image type that the Company Portal can show. */
export type ImageType = 'image/png' | 'image/jpeg';

/** Detects the type of a base64 image by its first bytes. Undefined: it is another type, or not base64. */
export function imageTypeOf(base64: string): ImageType | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(base64) || base64.length % 4 !== 0) return undefined;
  const start = Buffer.from(base64.slice(0, 12), 'base64').toString('hex');
  if (start.startsWith('89504e470d0a1a0a')) return 'image/png';
  return start.startsWith('ffd8ff') ? 'image/jpeg' : undefined;
}

/** Size of the data in a base64 text. Unit: bytes. */
export function sizeOfBase64(base64: string): number {
  return Buffer.byteLength(base64, 'base64');
}
