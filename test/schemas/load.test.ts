import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readBounded } from '../../files/read-bounded.js';
import { loadDeclarations } from '../../schemas/index.js';
import { declarationWith } from './declaration-text.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'declarations-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test('reads the declarations of several files in order', () => {
  const other = declarationWith('', 'fabrikam').replace('3f2504e0', '3f2504e1');
  const files = [file('b.yaml', declarationWith('')), file('a.yaml', other)];

  const { declarations, diagnostics } = loadDeclarations(files);

  expect(declarations.map(({ declaration }) => declaration.metadata.name)).toEqual(['contoso', 'fabrikam']);
  expect(diagnostics).toEqual([]);
});

test('keeps the valid declarations next to invalid ones', () => {
  const { declarations, diagnostics } = loadDeclarations([
    file('bad.yaml', 'a: 1'),
    file('good.yaml', declarationWith('')),
  ]);

  expect(declarations.map(({ file: name }) => name)).toEqual([join(folder, 'good.yaml')]);
  expect(diagnostics.length).toBeGreaterThan(0);
});

test('refuses a name of another declaration', () => {
  const other = declarationWith('').replace('3f2504e0', '3f2504e1');

  const { diagnostics } = loadDeclarations([file('a.yaml', declarationWith('')), file('b.yaml', other)]);

  expect(diagnostics).toEqual([
    expect.objectContaining({
      code: 'INT1016',
      where: expect.objectContaining({ file: join(folder, 'b.yaml'), line: 3 }),
    }),
  ]);
});

test('refuses a tenant that another declaration manages, whatever the case of its id', () => {
  const text = declarationWith('', 'fabrikam').replace(
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    '3F2504E0-4F89-41D3-9A0C-0305E82C3301',
  );

  const { diagnostics } = loadDeclarations([file('both.yaml', `${declarationWith('')}\n---\n${text}`)]);

  expect(diagnostics.map(({ code, where }) => [code, where?.line])).toEqual([['INT1017', 12]]);
});

test('reports that a file does not exist, or is a folder', () => {
  mkdirSync(join(folder, 'sub'));

  const { diagnostics } = loadDeclarations([join(folder, 'absent.yaml'), join(folder, 'sub')]);

  expect(diagnostics.map(({ code, why }) => [code, why])).toEqual([
    ['INT1001', 'the file does not exist'],
    ['INT1001', 'it is a folder'],
  ]);
});

test('refuses a file that is not UTF-8', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(declarationWith(''), 'utf16le')]);

  expect(loadDeclarations([file('utf16.yaml', utf16)]).diagnostics.map(({ code }) => code)).toEqual(['INT1002']);
});

test('refuses an endless device, and a named pipe without a writer', () => {
  const pipe = join(folder, 'fifo');
  execFileSync('mkfifo', [pipe]);

  expect(loadDeclarations(['/dev/zero']).diagnostics.map(({ code }) => code)).toEqual(['INT1003']);
  expect(loadDeclarations([pipe]).diagnostics.map(({ code }) => code)).toEqual(['INT1004']);
});

test('does not wait forever for a named pipe whose writer is silent', () => {
  const pipe = join(folder, 'silent');
  execFileSync('mkfifo', [pipe]);
  // For reading and writing, a pipe opens at once.
  const writer = openSync(pipe, 'r+');

  expect(() => readBounded(pipe, 100, 50)).toThrow('EAGAIN');

  closeSync(writer);
});

test('refuses a file of 10 MB by its size, without parsing it', () => {
  const path = file('large.yaml', `a: "${'x'.repeat(10_000_000)}`);

  expect(loadDeclarations([path]).diagnostics.map(({ code, why }) => [code, why])).toEqual([
    ['INT1003', 'got 10,000,004 bytes; at most 2,097,152 are read'],
  ]);
});
