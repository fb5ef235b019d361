/** Permissions of an operation, any one of which suffices. `application` empty: delegated-only, as the docs say it. */
export interface Permissions {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

/** The same permissions for signed-in users and for applications. */
export function either(...names: readonly string[]): Permissions {
  return { delegated: names, application: names };
}

/** Only a signed-in user may. */
export function delegatedOnly(...names: readonly string[]): Permissions {
  return { delegated: names, application: [] };
}

/** `DeviceManagement<area>.Read.All` and `.ReadWrite.All` of some areas: what reading needs. */
export function toRead(...areas: readonly string[]): Permissions {
  return either(
    ...areas.flatMap((area) => [`DeviceManagement${area}.Read.All`, `DeviceManagement${area}.ReadWrite.All`]),
  );
}

/** `DeviceManagement<area>.ReadWrite.All` of some areas: what writing needs. */
export function toWrite(...areas: readonly string[]): Permissions {
  return either(...areas.map((area) => `DeviceManagement${area}.ReadWrite.All`));
}
