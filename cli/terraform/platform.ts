/** A platform in Terraform's names. */
export interface Platform {
  readonly os: 'linux' | 'darwin';
  readonly arch: 'amd64' | 'arm64';
}

/** Supported platforms of the provider: those that run a script with a `#!` line as a program. */
export const platforms: readonly Platform[] = [
  { os: 'linux', arch: 'amd64' },
  { os: 'linux', arch: 'arm64' },
  { os: 'darwin', arch: 'amd64' },
  { os: 'darwin', arch: 'arm64' },
];

/** Formats a platform as Terraform does: `linux_amd64`. */
export function renderPlatform({ os, arch }: Platform): string {
  return `${os}_${arch}`;
}

/** The supported platform with a name. Undefined: there is none. */
export function parsePlatform(name: string): Platform | undefined {
  return platforms.find((platform) => renderPlatform(platform) === name);
}

/** Name of the platform that this process runs on, supported or not. */
export function ownPlatformName(): string {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  return `${process.platform === 'win32' ? 'windows' : process.platform}_${arch}`;
}
