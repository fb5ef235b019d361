import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone when its block ends. */
export interface Scratch extends Disposable {
  readonly folder: string;
}

/** Makes a folder for one test. */
export function scratch(): Scratch {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'intuneform-cli-')));
  return {
    folder,
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
