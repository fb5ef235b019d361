import type { LockedPackage, Reach } from './locked-packages.js';

/** Renders the page of all third-party packages that users receive, with their licenses. */
export function renderDependenciesPage(packages: readonly LockedPackage[]): string {
  return [
    '# Dependencies',
    '',
    'Every third-party package that reaches users of intuneform, as locked in `package-lock.json`, with the license that it states.',
    '`npm run sbom` writes the same as a CycloneDX document. [SECURITY.md](../SECURITY.md) says how they are checked.',
    '',
    ...(['installed', 'bundled', 'peer'] as const).flatMap((reach) => section(reach, packages)),
  ].join('\n');
}

const titles: Readonly<Record<Reach, string>> = {
  installed: 'Installed with intuneform',
  bundled: 'Bundled into the Terraform provider',
  peer: 'Peers, with what they bring',
};

function section(reach: Reach, packages: readonly LockedPackage[]): readonly string[] {
  const rows = packages
    .filter((one) => one.reach === reach)
    .map(({ name, version, license, within }) => `| ${name} | ${version} | ${license} | ${within ?? ''} |`);
  return [
    `## ${titles[reach]}`,
    '',
    '| package | version | license | in the archive of |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}
