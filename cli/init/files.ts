import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ownPackage } from '../process/package-root.js';
import { backendFile } from '../tenants/state-backend.js';
import { type Bootstrap, bootstrapFiles, type InitPipeline } from './bootstrap.js';
import { forEngine, type InitEngine } from './engine.js';
import { tarballPath } from './own-tarball.js';
import type { TextFile } from './write-new-files.js';

/** Language of the declaration in a new repository. */
export type InitLanguage = 'yaml' | 'typescript';

/** Options of a new repository. */
export interface Repository {
  readonly language: InitLanguage;
  readonly pipeline: InitPipeline;
  readonly engine: InitEngine;
  /** Name of the tenant. */
  readonly name: string;
  readonly tenantId: string;
  /** Storage account for the states. Undefined: a placeholder, which commands reject. */
  readonly storageAccount: string | undefined;
  /** Whether it installs intuneform from a file in the repository instead of from a registry. */
  readonly isVendored: boolean;
  /** How the Azure resources of its pipelines are created. Undefined: not by the repository. */
  readonly bootstrap: Bootstrap | undefined;
}

/** The files of a new repository, created from `templates/`, except the tarball of the package. */
export function filesOf(repository: Repository): readonly TextFile[] {
  const { language, pipeline, isVendored, bootstrap } = repository;
  const readme = [
    template(`${language}/README.md`),
    pipeline === 'none' ? '' : template(pipelines[pipeline].readme),
    isVendored ? template('common/vendor.md') : '',
  ];
  const own: readonly TextFile[] = [
    ...languages[language](repository.name).map(fromTemplate),
    { path: '.gitignore', content: gitignore() },
    // An existing README is kept.
    { path: 'README.md', content: readme.filter((part) => part !== '').join('\n'), otherwise: 'INTUNE.md' },
    ...(pipeline === 'none' ? [] : [{ path: backendFile, content: template(`common/${backendFile}`) }]),
    ...(bootstrap === undefined ? [] : bootstrapFiles(bootstrap, pipeline, template)),
  ];
  return [
    ...own.map((file) => ({ ...file, content: filledIn(file.content, repository) })),
    ...pipelineFiles(repository),
  ];
}

/** Template, and path in the new repository. */
type Place = readonly [template: string, path: string];

const languages: Readonly<Record<InitLanguage, (name: string) => readonly Place[]>> = {
  yaml: (name) => [
    ['yaml/tenant.yaml', `tenants/${name}.yaml`],
    ['yaml/cdktf.json', 'cdktf.json'],
    ['yaml/package.json', 'package.json'],
  ],
  typescript: () => [
    ['typescript/main.ts', 'main.ts'],
    ['typescript/cdktf.json', 'cdktf.json'],
    ['typescript/package.json', 'package.json'],
    ['typescript/tsconfig.json', 'tsconfig.json'],
  ],
};

interface PipelineTemplates {
  readonly readme: string;
  readonly from: string;
  readonly to: string;
  /** Files that belong to the pipelines but are not pipelines. */
  readonly more: readonly Place[];
}

/** Folder of the templates, and the folder of the pipelines in the new repository. */
const pipelines = {
  github: {
    readme: 'github/README.md',
    from: 'github',
    to: '.github/workflows',
    more: [['common/dependabot.yml', '.github/dependabot.yml']],
  },
  azure: { readme: 'azure-devops/README.md', from: 'azure-devops', to: 'azure-pipelines', more: [] },
} as const satisfies Readonly<Record<string, PipelineTemplates>>;

/** Only the declarations that pipelines plan depend on the repository. */
function pipelineFiles({ language, pipeline, engine }: Repository): readonly TextFile[] {
  if (pipeline === 'none') return [];
  const { from, to } = pipelines[pipeline];
  const files = ['intune-plan.yml', 'intune-apply.yml', 'intune-drift.yml'].map((file) => ({
    path: `${to}/${file}`,
    content: planned[language].reduce(
      (text, [yaml, own]) => text.replace(yaml, own),
      forEngine(template(`${from}/${file}`), engine),
    ),
  }));
  return [...files, ...pipelines[pipeline].more.map(fromTemplate)];
}

/**
 * Parts of the pipelines for YAML declarations, and their replacements for other languages: what is planned, and the
 * changes that trigger it.
 */
const planned: Readonly<Record<InitLanguage, readonly (readonly [yaml: RegExp, own: string])[]>> = {
  yaml: [],
  typescript: [
    [
      /npx --no -- intuneform (plan|apply|drift) tenants\/\*\.yaml/gu,
      'npm run synth && npx --no -- intuneform $1 cdktf.out',
    ],
    [/'tenants\/\*\*'/gu, "'**.ts'"],
    [/include: \[tenants, /gu, "include: ['**/*.ts', "],
    [/path filter \/tenants\/\*/gu, 'path filter *.ts'],
  ],
};

function fromTemplate([name, path]: Place): TextFile {
  return { path, content: template(name) };
}

/** npm would interpret a file with that name, and leaves it out of the package. */
function gitignore(): string {
  const lines = JSON.parse(template('common/gitignore.json')) as readonly string[];
  return `${lines.join('\n')}\n`;
}

function template(name: string): string {
  return readFileSync(join(ownPackage().root, 'templates', name), 'utf8');
}

/**
 * Replaces the values of the templates by those of the repository. The templates are valid files, so that they can be
 * formatted, compiled and checked.
 */
function filledIn(content: string, { name, tenantId, storageAccount, isVendored, engine }: Repository): string {
  const { version } = ownPackage();
  return forEngine(content, engine)
    .replaceAll('contoso', name)
    .replaceAll('00000000-0000-0000-0000-000000000000', tenantId)
    .replaceAll('"intuneform": "0.0.0"', `"intuneform": "${isVendored ? `file:${tarballPath()}` : version}"`)
    .replaceAll('intuneform@0.0.0', `intuneform@${version}`)
    .replaceAll('vendor/intuneform-0.0.0.tgz', tarballPath())
    .replaceAll('<storage-account>', storageAccount ?? '<storage-account>');
}
