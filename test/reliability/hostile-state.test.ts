import { terraformType, toTerraformName } from '../../core/index.js';
import { serveReattached } from '../../provider/plugin/index.js';
import type { Reattached } from '../../provider/plugin/reattach.js';
import { resources } from '../../provider/resources/index.js';
import { createRuntime } from '../../provider/runtime.js';
import { type Caller, callerOf } from '../provider/plugin/grpc-client.js';

let served: Reattached;
let caller: Caller;

beforeAll(async () => {
  served = await serveReattached(createRuntime({ version: 'test', environment: {} }));
  const [attachment] = Object.values(
    JSON.parse(served.reattach) as Record<string, { Addr: { Network: string; String: string } }>,
  );
  caller = callerOf(['1', '6', attachment?.Addr.Network ?? '', attachment?.Addr.String ?? '', 'grpc', '']);
});

afterAll(async () => {
  caller.close();
  await served.close();
});

const wrongValues = [
  42,
  'text',
  true,
  [],
  {},
  [null],
  { '': null },
  [[[]]],
  [{ target: 7 }],
  { __proto__: 1 },
  -1e308,
  '\0',
];

interface Answer {
  readonly diagnostics: readonly { readonly summary: string; readonly detail: string }[];
}

test.each(resources.map(({ name, attributes, schemaVersion }) => ({ name, attributes, schemaVersion })))(
  'a state of $name with a value of a wrong type is refused or read, and never causes an internal error',
  async ({ name, attributes, schemaVersion }) => {
    for (const attribute of Object.keys(attributes))
      for (const wrong of wrongValues) {
        const json = Buffer.from(JSON.stringify({ id: 'x', [toTerraformName(attribute)]: wrong }));
        const request = { type_name: terraformType(name), version: schemaVersion, raw_state: { json } };

        const { diagnostics } = (await caller.provider('UpgradeResourceState', request)) as Answer;

        const codes = diagnostics.map(({ summary }) => summary.slice(0, 7));
        expect({ attribute, wrong, codes: codes.filter((code) => code !== 'INT4004') }).toEqual({
          attribute,
          wrong,
          codes: [],
        });
        expect(JSON.stringify(diagnostics)).not.toMatch(/undefined|is not a function/u);
      }
  },
);
