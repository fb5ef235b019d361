import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Path of a Chromium: `CHROMIUM`, or one on PATH (Debian: `apt-get install chromium`). Undefined, with one line on standard
 * output, where there is none.
 */
export function chromiumPath(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (found === undefined)
    process.stdout.write('browser: Chromium is not installed, so the HTML report is not opened\n');
  return found;
}
