/** Whether a text is a GUID as Entra and Intune write their ids: 32 hexadecimal digits in five groups, in either case. */
export function isGuid(text: string): boolean {
  return guidPattern.test(text);
}

/** The pattern of a GUID, without regular expression flags, which JSON Schema does not support. */
export const guidPattern = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/u;
