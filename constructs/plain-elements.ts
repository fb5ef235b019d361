import { isJsonObject, type JsonObject } from '../core/index.js';
import { type Block, isBlock } from './address.js';
import { TerraformStack } from './cdk.js';
import { plainJson } from './plain-json.js';

/** The Terraform JSON of a block, which contains nothing to resolve. */
interface PlainElement {
  readonly block: Block;
  readonly json: JsonObject;
}

/** Prepares a stack as cdktf does, without resolving blocks that contain no tokens. */
export function preparePlainly(stack: TerraformStack, prepare: () => void): void {
  hiding(plainElementsOf(stack), prepare);
}

/**
 * Returns the Terraform JSON of a stack as cdktf does, without resolving blocks that contain no tokens.
 *
 * cdktf resolves the rest of the stack: other blocks, providers, backends, outputs and overrides. If an override of the
 * stack concerns blocks, or if blocks share an address, cdktf resolves everything, because order matters then.
 */
export function renderPlainly(stack: TerraformStack, render: () => unknown): unknown {
  if (overridesBlocks(stack)) return render();
  const plain = plainElementsOf(stack);
  const rest = hiding(plain, render);
  return isJsonObject(rest) && addAll(rest, plain) ? rest : render();
}

function plainElementsOf(stack: TerraformStack): readonly PlainElement[] {
  return stack.node.findAll().flatMap((block) => {
    if (!isBlock(block) || Object.hasOwn(block, 'toTerraform') || TerraformStack.of(block) !== stack) return [];
    const json = plainJson(block.toTerraform());
    return isJsonObject(json) && isOnlyBlock(json) ? [{ block, json }] : [];
  });
}

/** Excludes blocks that also move or import an object. */
function isOnlyBlock(json: JsonObject): boolean {
  const [kind, ...others] = Object.keys(json);
  return (kind === 'resource' || kind === 'data') && others.length === 0;
}

/**
 * Runs work of cdktf on a stack while the elements add nothing to it.
 *
 * Only the first caller gets nothing. Usually that is cdktf. If it is a lazy value that reads another block, cdktf adds
 * the block afterwards, so that its address is taken.
 */
function hiding<T>(elements: readonly PlainElement[], work: () => T): T {
  const hidden = elements.flatMap(({ block }) =>
    (hasMetadata(block) ? ['toTerraform'] : ['toTerraform', 'toMetadata']).map((name) => ({ block, name })),
  );
  try {
    for (const { block, name } of hidden) Object.defineProperty(block, name, nothingOnce(block, name));
    return work();
  } finally {
    for (const { block, name } of hidden) Reflect.deleteProperty(block, name);
  }
}

function nothingOnce(block: Block, name: string): PropertyDescriptor {
  const value = (): object => {
    Reflect.deleteProperty(block, name);
    return {};
  };
  return { value, configurable: true };
}

function hasMetadata(block: Block): boolean {
  if (Object.hasOwn(block, 'toMetadata')) return true;
  return Object.values(block.toMetadata() as object).some((part) => part !== undefined);
}

/** Whether overrides of a stack may concern blocks. cdktf keeps them in a private member. */
function overridesBlocks(stack: TerraformStack): boolean {
  const overrides = Reflect.get(stack, 'rawOverrides') as unknown;
  if (!isJsonObject(overrides)) return true;
  return Object.keys(overrides).some((key) => key === 'resource' || key === 'data' || key.includes('TfToken['));
}

/** Adds the elements to the Terraform JSON of the rest of their stack. Returns false if an address is already taken. */
function addAll(rest: JsonObject, elements: readonly PlainElement[]): boolean {
  return elements.every(({ json }) => addMissing(rest, json, depthOfAddress));
}

/** Steps to a block: `resource`, its type, its name. */
const depthOfAddress = 3;

function addMissing(target: object, source: JsonObject, depth: number): boolean {
  return Object.entries(source).every(([key, member]) => {
    const present = Object.hasOwn(target, key) ? (Reflect.get(target, key) as unknown) : undefined;
    if (present === undefined) return Reflect.set(target, key, member);
    return depth > 1 && isJsonObject(present) && isJsonObject(member) && addMissing(present, member, depth - 1);
  });
}
