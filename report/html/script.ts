/**
 * What the page does besides being read: search, filters and the switch of the theme. Without it everything is there,
 * and its controls stay hidden.
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
if (filters && findings.length > 0) {
  filters.hidden = false;
  filters.addEventListener('input', filter);
  filters.addEventListener('submit', (event) => event.preventDefault());
  filters.addEventListener('reset', () => setTimeout(filter));
  filter();
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
