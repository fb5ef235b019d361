/** Permissions of an operation, any of which is sufficient. Empty `application`: delegated only. */
export interface Permissions {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

/** The same permissions for signed-in users and applications. */
export function either(...names: readonly string[]): Permissions {
  return { delegated: names, application: names };
}

/** Permissions for signed-in users only. */
export function delegatedOnly(...names: readonly string[]): Permissions {
  return { delegated: names, application: [] };
}

/** `DeviceManagement<area>.Read.All` and `.ReadWrite.All` of some areas: the permissions for reading. */
export function toRead(...areas: readonly string[]): Permissions {
  return either(
    ...areas.flatMap((area) => [`DeviceManagement${area}.Read.All`, `DeviceManagement${area}.ReadWrite.All`]),
  );
}

/** `DeviceManagement<area>.ReadWrite.All` of some areas: the permissions for writing. */
export function toWrite(...areas: readonly string[]): Permissions {
  return either(...areas.map((area) => `DeviceManagement${area}.ReadWrite.All`));
}
