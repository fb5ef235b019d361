import { type Reattached, serveReattached } from '../../../provider/plugin/reattach.js';
import { createFake, type Fake, problem } from './fake-runtime.js';
import { type Folder, makeFolder, type Run } from './terraform.js';

let folder: Folder;
let served: Reattached | undefined;

beforeEach(() => {
  folder = makeFolder();
});

afterEach(async () => {
  await served?.close();
  served = undefined;
  folder.remove();
});

async function serve(fake: Fake): Promise<(...args: string[]) => Promise<Run>> {
  served = await serveReattached(fake.runtime);
  const environment = { TF_REATTACH_PROVIDERS: served.reattach };
  return (...args) => folder.run(args, environment);
}

const full = `
provider "intune" { tenant_id = "t" }
resource "intune_test_thing" "a" {
  display_name    = "Ko\\u0308ln"
  platform        = "windows"
  size            = 123456789012345678901234567890
  role_scope_tags = ["b", "a"]
  labels          = { someKey = "x", other_key = "y" }
  rules           = [{ port_number = 4294967296, rule_name = "r" }, { port_number = 80 }]
  targets         = [{ group_id = "g2" }, { group_id = "g1" }]
  owner           = { user_name = "u" }
  secret_text     = "write-only-secret"
  secret_version  = 1
}
`;

test('applies every kind of value, and the next plan is empty', async () => {
  const fake = createFake();
  const run = await serve(fake);
  folder.write(full);

  const applied = await run('apply', '-auto-approve');
  const planned = await run('plan', '-detailed-exitcode');

  expect(applied).toMatchObject({ code: 0, err: '' });
  expect([...fake.objects.values()]).toEqual([
    {
      id: 'id-1',
      displayName: 'Köln',
      platform: 'windows',
      note: 'none',
      size: 123456789012345678901234567890n,
      roleScopeTags: ['a', 'b'],
      labels: { someKey: 'x', other_key: 'y' },
      rules: [
        { portNumber: 4294967296, ruleName: 'r' },
        { portNumber: 80, ruleName: null },
      ],
      targets: [{ groupId: 'g1' }, { groupId: 'g2' }],
      owner: { userName: 'u' },
      secretText: null,
      secretVersion: 1,
      changeCount: 1,
    },
  ]);
  expect(planned).toMatchObject({ code: 0, err: '' });
});

test('passes a write-only value to apply, and stores it nowhere', async () => {
  const fake = createFake();
  const run = await serve(fake);
  folder.write(full);

  await run('apply', '-auto-approve');

  expect(fake.secrets).toEqual(['write-only-secret']);
  expect(folder.state('intune_test_thing')).toMatchObject({ secret_text: null, secret_version: 1 });
});

test('passes private state from plan to apply, to the next read, and to destroy', async () => {
  const fake = createFake();
  const run = await serve(fake);
  folder.write(full);

  await run('apply', '-auto-approve');
  await run('destroy', '-auto-approve');

  expect(fake.calls.filter(([name]) => name === 'apply' || name === 'read')).toEqual([
    ['apply', { private: { planned: true }, count: 0 }],
    ['read', { private: { applied: 1 } }],
    ['apply', { private: { applied: 1, destroying: true }, count: 1 }],
  ]);
  expect(fake.objects.size).toBe(0);
});

test('shows an outside change as drift, and an outside deletion as a creation', async () => {
  const fake = createFake();
  const run = await serve(fake);
  folder.write(full);
  await run('apply', '-auto-approve');
  const [object] = fake.objects.values();

  fake.objects.set('id-1', { ...object, note: 'by hand' });
  const changed = await run('plan', '-detailed-exitcode');
  fake.objects.clear();
  const deleted = await run('plan', '-detailed-exitcode');

  expect(changed.code).toBe(2);
  expect(changed.out).toContain('note            = "by hand" -> "none"');
  expect(deleted.code).toBe(2);
  expect(deleted.out).toContain('1 to add');
});

test('replaces an object whose immutable attribute changes', async () => {
  const fake = createFake();
  const run = await serve(fake);
  folder.write(full);
  await run('apply', '-auto-approve');

  folder.write(full.replace('"windows"', '"macOS"'));
  const planned = await run('plan');

  expect(planned.out).toContain('"windows" -> "macOS" # forces replacement');
});

test('points at the line of a nested attribute that is refused', async () => {
  const run = await serve(createFake());
  folder.write(full.replace('{ port_number = 80 }', '\n{ port_number = 0 }'));

  const validated = await run('validate');

  expect(validated.code).toBe(1);
  expect(validated.err).toContain('INT4002: port 0 cannot be');
  expect(validated.err).toMatch(/on main\.tf line \d+, in resource "intune_test_thing" "a"/u);
  expect(validated.err).toContain('{ port_number = 0 }]');
  expect(validated.err).toContain('where: rules[1].port_number\nwhy: the test says so\nfix: say something else');
});

