/** A release of the provider: `1.4.2`. */
export type Release = `${number}.${number}.${number}`;

/**
 * The schema version of a state is the release that introduced it, as a number: `1.4.2` is 1004002. All releases before
 * the first schema change use 0. An older provider, or a reader of the state, can therefore name the release that is
 * needed.
 */
export function schemaVersionOf(release: Release): number {
  const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number);
  return (major * 1000 + minor) * 1000 + patch;
}

/** The release that introduced a schema version. */
export function releaseOf(schemaVersion: number): Release {
  const thousands = Math.floor(schemaVersion / 1000);
  const parts = [Math.floor(thousands / 1000), thousands % 1000, schemaVersion % 1000];
  return parts.join('.') as Release;
}
