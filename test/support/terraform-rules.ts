import {
  type Attribute,
  type Attributes,
  Decimal,
  identical,
  isUnknown,
  isValueList,
  isValueObject,
  isWhollyKnown,
  type NestedAttribute,
  type Path,
  presenceOf,
  renderPath,
  renderValue,
  type Value,
  type ValueObject,
} from '../../core/index.js';
import type { ApplyRequest, PlanAnswer, PlanRequest, StateAnswer } from '../../provider/engine/index.js';

/**
 * Violations of the rules of Terraform core for a plan, including nested attributes. Empty: core would accept it.
 *
 * @see https://github.com/hashicorp/terraform/blob/v1.11.4/internal/plans/objchange/plan_valid.go (rules in our own
 * words)
 */
export function planViolations(attributes: Attributes, request: PlanRequest, answer: PlanAnswer): readonly string[] {
  const { prior, config } = request;
  const { planned, requiresReplace } = answer;
  if (config === null) return planned === null ? [] : ['a destroy is planned as something else'];
  if (planned === null) return ['an object that is declared is planned for absence'];
  return [
    ...objectViolations(attributes, { prior: prior ?? {}, config, planned }, []),
    ...requiresReplace
      .filter((path) => !exists(path, prior) && !exists(path, planned))
      .map((path) => `${renderPath(path)}: no such path to replace for`),
  ];
}

interface Objects {
  readonly prior: ValueObject;
  readonly config: ValueObject;
  readonly planned: ValueObject;
}

function objectViolations(attributes: Attributes, { prior, config, planned }: Objects, path: Path): readonly string[] {
  const strange = Object.keys(planned).filter((name) => !(name in attributes));
  return [
    ...strange.map((name) => `${renderPath([...path, name])}: not an attribute`),
    ...Object.entries(attributes).flatMap(([name, attribute]) => {
      const here = [...path, name];
      const value = planned[name];
      if (value === undefined) return [`${renderPath(here)}: missing`];
      return [
        ...typeViolations(attribute, value, here),
        ...valueViolations(
          attribute,
          { prior: prior[name] ?? null, config: config[name] ?? null, planned: value },
          here,
        ),
      ];
    }),
  ];
}

interface Values {
  readonly prior: Value;
  readonly config: Value;
  readonly planned: Value;
}

function valueViolations(attribute: Attribute, { prior, config, planned }: Values, path: Path): readonly string[] {
  const at = renderPath(path);
  if (attribute.writeOnly) return planned === null ? [] : [`${at}: a write-only value is planned`];
  const presence = presenceOf(attribute);
  const computed = presence !== 'required' && presence !== 'optional';
  if (config === null) {
    if (computed || planned === null) return [];
    return [`${at}: planned value ${renderValue(planned)} for a non-computed attribute`];
  }
  if (identical(planned, config)) return [];
  if (planned === null) return [`${at}: planned for absence but config wants existence`];
  if (prior !== null && identical(planned, prior)) return [];
  if (attribute.kind === 'nested' && !isUnknown(config))
    return nestedViolations(attribute, { prior, config, planned }, path);
  return [
    `${at}: planned value ${renderValue(planned)} matches neither config ${renderValue(config)} nor prior ${renderValue(prior)}`,
  ];
}

function nestedViolations(
  { nesting, attributes }: NestedAttribute,
  { prior, config, planned }: Values,
  path: Path,
): readonly string[] {
  if (isUnknown(planned)) return [`${renderPath(path)}: planned as unknown while config is known`];
  if (nesting === 'single') {
    return isValueObject(planned) && isValueObject(config)
      ? objectViolations(attributes, { prior: isValueObject(prior) ? prior : {}, config, planned }, path)
      : [];
  }
  if (isValueList(planned) && isValueList(config)) {
    if (planned.length !== config.length)
      return [`${renderPath(path)}: ${String(planned.length)} elements planned, ${String(config.length)} declared`];
    return config.flatMap((element, index) => {
      const counterpart = planned[index];
      return isValueObject(element) && isValueObject(counterpart)
        ? objectViolations(attributes, { prior: {}, config: element, planned: counterpart }, [...path, index])
        : [];
    });
  }
  return [];
}

function typeViolations(attribute: Attribute, value: Value, path: Path): readonly string[] {
  return conforms(attribute, value)
    ? []
    : [`${renderPath(path)}: ${renderValue(value)} is not of kind ${attribute.kind}`];
}

function conforms(attribute: Attribute, value: Value): boolean {
  if (value === null || isUnknown(value)) return true;
  switch (attribute.kind) {
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal;
    case 'list':
    case 'set':
      return isValueList(value) && value.every((element) => conforms(attribute.element, element));
    case 'map':
      return isValueObject(value) && Object.values(value).every((element) => conforms(attribute.element, element));
    case 'nested':
      return attribute.nesting === 'single' ? isValueObject(value) : isValueList(value) || isValueObject(value);
  }
}

function exists(path: Path, object: ValueObject | null): boolean {
  const [name] = path;
  return typeof name === 'string' && object !== null && name in object;
}

/** Violations of the rules of Terraform core for the result of a successful apply. Empty: core would accept it. */
export function applyViolations(attributes: Attributes, request: ApplyRequest, answer: StateAnswer): readonly string[] {
  if (request.planned === null) return answer.state === null ? [] : ['a destroyed object still has a state'];
  if (answer.state === null) return ['an applied object has no state'];
  const { planned } = request;
  const { state } = answer;
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const value = state[name];
    if (value === undefined) return [`${name}: missing`];
    if (!isWhollyKnown(value)) return [`${name}: still unknown after apply`];
    return [...typeViolations(attribute, value, [name]), ...inconsistencies(planned[name] ?? null, value, name)];
  });
}

function inconsistencies(planned: Value, actual: Value, at: string): readonly string[] {
  if (isUnknown(planned) || identical(planned, actual)) return [];
  if (isValueObject(planned) && isValueObject(actual)) {
    return Object.keys(planned).flatMap((name) =>
      inconsistencies(planned[name] ?? null, actual[name] ?? null, `${at}.${name}`),
    );
  }
  if (isValueList(planned) && isValueList(actual) && planned.length === actual.length) {
    return planned.flatMap((element, index) =>
      inconsistencies(element, actual[index] ?? null, `${at}[${String(index)}]`),
    );
  }
  return [`${at}: was ${renderValue(planned)}, but now ${renderValue(actual)}`];
}
