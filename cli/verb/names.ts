/** Verbs of two words share the first: what their group is for. */
export const groups: Readonly<Record<string, string>> = {
  token: 'Show a person what devices enroll with',
  package: 'Write what a person builds packages for devices from',
  report: 'Work with the JSON reports of earlier runs',
  provider: 'Install the Terraform provider, or pack it for a mirror',
};

/** `graphEndpoint` is typed `graph-endpoint`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}
