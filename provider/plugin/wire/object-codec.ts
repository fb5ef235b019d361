import { type Attributes, isUnknown, isValueObject, type ValueObject } from '../../../core/index.js';
import { dynamicFromWire, dynamicToWire } from './dynamic-value.js';
import { undecodable } from './fault.js';
import type { DynamicValue, Sent } from './messages.js';
import { fromTerraformNames, terraformObjectType, toTerraformNames } from './names.js';

/** Carries whole objects of one definition: bytes and Terraform's names on one side, values and Graph's names on the other. */
export interface ObjectCodec {
  /**
   * Reads an object. Null where there is none, as in the prior state of a creation.
   *
   * @throws {ProtocolFault} INT4002, when the bytes do not fit the attributes
   */
  fromWire(sent: Sent<DynamicValue>): ValueObject | null;
  /**
   * Writes an object. Attributes that it leaves out are null.
   *
   * @throws {TypeError} when it does not fit the attributes: a fault of our own
   */
  toWire(value: ValueObject | null): DynamicValue;
}

/** Makes the codec for objects with these attributes. */
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
