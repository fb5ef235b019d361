/** A platform, as Terraform names it. */
export interface Platform {
  readonly os: 'linux' | 'darwin';
  readonly arch: 'amd64' | 'arm64';
}

/** Platforms that the provider runs on: those where a script with a `#!` line is a program. */
export const platforms: readonly Platform[] = [
  { os: 'linux', arch: 'amd64' },
  { os: 'linux', arch: 'arm64' },
  { os: 'darwin', arch: 'amd64' },
  { os: 'darwin', arch: 'arm64' },
];

/** Writes a platform as Terraform does: `linux_amd64`. */
export function renderPlatform({ os, arch }: Platform): string {
  return `${os}_${arch}`;
}

/** The platform with that name. Undefined: none that is supported. */
export function parsePlatform(name: string): Platform | undefined {
  return platforms.find((platform) => renderPlatform(platform) === name);
}

/** Name of the platform that this process runs on, supported or not. */
export function ownPlatformName(): string {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  return `${process.platform === 'win32' ? 'windows' : process.platform}_${arch}`;
}
