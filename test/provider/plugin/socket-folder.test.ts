import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeSocketFolder, sweepSocketFolders } from '../../../provider/plugin/socket-folder.js';

test('removes the folders of killed providers, and no others', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'sockets-'));
  const { pid: dead } = spawnSync('true');
  const names = [`intune-${String(dead)}-aaaaaa`, `intune-${String(dead)}-bbbbbb`, 'intune-other', 'somebody-else'];
  for (const name of names) mkdirSync(join(parent, name));
  // A process that cannot be seen from here, such as one in another container, still answers.
  const server = createServer().listen(join(parent, `intune-${String(dead)}-bbbbbb`, 's'));
  const own = makeSocketFolder(parent).slice(parent.length + 1);

  await sweepSocketFolders(parent);

  expect(readdirSync(parent).sort()).toEqual([own, ...names.slice(1)].sort());
  server.close();
  rmSync(parent, { recursive: true });
});
