/** Two-word commands share the first word: the purpose of their group. */
export const groups: Readonly<Record<string, string>> = {
  token: 'Show enrollment tokens',
  package: 'Write input files for provisioning packages',
  report: 'Merge and convert JSON reports',
  provider: 'Install the Terraform provider, or package it for a mirror',
};

/** `graphEndpoint` is typed `graph-endpoint`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}
