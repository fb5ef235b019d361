import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant } from '../../constructs/index.js';

const folder = join(__dirname, '../../examples');
const run = promisify(execFile);

/** Names of the example tenants: every one that is there in YAML. */
export const exampleNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''));

/** A stack as Terraform gets it. */
export type Stack = Readonly<Record<string, unknown>>;

/** Path of an example in YAML. */
export function yamlOf(name: string): string {
  return join(folder, `${name}.yaml`);
}

/** The stack of the example in YAML. */
export function stackOfYaml(name: string): Stack {
  return parsed(Testing.synth(IntuneTenant.fromYaml(Testing.app(), yamlOf(name)), true));
}

/** The stack of the example in TypeScript, run on the built package as a user does. */
export async function stackOfTypeScript(name: string): Promise<Stack> {
  const out = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const tsx = join(folder, '../node_modules/tsx/dist/cli.mjs');
    const env = { ...process.env, CDKTF_OUTDIR: out };
    await run(process.execPath, [tsx, join(folder, `${name}.ts`)], { cwd: out, env });
    const [stack = ''] = readdirSync(join(out, 'stacks'));
    return parsed(readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Without cdktf's notes, which say where a construct was made, and without the place of the state. */
function parsed(text: string): Stack {
  return JSON.parse(text, (key, value: unknown) => (key === '//' || key === 'backend' ? undefined : value)) as Stack;
}
