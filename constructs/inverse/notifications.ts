import type { ExportedObject, Value, ValueObject } from '../../core/index.js';
import { isValueList, isValueObject } from '../../core/index.js';
import { elementOf, order, scopeTags } from './element.js';
import type { Inverse, Inverted } from './inverse.js';
import { declare } from './inverse.js';

const section = ['enrollment', 'notifications'];

/** What users are told when a device was enrolled in their name. */
export const notificationInverses: readonly Inverse[] = [
  {
    definition: 'enrollmentNotification',
    section,
    as: 'element',
    ordered: true,
    within: 'platformType',
    named: 'displayName',
    invert: invertNotification,
  },
  order('enrollmentNotificationOrder', section),
];

function invertNotification(object: ExportedObject): Inverted {
  const { email, push, ...notification } = elementOf(object, { renamed: scopeTags });
  const { scopeTags: tags, assignments, ...names } = notification;
  return declare({
    ...names,
    ...(email !== undefined && { email: messagesOf(email) }),
    ...(push !== undefined && { push: messagesOf(push) }),
    ...(tags !== undefined && { scopeTags: tags }),
    ...(assignments !== undefined && { assignments }),
  });
}

/** The only message is the default, and need not say so. */
function messagesOf(part: Value): Value {
  if (!isValueObject(part) || !isValueList(part.localizedNotificationMessages)) return part;
  const messages = part.localizedNotificationMessages.filter(isValueObject);
  const alone = messages.length === 1;
  return { ...part, localizedNotificationMessages: alone ? messages.map(onlyMessage) : messages };
}

function onlyMessage({ isDefault = false, ...message }: ValueObject): ValueObject {
  return isDefault === true ? message : { isDefault, ...message };
}
