import type { ErrorObject } from 'ajv/dist/2020.js';

import { type Diagnostic, error } from '../core/index.js';
import { explainKey, explainMissing } from './explain-keys.js';
import { explainValue } from './explain-values.js';
import { toPath } from './pointer.js';
import type { SchemaFault } from './schema-fault.js';
import { subjectOf } from './subject.js';

/** Converts errors of ajv to faults, one for each place and cause. */
export function toFaults(errors: readonly ErrorObject[], document: unknown): readonly SchemaFault[] {
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  return (
    errors
      // The error of the failing branch is sufficient. The error that the choice failed adds nothing.
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

/** Whether rules cannot use the value at the place: it has another type, or is not one of the choices. */
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
