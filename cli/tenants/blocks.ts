import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../core/index.js';
import { type Parsed, parseValue, referencesIn } from './evaluate.js';

/** One `resource` or `data` block of Terraform JSON. */
export interface Block {
  readonly mode: 'managed' | 'data';
  /** Terraform address. */
  readonly address: string;
  readonly type: string;
  /** Its own arguments. */
  readonly parsed: Parsed;
  /** Arguments of Terraform with which the block is not exactly one object. */
  readonly unusual: readonly string[];
  /** Addresses of the blocks that its arguments refer to. */
  readonly references: readonly string[];
}

/** The blocks of a synthesized stack. */
export interface Blocks {
  readonly blocks: readonly Block[];
  /** Arguments of the provider `intune`. */
  readonly provider: Parsed;
}

/**
 * Reads the blocks of a synthesized stack. Only Terraform evaluates conditions, outputs and everything else that is not
 * an object.
 */
export function blocksOf(stack: JsonObject): Blocks {
  const blocks = known.get(stack) ?? readBlocks(stack);
  known.set(stack, blocks);
  return blocks;
}

/** Parsed once for each stack, because several readers need the blocks. */
const known = new WeakMap<JsonObject, Blocks>();

function readBlocks(stack: JsonObject): Blocks {
  const blocks = [...blocksIn(stack.resource, 'managed'), ...blocksIn(stack.data, 'data')];
  const { intune } = objectOf(stack.provider);
  const provider = isJsonArray(intune) ? intune[0] : intune;
  return { blocks, provider: parseValue(withoutMetadata(objectOf(provider))) };
}

function blocksIn(byType: Json | undefined, mode: Block['mode']): readonly Block[] {
  return Object.entries(objectOf(byType)).flatMap(([type, byName]) =>
    Object.entries(objectOf(byName)).map(([name, block]) => {
      const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
      return blockOf(objectOf(block), { mode, address, type });
    }),
  );
}

function blockOf(block: JsonObject, place: Pick<Block, 'mode' | 'address' | 'type'>): Block {
  const own = Object.entries(withoutMetadata(block)).filter(([name]) => !ofTerraform.has(name));
  const parsed = parseValue(Object.fromEntries(own));
  return { ...place, parsed, unusual: unusualIn(block), references: [...new Set(referencesIn(parsed))] };
}

/** Arguments of any block. See https://developer.hashicorp.com/terraform/language/meta-arguments */
const ofTerraform: ReadonlySet<string> = new Set([
  ...['count', 'for_each', 'depends_on', 'lifecycle', 'provider', 'connection', 'provisioner'],
]);

function unusualIn(block: JsonObject): readonly string[] {
  const many = ['count', 'for_each', 'provider'].filter((name) => block[name] !== undefined);
  return objectOf(block.lifecycle).ignore_changes === undefined ? many : [...many, 'lifecycle.ignore_changes'];
}

/** cdktf records the origin of a block under `//`. */
function withoutMetadata({ '//': _metadata, ...block }: JsonObject): JsonObject {
  return block;
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