test('refuses the provider block at the argument that is wrong', async () => {
  const run = await serve(createFake());
  folder.write(full.replace('tenant_id = "t"', 'tenant_id = "wrong"'));

  const validated = await run('validate');

  expect(validated.err).toContain('INT4002: tenant is wrong');
  expect(validated.err).toContain('provider "intune" { tenant_id = "wrong" }');
});

test('keeps a half-created object as tainted, with the error', async () => {
  const fake = createFake();
  const run = await serve(fake);
  folder.write('resource "intune_test_thing" "a" { display_name = "half" }');

  const applied = await run('apply', '-auto-approve');
  const shown = await run('state', 'show', 'intune_test_thing.a');

  expect(applied.code).toBe(1);
  expect(applied.err).toContain('only half of it was made');
  expect(shown.out).toContain('(tainted)');
  expect(folder.state('intune_test_thing')).toMatchObject({ id: 'id-1', display_name: 'half' });
});

test('imports an object by an import block, and plans no change', async () => {
  const fake = createFake();
  const run = await serve(fake);
  folder.write('resource "intune_test_thing" "a" { display_name = "x" }');
  await run('apply', '-auto-approve');
  await run('state', 'rm', 'intune_test_thing.a');

  folder.write(`import {
  to = intune_test_thing.a
  id = "id-1"
}
resource "intune_test_thing" "a" { display_name = "x" }`);
  const planned = await run('plan');

  expect(planned.out).toContain('1 to import, 0 to add, 0 to change, 0 to destroy');
});

test('reports that there is nothing to import', async () => {
  const run = await serve(createFake());
  folder.write('resource "intune_test_thing" "a" { display_name = "x" }');

  const imported = await run('import', 'intune_test_thing.a', 'nothing');

  expect(imported.code).toBe(1);
  expect(imported.err).toContain('INT4002: there is no thing nothing');
});

test('reads a data source, with its warning', async () => {
  const run = await serve(createFake());
  folder.write(
    'data "intune_test_echo" "e" { said = "hello" }\noutput "heard" { value = data.intune_test_echo.e.heard }',
  );

  const applied = await run('apply', '-auto-approve');

  expect(applied.out).toContain('heard = "hello"');
  expect(applied.out).toContain('Warning: INT4002: an echo warns');
});

test('plans with a provider whose configuration is unknown', async () => {
  const fake = createFake();
  const run = await serve(fake);
  folder.write(`resource "terraform_data" "t" {}
provider "intune" { tenant_id = terraform_data.t.id }
resource "intune_test_thing" "a" { display_name = "n-\${terraform_data.t.id}" }`);

  const planned = await run('plan');
  const applied = await run('apply', '-auto-approve');

  expect(planned).toMatchObject({ code: 0, err: '' });
  expect(applied).toMatchObject({ code: 0, err: '' });
  expect(fake.calls).toContainEqual(['connect', { terraformVersion: expect.stringMatching(/^1\./u), known: false }]);
});

test('answers an internal error with INT9001, without a stack or the text of the error', async () => {
  const fake = createFake({
    readDataSource: () => Promise.reject(new Error('secret-in-a-fault')),
  });
  const silenced = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const run = await serve(fake);
  folder.write('data "intune_test_echo" "e" { said = "hello" }');

  const planned = await run('plan');
  const logged = silenced.mock.calls.join();
  silenced.mockRestore();

  expect(planned.err).toContain('INT9001: internal error of the provider');
  expect(planned.err).not.toContain('secret-in-a-fault');
  expect(planned.err).not.toContain('.ts:');
  expect(logged).toContain('ReadDataSource failed');
});

test('lets a running apply complete and save its state if Terraform is interrupted', async () => {
  const fake = createFake();
  let begun = (): void => undefined;
  const applying = new Promise<void>((resolve) => (begun = resolve));
  const slow = createFake({
    applyResource: (_definition, { planned }, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          const state = { ...planned, id: 'kept', changeCount: 1 };
          resolve({ state, private: {}, diagnostics: [problem('stopped half-way', [])] });
        });
        begun();
      }),
  });
  served = await serveReattached({ ...fake.runtime, engine: slow.runtime.engine });
  folder.write('resource "intune_test_thing" "a" { display_name = "x" }');

  const running = folder.start(['apply', '-auto-approve'], { TF_REATTACH_PROVIDERS: served.reattach });
  await applying;
  running.interrupt();
  const applied = await running.ended;

  expect(applied.err).toContain('stopped half-way');
  expect(folder.state('intune_test_thing')).toMatchObject({ id: 'kept' });
});
