/**
 * Prints the milliseconds in which the constructs of a build synthesize a number of tenants, and those of plain cdktf
 * for the same number of stacks with equivalent blocks, as JSON: `tsx synthesize.ts <folder of the build> <tenants>`.
 *
 * A process of its own, because a process can only load one cdktf.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type * as cdktf from 'cdktf';

import type * as constructs from '../../constructs/index.js';
import type * as schemas from '../../schemas/index.js';
import { timed } from '../measure.js';

const [root = '', count = ''] = process.argv.slice(2);
const tenants = Number(count);
const requireThere = createRequire(join(root, 'package.json'));
const cdk = requireThere('cdktf') as typeof cdktf;
const { IntuneTenant } = requireThere('./dist/constructs/index.js') as typeof constructs;
const { parseDeclaration } = requireThere('./dist/schemas/index.js') as typeof schemas;
// Otherwise stack traces would cost more than in the processes of users.
process.setSourceMapsEnabled(false);

type Attributes = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** A resource without types, checks or references. */
class BareResource extends cdk.TerraformResource {
  constructor(stack: cdktf.TerraformStack, [type, id, attributes]: readonly [string, string, Attributes]) {
    super(stack, `${type}-${id}`, { terraformResourceType: type });
    this.synthesizeAttributes = () => ({ ...attributes });
  }
}

/** A data source without types, checks or references. */
class BareDataSource extends cdk.TerraformDataSource {
  constructor(stack: cdktf.TerraformStack, [type, id, attributes]: readonly [string, string, Attributes]) {
    super(stack, `data-${type}-${id}`, { terraformResourceType: type });
    this.synthesizeAttributes = () => ({ ...attributes });
  }
}

class BareProvider extends cdk.TerraformProvider {}

async function inFolder(build: (app: cdktf.App) => void): Promise<number> {
  const outdir = mkdtempSync(join(tmpdir(), 'intuneform-bench-'));
  try {
    return await timed(() => {
      const app = new cdk.App({ outdir });
      build(app);
      app.synth();
    });
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function ours(app: cdktf.App, declaration: schemas.TenantDeclaration): void {
  for (let index = 0; index < tenants; index += 1)
    IntuneTenant.fromDeclaration(app, { ...declaration, metadata: { name: `tenant-${String(index)}` } });
}

function bare(app: cdktf.App, { resource, data }: { readonly resource: Blocks; readonly data: Blocks }): void {
  for (let index = 0; index < tenants; index += 1) {
    const stack = new cdk.TerraformStack(app, `tenant-${String(index)}`);
    new BareProvider(stack, 'intune', { terraformResourceType: 'intune' });
    for (const entry of entries(resource)) new BareResource(stack, entry);
    for (const entry of entries(data)) new BareDataSource(stack, entry);
  }
}

function entries(blocks: Blocks): readonly (readonly [string, string, Attributes])[] {
  return Object.entries(blocks).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, attributes]) => [type, id, attributes] as const),
  );
}

async function main(): Promise<void> {
  const text = readFileSync(join(__dirname, '../../examples/contoso.yaml'), 'utf8');
  const { declaration } = parseDeclaration(text, 'contoso.yaml');
  if (!declaration) throw new Error('the example is not valid');
  const model = JSON.parse(cdk.Testing.synth(IntuneTenant.fromDeclaration(cdk.Testing.app(), declaration))) as {
    readonly resource: Blocks;
    readonly data: Blocks;
  };
  // The first round compiles the code of both, and is not counted.
  let times = { ours: 0, bare: 0 };
  for (let round = 0; round < 2; round += 1)
    times = {
      ours: await inFolder((app) => {
        ours(app, declaration);
      }),
      bare: await inFolder((app) => {
        bare(app, model);
      }),
    };
  process.stdout.write(JSON.stringify(times));
}

void main();
