import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { defineConfig, type MarkdownRenderer } from 'vitepress';

const site = dirname(dirname(fileURLToPath(import.meta.url)));

interface Item {
  readonly text: string;
  readonly link: string;
}

/** The sidebar is the start page: its headings with the links below them. */
function sidebar(): readonly { readonly text: string; readonly items: readonly Item[] }[] {
  const [, ...groups] = readFileSync(join(site, 'pages/index.md'), 'utf8').split(/^## /mu);
  return groups.map((group) => ({
    text: group.slice(0, group.indexOf('\n')),
    items: [...group.matchAll(/\[([^\]]+)\]\(([^):]+)\.md\)/gu)].map(([, text = '', link = '']) => ({
      text: text.charAt(0).toUpperCase() + text.slice(1),
      link: `/${link.replace(/(^|\/)index$/u, '$1')}`,
    })),
  }));
}

/** Examples on these pages write ${{ … }} and {{ … }} as code, which Vue would evaluate. */
function withLiteralBraces(markdown: MarkdownRenderer): void {
  markdown.renderer.rules.code_inline = (tokens, index) =>
    `<code v-pre>${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</code>`;
}

export default defineConfig({
  title: 'intuneform',
  description: 'Infrastructure as code for the setup of a Microsoft Intune tenant',
  srcDir: 'pages',
  outDir: './dist',
  cleanUrls: true,
  base: process.env.SITE_BASE ?? '/',
  markdown: { config: withLiteralBraces },
  // Edit links lead to the file in docs/. TypeDoc writes the other pages, so there is nothing to edit.
  transformPageData: ({ frontmatter }) =>
    typeof frontmatter.source === 'string'
      ? { filePath: frontmatter.source }
      : { frontmatter: { ...frontmatter, editLink: false } },
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Get started', link: '/get-started' },
      { text: 'Declaration', link: '/declaration/' },
      { text: 'Constructs', link: '/constructs/' },
      { text: 'Sample report', link: '/sample-report.html', target: '_self' },
    ],
    sidebar: [...sidebar()],
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: 'https://github.com/intuneform/intuneform' }],
    editLink: { pattern: 'https://github.com/intuneform/intuneform/edit/main/docs/:path' },
  },
});
