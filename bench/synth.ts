/**
 * Measures the synthesis of 100 tenants, compared with plain cdktf with the same number of stacks and equivalent
 * resources.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  App,
  TerraformDataSource,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Testing,
} from '../constructs/cdk.js';
import { IntuneTenant } from '../constructs/index.js';
import { parseDeclaration, type TenantDeclaration } from '../schemas/index.js';
import { paired, report, timed } from './measure.js';

const tenants = 100;
const text = readFileSync(join(__dirname, '../examples/contoso.yaml'), 'utf8');

type Attributes = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** A resource without types, checks or references. */
class BareResource extends TerraformResource {
  constructor(stack: TerraformStack, [type, id, attributes]: readonly [string, string, Attributes]) {
    super(stack, `${type}-${id}`, { terraformResourceType: type });
    this.synthesizeAttributes = () => ({ ...attributes });
  }
}

/** A data source without types, checks or references. */
class BareDataSource extends TerraformDataSource {
  constructor(stack: TerraformStack, [type, id, attributes]: readonly [string, string, Attributes]) {
    super(stack, `data-${type}-${id}`, { terraformResourceType: type });
    this.synthesizeAttributes = () => ({ ...attributes });
  }
}

class BareProvider extends TerraformProvider {}

function inFolder(build: (app: App) => void): Promise<number> {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-synth-'));
  const elapsed = timed(() => {
    const app = new App({ outdir });
    build(app);
    app.synth();
  });
  rmSync(outdir, { recursive: true });
  return elapsed;
}

function ours(app: App, declaration: TenantDeclaration): void {
  for (let index = 0; index < tenants; index += 1) {
    IntuneTenant.fromDeclaration(app, { ...declaration, metadata: { name: `tenant-${String(index)}` } });
  }
}

function bare(app: App, { resource, data }: { readonly resource: Blocks; readonly data: Blocks }): void {
  for (let index = 0; index < tenants; index += 1) {
    const stack = new TerraformStack(app, `tenant-${String(index)}`);
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
  const { declaration } = parseDeclaration(text, 'contoso.yaml');
  if (!declaration) throw new Error('the example is not valid');
  const model = JSON.parse(Testing.synth(IntuneTenant.fromDeclaration(Testing.app(), declaration))) as {
    readonly resource: Blocks;
    readonly data: Blocks;
  };
  const { first, second, ratio } = await paired(
    () =>
      inFolder((app) => {
        ours(app, declaration);
      }),
    () =>
      inFolder((app) => {
        bare(app, model);
      }),
    5,
  );
  const perTenant = entries(model.resource).length + entries(model.data).length;
  report('synth', { tenants, blocksPerTenant: perTenant, oursMs: first, bareCdktfMs: second, timesBareCdktf: ratio });
}

void main();
