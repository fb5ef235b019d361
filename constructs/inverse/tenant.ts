import type { ExportedObject, Value, ValueObject } from '../../core/index.js';
import { exportedValue, isValueList, isValueObject } from '../../core/index.js';
import { elementOf, elements } from './element.js';
import type { Inverse, Inverted } from './inverse.js';
import { declare } from './inverse.js';

/** The authority, and what assignments refer to. */
export const tenantInverses: readonly Inverse[] = [
  {
    definition: 'mdmAuthority',
    section: ['authority'],
    as: 'whole',
    invert: ({ declared: { authority = null } }) => declare({ desired: authority }),
  },
  {
    definition: 'roleScopeTag',
    section: ['scopeTags'],
    as: 'element',
    // The built-in tag is Microsoft's, and is there in every tenant.
    invert: (object) => (exportedValue(object, 'isBuiltIn') === true ? builtIn : declare(tagOf(object))),
  },
  elements('assignmentFilter', ['filters'], { renamed: { roleScopeTags: 'scopeTags' } }),
];

const builtIn: Inverted = { state: 'unset', why: 'is built in' };

function tagOf(object: ExportedObject): ValueObject {
  const { assignments, ...tag } = elementOf(object);
  return assignments === undefined ? tag : { ...tag, groups: groupsOf(assignments) };
}

/** A target that is no group stays as it is, and is refused by the schema. */
function groupsOf(assignments: Value): Value {
  if (!isValueList(assignments)) return assignments;
  return assignments.map((one) => (isValueObject(one) && Object.keys(one).length === 1 ? (one.group ?? one) : one));
}
