import type { TextFile } from './write-new-files.js';

/** The CI system of a new repository. */
export type InitPipeline = 'github' | 'azure' | 'none';

/**
 * How the Azure resources of a pipeline are created: by a program of CDK for Terraform, or by commands of the Azure
 * CLI.
 */
export type Bootstrap = 'program' | 'az';

/** The part of an app registration in `settings.json` that depends on the CI system. */
interface Identity {
  readonly name: string;
  readonly trusts: readonly unknown[];
}

const filesOfKind: Readonly<Record<Bootstrap, readonly string[]>> = {
  program: ['main.ts', 'cdktf.json', 'package.json', 'tsconfig.json'],
  az: ['azure.sh'],
};

/**
 * The files in `bootstrap/`, which create the app registrations, their federated credentials and roles, and the storage
 * account for the states. `settings.json` lists all of them. Without a pipeline, the identities trust no workload until
 * one is added there.
 *
 * @param template - reads a template by its path
 */
export function bootstrapFiles(
  kind: Bootstrap,
  pipeline: InitPipeline,
  template: (path: string) => string,
): readonly TextFile[] {
  const own = (name: string): string => template(`bootstrap/${name}`);
  const guide = pipeline === 'none' ? [] : [own(`${pipeline}.md`)];
  return [
    ...filesOfKind[kind].map((name) => ({ path: `bootstrap/${name}`, content: own(name) })),
    { path: 'bootstrap/settings.json', content: settingsFor(pipeline, own) },
    { path: 'bootstrap/README.md', content: [own('README.md'), own(`${kind}.md`), ...guide].join('\n') },
  ];
}

function settingsFor(pipeline: InitPipeline, own: (name: string) => string): string {
  const settings = JSON.parse(own('settings.json')) as { readonly identities: readonly Identity[] };
  const trusts = JSON.parse(pipeline === 'none' ? '{}' : own(`trusts.${pipeline}.json`)) as Readonly<
    Record<string, readonly unknown[]>
  >;
  const identities = settings.identities.map((identity) => ({ ...identity, trusts: trusts[identity.name] ?? [] }));
  return `${JSON.stringify({ ...settings, identities }, null, 2)}\n`;
}
