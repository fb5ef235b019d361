import { hasErrors, presenceOf, type ValueObject } from '../../core/index.js';
import { validateResource } from '../../provider/engine/index.js';
import type { Subject } from './subjects.js';
import { complete } from './tenant.js';

/** Attributes of secrets and of their versions: they cannot be taken away again, and no import can read them. */
export function secretsOf({ definition }: Pick<Subject, 'definition'>): readonly string[] {
  return Object.entries(definition.attributes).flatMap(([name, { writeOnly }]) =>
    writeOnly ? [name, writeOnly.version] : [],
  );
}

/**
 * The minimal valid part of an example: required and immutable attributes, and secrets, because Graph only accepts the
 * others with them.
 */
export function leastOf(subject: Subject): ValueObject {
  const { definition, example } = subject;
  const secrets = secretsOf(subject);
  const least = Object.fromEntries(
    Object.entries(example.declared).filter(([name]) => {
      const attribute = definition.attributes[name];
      const isRequired = attribute !== undefined && presenceOf(attribute) === 'required';
      return isRequired || attribute?.immutable === true || secrets.includes(name);
    }),
  );
  return isValid(subject, least) ? least : example.declared;
}

/** Each attribute of an example alone with the least, as far as that is valid. */
export function singlesOf(subject: Subject, which: 'declared' | 'changed'): readonly ValueObject[] {
  const { definition, example } = subject;
  const base = leastOf(subject);
  return Object.entries(example[which])
    .filter(([name]) => definition.attributes[name]?.immutable !== true || name in base)
    .map(([name, value]) => ({ ...base, [name]: value }))
    .filter((values) => isValid(subject, values));
}

function isValid({ definition }: Subject, values: ValueObject): boolean {
  return !hasErrors(validateResource(definition, complete(definition.attributes, values)));
}
