import { readFileSync } from 'node:fs';

import { createDispatcher } from '../../provider/plugin/server/dispatch.js';
import { createRuntime } from '../../provider/runtime.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

function dispatcher(schema?: () => Promise<Uint8Array | undefined>): ReturnType<typeof createDispatcher> {
  const runtime = createRuntime({ version, environment: {} });
  return createDispatcher({
    runtime: () => runtime,
    log: () => undefined,
    redact: (text) => text,
    ...(schema && { schema }),
  });
}

const answerOf = async (schema?: () => Promise<Uint8Array | undefined>): Promise<Buffer> =>
  Buffer.from(await dispatcher(schema).answer('GetProviderSchema', new Uint8Array()));

test('the schema from the build equals the answer of the provider', async () => {
  const built = readFileSync('dist/provider/package/schema.bin');

  expect(built.equals(await answerOf())).toBe(true);
});

test('answers with the bytes of the build, and creates the answer if there are none', async () => {
  const bytes = Buffer.from('built');

  const answers = [await answerOf(() => Promise.resolve(bytes)), await answerOf(() => Promise.resolve(undefined))];

  expect(answers[0]?.toString()).toBe('built');
  expect(answers[1]?.length).toBeGreaterThan(10_000);
});
