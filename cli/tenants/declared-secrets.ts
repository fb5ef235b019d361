import {
  type Attributes,
  canHaveSecrets,
  definitionOfType,
  isJsonObject,
  type JsonObject,
  secretValues,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import { providerAttributes } from '../../provider/graph/index.js';
import { redactor } from '../process/redactor.js';
import type { Environment } from '../process/session.js';
import { blocksOf } from './blocks.js';
import { definitions } from './definitions.js';
import { evaluate, type Parsed } from './evaluate.js';
import { toArguments } from './terraform-values.js';

/** A stack whose secrets are registered. */
export interface SecretiveStack {
  readonly stack: JsonObject;
  /** Folder in which Terraform would run. */
  readonly folder: string;
  readonly env: Environment;
}

/**
 * Registers the sensitive and write-only values of a stack with the redactor, from the stack and its files, and the
 * sensitive variables. Only the provider knows values that only Terraform can evaluate.
 */
export function learnSecrets({ stack, folder, env }: SecretiveStack): void {
  const { blocks, provider } = blocksOf(stack);
  const learn = (attributes: Attributes, parsed: Parsed): void => {
    secretValues(attributes, toArguments(attributes, knownMembers(parsed, folder)).values).forEach(redactor.add);
  };
  learn(providerAttributes, provider);
  for (const { type, parsed } of blocks) {
    const definition = definitionOfType(definitions, type);
    if (definition && canHaveSecrets(definition.attributes)) learn(definition.attributes, parsed);
  }
  sensitiveVariables(stack, env).forEach(redactor.add);
}

/** Each member separately, so that an unknown one does not hide the others. */
function knownMembers(parsed: Parsed, module: string): ValueObject {
  if (parsed.kind !== 'object') return {};
  const known = parsed.members.flatMap(([name, member]): (readonly [string, Value])[] => {
    if (member.kind === 'object') return [[name, knownMembers(member, module)]];
    const evaluated = evaluate(member, { objects: new Map(), module });
    return 'value' in evaluated ? [[name, evaluated.value]] : [];
  });
  return Object.fromEntries(known);
}

function sensitiveVariables({ variable }: JsonObject, env: Environment): readonly string[] {
  if (!isJsonObject(variable)) return [];
  return Object.entries(variable).flatMap(([name, block]) => {
    if (!isJsonObject(block) || block.sensitive !== true) return [];
    return [env[`TF_VAR_${name}`], block.default].filter((value) => typeof value === 'string');
  });
}
