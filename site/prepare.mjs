// Copies the documentation into site/pages, where VitePress builds it, and lets TypeDoc write the reference of the constructs.
//
// Links that leave docs/ point to files of the repository, which the site does not have: they lead to GitHub instead.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Application, OptionDefaults } from 'typedoc';

const site = dirname(fileURLToPath(import.meta.url));
const root = dirname(site);
const pages = join(site, 'pages');
const repository = 'https://github.com/intuneform/intuneform/blob/main';

rmSync(pages, { recursive: true, force: true });
for (const name of filesIn('docs')) {
  if (name.endsWith('.md')) copyPage(name);
}
// The sample of the HTML report is a page of its own, shown as it is.
mkdirSync(join(pages, 'public'), { recursive: true });
cpSync(join(root, 'docs/samples/report.html'), join(pages, 'public/sample-report.html'));
await writeConstructs();

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
}

function copyPage(name) {
  const target = join(pages, pageOf(name));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, pageText(name, readFileSync(join(root, 'docs', name), 'utf8')));
}

/** The start page of a folder is its index. The page that the Terraform Registry starts with has to make way for it. */
function pageOf(name) {
  if (name === 'index.md') return 'terraform.md';
  return name.replace(/(^|\/)README\.md$/u, '$1index.md');
}

/** A page as the site shows it: with links that work there, and the file in docs/ that it comes from. */
function pageText(name, text) {
  const [, matter = '', body] = /^(?:---\n(.*?)---\n)?(.*)$/su.exec(text);
  const isGenerated = text.slice(0, 200).includes('npm run generate') || name.startsWith('samples/');
  const own = [...(isGenerated ? ['editLink: false'] : []), `source: ${name}`];
  return `---\n${own.join('\n')}\n${matter}---\n${linksOf(name, withDiagrams(name, body))}`;
}

/** GitHub draws diagrams, the site does not. */
function withDiagrams(name, text) {
  return text.replaceAll(
    /^```mermaid\n.*?^```$/gmsu,
    (diagram) => `${diagram}\n\n[See this diagram drawn on GitHub](${repository}/docs/${name}).`,
  );
}

function linksOf(name, text) {
  return text.replaceAll(/\]\((?![a-z]+:|#)([^)\s#]*)(#[^)\s]*)?\)/gu, (_, link, anchor = '') => {
    const path = posix.normalize(posix.join('docs', posix.dirname(name), link));
    if (path === 'docs/samples/report.html') return `](/sample-report.html){target="_self"}`;
    return path.startsWith('docs/') && path.endsWith('.md')
      ? `](${posix.relative(posix.dirname(pageOf(name)), pageOf(path.slice('docs/'.length)))}${anchor})`
      : `](${repository}/${path}${anchor})`;
  });
}

/** Pages of everything that the package exports for programs. */
async function writeConstructs() {
  const application = await Application.bootstrapWithPlugins({
    entryPoints: [join(root, 'constructs/index.ts')],
    tsconfig: join(root, 'tsconfig.build.json'),
    plugin: ['typedoc-plugin-markdown'],
    out: join(pages, 'constructs'),
    entryFileName: 'index.md',
    name: 'Constructs',
    readme: 'none',
    githubPages: false,
    disableGit: true,
    basePath: root,
    displayBasePath: root,
    sourceLinkTemplate: `${repository}/{path}#L{line}`,
    excludeExternals: true,
    excludePrivate: true,
    excludeInternal: true,
    // Bounds of the schema, as comments of the generated types have them.
    blockTags: [...OptionDefaults.blockTags, '@minItems', '@maxItems', '@pattern', '@minLength', '@maxLength'],
    skipErrorChecking: true,
    logLevel: 'Warn',
  });
  const project = await application.convert();
  if (!project) throw new Error('TypeDoc could not read the constructs');
  await application.generateOutputs(project);
}
