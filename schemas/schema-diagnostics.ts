import type { ErrorObject } from 'ajv/dist/2020.js';

import { type Diagnostic, error } from '../core/index.js';
import { explainKey, explainMissing } from './explain-keys.js';
import { explainValue } from './explain-values.js';
import { toPath } from './pointer.js';
import type { SchemaFault } from './schema-fault.js';
import { subjectOf } from './subject.js';

/** Turns what ajv found into faults, one for each place and cause. */
export function toFaults(errors: readonly ErrorObject[], document: unknown): readonly SchemaFault[] {
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  return (
    errors
      // Which branch of a choice fails says what is wrong; that the choice fails adds nothing.
      .filter(({ keyword }) => keyword !== 'if')
      .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
      .map((found) => toFault(found, document))
  );
}

/** Explains a fault. */
export function explain(fault: SchemaFault): Diagnostic {
  switch (fault.keyword) {
    case 'additionalProperties':
      return explainKey(fault);
    case 'required':
      return explainMissing(fault);
    default: {
      const { code, ...texts } = explainValue(fault);
      return error(code, { ...texts, where: { path: fault.path } });
    }
  }
}

/** Whether the value at the place is useless to rules: of another type, or outside a choice. */
export function spoilsValue({ keyword }: SchemaFault): boolean {
  return keyword === 'type' || keyword === 'enum' || keyword === 'const';
}

function toFault({ keyword, params, instancePath, parentSchema, data }: ErrorObject, document: unknown): SchemaFault {
  const path = toPath(instancePath, document);
  const properties: unknown = parentSchema?.properties;
  return {
    keyword,
    params: { ...params },
    path,
    value: data,
    knownKeys: typeof properties === 'object' && properties !== null ? Object.keys(properties) : [],
    subject: subjectOf(path, document),
  };
}
