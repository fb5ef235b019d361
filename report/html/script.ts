/**
 * The interactive part of the page: search, filters, sorting, copying and the theme switch. Without scripts, all
 * content is visible and the controls stay hidden.
 */
export const script = `
'use strict';
const byId = (id) => document.getElementById(id);
const filters = byId('filters');
const count = byId('count');
const findings = Array.from(document.querySelectorAll('.finding'), (element) => ({
  element,
  text: element.textContent.toLowerCase(),
}));
const groups = Array.from(document.querySelectorAll('.tenant'));
function filter() {
  const words = byId('search').value.toLowerCase().split(/\\s+/u);
  const wanted = ['tenant', 'severity', 'kind'].map((name) => [name, byId(name).value]);
  let shown = 0;
  for (const { element, text } of findings) {
    const fits = wanted.every(([name, value]) => value === '' || element.dataset[name] === value);
    const visible = fits && words.every((word) => text.includes(word));
    element.hidden = !visible;
    if (visible) shown += 1;
  }
  for (const group of groups) group.hidden = group.querySelector('.finding:not([hidden])') === null;
  count.textContent = shown + ' of ' + findings.length + ' findings';
}
const severities = ['error', 'warning', 'info'];
const sortKeys = {
  severity: (finding) => String(severities.indexOf(finding.dataset.severity)),
  name: (finding) => finding.querySelector('.subject').textContent,
  place: (finding) => finding.querySelector('.place').textContent,
};
function sort() {
  const key = sortKeys[byId('sort').value];
  for (const group of groups) {
    const own = Array.from(group.children).filter((child) => child.matches('.finding'));
    own.sort((left, right) => key(left).localeCompare(key(right), 'en', { numeric: true }));
    group.append(...own);
  }
}
if (filters && findings.length > 0) {
  filters.hidden = false;
  filters.addEventListener('input', filter);
  byId('sort').addEventListener('input', sort);
  filters.addEventListener('submit', (event) => event.preventDefault());
  filters.addEventListener('reset', () => setTimeout(() => (filter(), sort())));
  filter();
}
for (const block of document.querySelectorAll('.copyable')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    const text = block.querySelector('pre');
    try {
      await navigator.clipboard.writeText(text.textContent + '\\n');
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = 'Selected';
    }
  });
  block.prepend(button);
}
const theme = byId('theme');
const root = document.documentElement;
const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
const tell = () => theme.setAttribute('aria-pressed', String(isDark()));
theme.hidden = false;
tell();
theme.addEventListener('click', () => {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  tell();
});
`;
