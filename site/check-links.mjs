// Fails if a link of the built site leads nowhere: to a missing page, a missing anchor, or a missing file of the repository.
//
// VitePress itself checks only links between pages, and neither anchors nor links to GitHub.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = dirname(fileURLToPath(import.meta.url));
const root = dirname(site);
const [dist = join(site, 'dist')] = process.argv.slice(2);
const base = process.env.SITE_BASE ?? '/';
const ofRepository = /^https:\/\/github\.com\/intuneform\/intuneform\/(?:blob|edit)\/main\//u;

const pages = new Map(
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => [name, readFileSync(join(dist, name), 'utf8')]),
);
const anchors = new Map(
  [...pages].map(([name, text]) => [
    name,
    new Set([...text.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => decoded(id))),
  ]),
);
const links = [...pages].flatMap(([name, text]) =>
  [...text.matchAll(/\s(?:href|src)="([^"]*)"/gu)].map(([, link]) => ({ name, link: decoded(link) })),
);
const dead = links.filter(({ name, link }) => !leadsSomewhere(name, link));

for (const one of new Set(dead.map(({ name, link }) => `dead link in ${name}: ${link}`))) console.error(one);
console.log(`${pages.size} pages, ${links.length} links, ${dead.length} dead`);
process.exitCode = dead.length > 0 || links.length === 0 ? 1 : 0;

function leadsSomewhere(name, link) {
  if (ofRepository.test(link)) return existsSync(join(root, link.replace(ofRepository, '').split('#')[0]));
  if (/^(?:[a-z]+:|\/\/)/iu.test(link)) return true;
  const [path, anchor] = link.split('#');
  const target = fileOf(name, path);
  if (target === undefined) return false;
  return !anchor || !target.endsWith('.html') || anchors.get(target)?.has(decodeURIComponent(anchor)) === true;
}

/** The file that a server returns for a path. Undefined: none. */
function fileOf(name, path) {
  if (path === '') return name;
  if (path.startsWith('/') && !path.startsWith(base)) return undefined;
  const target = path.startsWith('/') ? path.slice(base.length) : posix.join(posix.dirname(name), path);
  return [target, `${target}.html`, posix.join(target, 'index.html')]
    .map((one) => posix.normalize(decodeURIComponent(one)))
    .find((one) => existsSync(join(dist, one)) && statSync(join(dist, one)).isFile());
}

function decoded(text) {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
