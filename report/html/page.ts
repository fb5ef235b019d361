import { createHash } from 'node:crypto';

import { inertMarkup } from '../inert.js';
import { style } from './style.js';

/** Content of the head of a page. */
export interface PageHead {
  readonly title: string;
  /** Version of this package. */
  readonly version: string;
  /** The only script that the page is allowed to run. Default: none. */
  readonly script?: string;
}

/** Renders the head of a self-contained page. Its content security policy forbids all other styles and scripts. */
export function pageHead({ title, version, script }: PageHead): readonly string[] {
  const scripts = script === undefined ? [] : [`script-src '${hashOf(script)}'`];
  const policy = [
    ...["default-src 'none'", `style-src '${hashOf(style)}'`],
    ...scripts,
    ...["base-uri 'none'", "form-action 'none'"],
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="generator" content="intuneform ${inertMarkup(version)}">`,
    `<title>${inertMarkup(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
  ];
}

/** Renders a page without a script. `body`: markup in which all text from a tenant is inert. */
export function renderPage({ body, ...head }: Omit<PageHead, 'script'> & { readonly body: readonly string[] }): string {
  return [...pageHead(head), '<body>', ...body, '</body>', '</html>\n'].join('\n');
}

/** Source expression of a content security policy that allows exactly this text. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
