import { resolve } from 'node:path';

import {
  isJsonArray,
  isJsonObject,
  isUnknown,
  isValueList,
  isValueObject,
  type Json,
  unknown,
  type Value,
} from '../../core/index.js';
import { readBounded } from '../../files/read-bounded.js';
import { addressesIn, type Expression, type NotUnderstood, parseTemplate } from './expression.js';

/** Context for the evaluation of expressions. */
export interface Scope {
  /** Values of the objects that can be referred to, by address; attributes under Terraform's names. */
  readonly objects: ReadonlyMap<string, Value>;
  /** Value of `path.module`: the folder in which Terraform would run. */
  readonly module: string;
}

/** A value, or why there is none. */
export type Evaluated = { readonly value: Value } | { readonly problem: EvaluationProblem };

/** Why an expression has no value. */
export type EvaluationProblem =
  | NotUnderstood
  /** It refers to an undeclared object, or to a missing attribute. */
  | { readonly kind: 'notThere'; readonly text: string }
  | { readonly kind: 'noFile'; readonly text: string };

/** JSON in which every text was parsed as Terraform would. */
export type Parsed =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'list'; readonly elements: readonly Parsed[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Parsed])[] }
  | NotUnderstood;

/** Parses the texts of a value of Terraform JSON. */
export function parseValue(json: Json): Parsed {
  if (isJsonArray(json)) return { kind: 'list', elements: json.map(parseValue) };
  if (isJsonObject(json)) {
    const members = Object.entries(json).map(([name, member]) => [name, parseValue(member ?? null)] as const);
    return { kind: 'object', members };
  }
  if (typeof json !== 'string') return { kind: 'expression', expression: { kind: 'literal', value: json as null } };
  const expression = parseTemplate(json);
  return expression.kind === 'notUnderstood' ? expression : { kind: 'expression', expression };
}

/** Addresses of all references in a value. */
export function referencesIn(parsed: Parsed): readonly string[] {
  switch (parsed.kind) {
    case 'expression':
      return addressesIn(parsed.expression);
    case 'list':
      return parsed.elements.flatMap(referencesIn);
    case 'object':
      return parsed.members.flatMap(([, member]) => referencesIn(member));
    case 'notUnderstood':
      return [];
  }
}

/** Evaluates a parsed value. Returns the first problem. */
export function evaluate(parsed: Parsed, scope: Scope): Evaluated {
  switch (parsed.kind) {
    case 'expression':
      return evaluateExpression(parsed.expression, scope);
    case 'list':
      return evaluateList(parsed.elements, scope);
    case 'object': {
      const values = evaluateList(
        parsed.members.map(([, member]) => member),
        scope,
      );
      if ('problem' in values || !isValueList(values.value)) return values;
      const list = values.value;
      return { value: Object.fromEntries(parsed.members.map(([name], index) => [name, list[index] ?? null])) };
    }
    case 'notUnderstood':
      return { problem: parsed };
  }
}

function evaluateList(elements: readonly Parsed[], scope: Scope): Evaluated {
  const values: Value[] = [];
  for (const element of elements) {
    const evaluated = evaluate(element, scope);
    if ('problem' in evaluated) return evaluated;
    values.push(evaluated.value);
  }
  return { value: values };
}

function evaluateExpression(expression: Expression, scope: Scope): Evaluated {
  switch (expression.kind) {
    case 'literal':
      return { value: expression.value };
    case 'module':
      return { value: scope.module };
    case 'template':
      return evaluateTemplate(expression.parts, scope);
    case 'call':
      return evaluateCall(expression, scope);
    case 'reference':
      return evaluateReference(expression, scope);
  }
}

function evaluateTemplate(parts: readonly Expression[], scope: Scope): Evaluated {
  let text = '';
  for (const part of parts) {
    const evaluated = evaluateExpression(part, scope);
    if ('problem' in evaluated) return evaluated;
    if (isUnknown(evaluated.value)) return { value: unknown };
    if (!isScalar(evaluated.value))
      return { problem: { kind: 'notThere', text: 'a text made of a list or an object' } };
    text += String(evaluated.value);
  }
  return { value: text };
}

function isScalar(value: Value): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Maximum size of a file that an expression reads, unit: bytes. */
const largestFile = 16 * 1024 * 1024;

function evaluateCall({ name, argument }: Extract<Expression, { kind: 'call' }>, scope: Scope): Evaluated {
  const evaluated = evaluateExpression(argument, scope);
  if ('problem' in evaluated) return evaluated;
  const { value } = evaluated;
  if (isUnknown(value)) return { value: unknown };
  if (typeof value !== 'string') return { problem: { kind: 'notThere', text: `a text in ${name}` } };
  // Removes all line ends.
  if (name === 'chomp') return { value: value.replace(/[\r\n]+$/u, '') };
  const noFile: Evaluated = { problem: { kind: 'noFile', text: value } };
  try {
    // Terraform runs in the folder of the stack.
    const { bytes, isCut } = readBounded(resolve(scope.module, value), largestFile);
    return isCut ? noFile : { value: bytes.toString(name === 'file' ? 'utf8' : 'base64') };
  } catch {
    return noFile;
  }
}

function evaluateReference(
  { address, steps }: Extract<Expression, { kind: 'reference' }>,
  { objects }: Scope,
): Evaluated {
  let value = objects.get(address);
  for (const step of steps) {
    if (isUnknown(value)) return { value: unknown };
    value = memberOf(value, step);
  }
  if (value !== undefined) return { value };
  return { problem: { kind: 'notThere', text: [address, ...steps].join('.') } };
}

function memberOf(value: Value | undefined, step: string | number): Value | undefined {
  if (isValueList(value)) return typeof step === 'number' ? value[step] : undefined;
  return isValueObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
