import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { reportFormats } from '../../report/index.js';
import { scratch } from '../cli/scratch.js';
import { chromiumPath } from '../support/chromium.js';
import { documentOf, drifted, pending, reportOf, rule, ruleType, unreadable } from './report-fixture.js';

const chromium = chromiumPath();
const hostile = '<img src=x onerror="document.title=\'owned\'">';
const hostileCategory = {
  ...{ type: 'intune_device_category', name: 'x', declared: { id: '1', display_name: 'a' } },
  ...{ lastSeen: { id: '1', display_name: 'a' }, tenant: { id: '1', display_name: hostile } },
};
const text = reportFormats.html(
  documentOf(
    reportOf([drifted, pending], { diagnostics: [unreadable] }),
    reportOf([hostileCategory], { tenant: { name: 'fabrikam' } }),
    reportOf([{ type: ruleType, tenant: rule, declared: rule }], { tenant: { name: 'calm' } }),
  ),
);

/** One test of the whole page, because starting a browser is what costs. Without Chromium it is skipped, and counted. */
(chromium === undefined ? describe.skip : describe)('in Chromium', () => {
  test('can be read, searched, filtered and switched without an error', async () => {
    using here = scratch();
    const file = join(here.folder, 'report.html');
    writeFileSync(file, text);
    const browser = await puppeteer.launch({ executablePath: chromium ?? '', args: ['--no-sandbox'] });
    try {
      await readWithoutScript(browser, file);
      await useWithScript(browser, file);
      expect(await barriers(browser, file)).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

async function readWithoutScript(browser: Browser, file: string): Promise<void> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(pathToFileURL(file).href);
  expect(await visible(page)).toHaveLength(4);
  expect(await asked(page, `document.querySelector('#filters').checkVisibility()`)).toBe(false);
  await page.close();
}

async function useWithScript(browser: Browser, file: string): Promise<void> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) faults.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  expect(await visible(page)).toHaveLength(4);
  await filtered(page);
  await sorted(page);
  await copied(page);
  await switched(page);
  await narrow(page);
  expect(await page.title()).not.toBe('owned');
  expect(await page.$('img')).toBeNull();
  expect(faults).toEqual([]);
}

/** Violations of WCAG 2.2 A and AA that axe finds, in both themes. */
async function barriers(browser: Browser, file: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [value, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 800 });
    // The policy of the page forbids the script of axe, too.
    await page.setBypassCSP(true);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await page.goto(pathToFileURL(file).href);
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    const violations = (await asked(
      page,
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
    )) as readonly string[];
    found.push(...violations.map((one) => `${value}: ${one}`));
    await page.close();
  }
  return found;
}

async function filtered(page: Page): Promise<void> {
  await page.type('#search', 'creates it');
  expect(await count(page)).toBe('1 of 4 findings');
  await page.click('button[type=reset]');
  await page.waitForFunction(`document.querySelector('#count').textContent === '4 of 4 findings'`);
  await page.select('#kind', 'drift');
  expect(await visible(page)).toHaveLength(2);
  await page.select('#tenant', 'fabrikam');
  expect(await visible(page)).toHaveLength(1);
  expect(await count(page)).toBe('1 of 4 findings');
  await page.click('button[type=reset]');
  await page.waitForFunction(`document.querySelector('#count').textContent === '4 of 4 findings'`);
  await page.select('#severity', 'info');
  expect(await visible(page)).toHaveLength(1);
}

/** In a group by what it is called, and back. */
async function sorted(page: Page): Promise<void> {
  await page.click('button[type=reset]');
  await page.waitForFunction(`document.querySelector('#count').textContent === '4 of 4 findings'`);
  const before = await visible(page);
  await page.select('#sort', 'name');
  const names = (await asked(
    page,
    `[...document.querySelectorAll('section.tenant')].map((group) => [...group.children].filter((one) => one.matches('.finding')).map((one) => one.querySelector('.subject').textContent))`,
  )) as readonly (readonly string[])[];
  expect(names).toEqual(names.map((group) => [...group].sort((left, right) => left.localeCompare(right, 'en'))));
  await page.click('button[type=reset]');
  await page.waitForFunction(`document.querySelector('#sort').value === 'severity'`);
  expect(await visible(page)).toEqual(before);
}

/** Without access to the clipboard the text is selected. */
async function copied(page: Page): Promise<void> {
  await page.click('.copyable button');
  await page.waitForFunction(`/Copied|Selected/u.test(document.querySelector('.copyable button').textContent)`);
}

async function switched(page: Page): Promise<void> {
  const ground = (): Promise<unknown> => asked(page, 'getComputedStyle(document.body).backgroundColor');
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  expect(await ground()).toBe('rgb(20, 23, 27)');
  await page.focus('#theme');
  await page.keyboard.press('Enter');
  expect(await ground()).toBe('rgb(246, 247, 249)');
}

async function narrow(page: Page): Promise<void> {
  await page.setViewport({ width: 360, height: 640 });
  const cut = `[...document.querySelectorAll('table, svg')].filter((one) => one.getBoundingClientRect().right > 360).length`;
  expect(await asked(page, cut)).toBe(0);
  expect(await asked(page, 'document.documentElement.scrollWidth')).toBe(360);
}

/** Names of the findings that can be seen. */
function visible(page: Page): Promise<unknown> {
  const seen = `[...document.querySelectorAll('.finding')].filter((one) => one.checkVisibility())`;
  return asked(page, `${seen}.map((one) => one.querySelector('h5').textContent)`);
}

function count(page: Page): Promise<unknown> {
  return asked(page, `document.querySelector('#count').textContent`);
}

/** Asks in the words of the page: its types are not those of the tests. */
function asked(page: Page, expression: string): Promise<unknown> {
  return page.evaluate(expression);
}
