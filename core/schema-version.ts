/** A release of the provider: `1.4.2`. */
export type Release = `${number}.${number}.${number}`;

/**
 * The version of a state's schema is the release that introduced it, as a number: `1.4.2` is 1004002. Every release before the
 * first change has 0. So an older provider, and a reader of the state, know the release that it takes.
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
