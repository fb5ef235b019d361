import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

import puppeteer from 'puppeteer-core';

import { inertJson, renderReport, type ReportDocument, reportFormats, reportToJson } from '../report/index.js';
import { scratch } from '../test/cli/scratch.js';
import { documentOf, drifted, reportOf } from '../test/report/report-fixture.js';
import { chromiumPath } from '../test/support/chromium.js';

const findings = 10_000;
const tenants = 100;

/** Measures a report of 10,000 findings in every format: time, size, and how soon Chromium shows the page. */
async function main(): Promise<void> {
  const document = manyFindings();
  const writers: Readonly<Record<string, (document: ReportDocument) => string>> = {
    json: ({ reports }) => inertJson(reports.map(reportToJson)),
    text: ({ reports }) => reports.map((report) => renderReport(report, { color: false })).join('\n'),
    ...reportFormats,
  };
  const rows = Object.entries(writers).map(([format, write]) => ({ format, ...timed(() => write(document)) }));
  const json = rows[0]?.milliseconds ?? 1;
  for (const { format, milliseconds, text } of rows) {
    const size = (Buffer.byteLength(text) / 1e6).toFixed(2);
    console.log(
      `${format.padEnd(9)} ${milliseconds.toFixed(0)} ms, ${(milliseconds / json).toFixed(2)} x json, ${size} MB`,
    );
  }
  await paint(rows.find(({ format }) => format === 'html')?.text ?? '');
}

function manyFindings(): ReportDocument {
  const each = findings / tenants;
  const reports = Array.from({ length: tenants }, (_, tenant) =>
    reportOf(
      Array.from({ length: each }, (__, index) => ({ ...drifted, name: `rule_${String(index)}` })),
      { tenant: { name: `tenant-${String(tenant)}` } },
    ),
  );
  return documentOf(...reports);
}

/** The shortest of five runs. */
function timed(write: () => string): { readonly milliseconds: number; readonly text: string } {
  let text = '';
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    text = write();
    return performance.now() - start;
  });
  return { milliseconds: Math.min(...times), text };
}

async function paint(html: string): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) return;
  using here = scratch();
  const file = join(here.folder, 'report.html');
  writeFileSync(file, html);
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    const first = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`;
    await page.waitForFunction(`${first} !== undefined`);
    console.log(`first contentful paint in Chromium: ${Number(await page.evaluate(first)).toFixed(0)} ms`);
  } finally {
    await browser.close();
  }
}

void main();
