import { readFileSync } from 'node:fs';

import { type BuiltAnswers, createDispatcher } from '../../provider/plugin/server/dispatch.js';
import type { CallName } from '../../provider/plugin/wire/messages.js';
import { createRuntime } from '../../provider/runtime.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

async function answerOf(call: CallName, built?: BuiltAnswers): Promise<Buffer> {
  const runtime = createRuntime({ version, environment: {} });
  const dispatcher = createDispatcher({
    runtime: () => runtime,
    log: () => undefined,
    redact: (text) => text,
    ...(built && { built }),
  });
  return Buffer.from(await dispatcher.answer(call, new Uint8Array()));
}

test.each([
  ['schema.bin', 'GetProviderSchema'],
  ['identities.bin', 'GetResourceIdentitySchemas'],
] as const)('%s from the build equals the answer of the provider to %s', async (file, call) => {
  const built = readFileSync(`dist/provider/package/${file}`);

  expect(built.equals(await answerOf(call))).toBe(true);
});

test('answers with the bytes of the build, and creates the answer if there are none', async () => {
  const bytes = Buffer.from('built');
  const built: BuiltAnswers = (call) => Promise.resolve(call === 'GetProviderSchema' ? bytes : undefined);

  const answers = [
    await answerOf('GetProviderSchema', built),
    await answerOf('GetProviderSchema', () => Promise.resolve(undefined)),
    await answerOf('GetResourceIdentitySchemas', built),
  ];

  expect(answers[0]?.toString()).toBe('built');
  expect(answers[1]?.length).toBeGreaterThan(10_000);
  expect(answers[2]?.length).toBeGreaterThan(1_000);
});
