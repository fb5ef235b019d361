import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPackage } from '../package-root.js';
import type { InitLanguage, InitPipeline } from '../request.js';
import { backendFile } from '../state-backend.js';
import type { NewFile } from './write-new-files.js';

/** What a new repository is to hold. */
export interface Repository {
  readonly language: InitLanguage;
  readonly pipeline: InitPipeline;
  /** Name of the tenant. */
  readonly name: string;
  readonly tenantId: string;
  /** Storage account of the states. Undefined: a placeholder, which no verb takes. */
  readonly storageAccount: string | undefined;
}

/** The files of a new repository, made from `templates/`. */
export function filesOf(repository: Repository): readonly NewFile[] {
  const { language, pipeline } = repository;
  const readme = [template(`${language}/README.md`), pipeline === 'none' ? '' : template(pipelines[pipeline].readme)];
  const own: readonly NewFile[] = [
    ...languages[language](repository.name).map(fromTemplate),
    { path: '.gitignore', content: gitignore() },
    { path: 'README.md', content: readme.filter((part) => part !== '').join('\n') },
    ...(pipeline === 'none' ? [] : [{ path: backendFile, content: template(`common/${backendFile}`) }]),
  ];
  return [
    ...own.map(({ path, content }) => ({ path, content: filledIn(content, repository) })),
    ...pipelineFiles(pipeline),
  ];
}

/** Template and path in the new repository. */
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

/** Folder of the templates, and the one in the new repository that the pipelines belong into. */
const pipelines = {
  github: { readme: 'github/README.md', from: 'github', to: '.github/workflows' },
  azure: { readme: 'azure-devops/README.md', from: 'azure-devops', to: 'azure-pipelines' },
} as const;

/** Pipelines are written byte by byte as they are: nothing in them is particular to a repository. */
function pipelineFiles(pipeline: InitPipeline): readonly NewFile[] {
  if (pipeline === 'none') return [];
  const { from, to } = pipelines[pipeline];
  return ['intune-plan.yml', 'intune-apply.yml', 'intune-drift.yml'].map((file) =>
    fromTemplate([`${from}/${file}`, `${to}/${file}`]),
  );
}

function fromTemplate([name, path]: Place): NewFile {
  return { path, content: template(name) };
}

/** npm would take a file of that name for its own, and leaves it out of the package. */
function gitignore(): string {
  const lines = JSON.parse(template('common/gitignore.json')) as readonly string[];
  return `${lines.join('\n')}\n`;
}

function template(name: string): string {
  return readFileSync(join(ownPackage().root, 'templates', name), 'utf8');
}

/**
 * Puts the values of a repository in the place of those that the templates have. The templates are valid files by
 * themselves, so that they are formatted, compiled and checked as they are.
 */
function filledIn(content: string, { name, tenantId, storageAccount }: Repository): string {
  return content
    .replaceAll('contoso', name)
    .replaceAll('00000000-0000-0000-0000-000000000000', tenantId)
    .replaceAll('"intuneform": "0.0.0"', `"intuneform": "${ownPackage().version}"`)
    .replaceAll('<storage-account>', storageAccount ?? '<storage-account>');
}
