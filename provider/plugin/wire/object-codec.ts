import { type Attributes, isUnknown, isValueObject, type ValueObject } from '../../../core/index.js';
import { dynamicFromWire, dynamicToWire } from './dynamic-value.js';
import { undecodable } from './fault.js';
import type { DynamicValue, Sent } from './messages.js';
import { fromTerraformNames, terraformObjectType, toTerraformNames } from './names.js';

/** Converts whole objects of one definition between bytes with Terraform's names and values with Graph's names. */
export interface ObjectCodec {
  /**
   * Decodes an object. Null if there is none, as in the prior state of a create.
   *
   * @throws {ProtocolFault} INT4002, if the bytes do not match the attributes
   */
  fromWire(sent: Sent<DynamicValue>): ValueObject | null;
  /**
   * Encodes an object. Absent attributes are null.
   *
   * @throws {TypeError} if it does not match the attributes: an internal error
   */
  toWire(value: ValueObject | null): DynamicValue;
}

/** Creates the codec for objects with these attributes. */
export function objectCodec(attributes: Attributes): ObjectCodec {
  const type = terraformObjectType(attributes);
  return {
    fromWire(sent) {
      const value = dynamicFromWire(type, sent);
      if (isValueObject(value)) return fromTerraformNames(value, attributes);
      if (value === null) return null;
      throw undecodable([], isUnknown(value) ? 'the whole object is unknown' : 'an object was expected');
    },
    toWire: (value) => dynamicToWire(type, value && toTerraformNames(value, attributes)),
  };
}
