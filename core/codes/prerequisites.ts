import type { CodeTable } from './code.js';

/** Codes 2030 to 2059: certificates, tokens, consequences and other prerequisites. */
export const prerequisiteCodes = {
  INT2030: {
    title: 'The Apple account would change',
    cause:
      'The push certificate or ADE token in the tenant belongs to an Apple ID other than the declared one. Devices that enrolled with the old account would no longer be managed.',
    remedy: 'Renew with the Apple ID that the tenant uses, or acknowledge the change in `transition`.',
  },
  INT2031: {
    title: 'Apply changes the Apple account',
    cause: 'The declaration acknowledges the change. Devices that enrolled with the old account must enroll again.',
    remedy: 'None, if this change is intended.',
  },
  INT2032: {
    title: 'A push certificate cannot be used',
    cause: 'The text is not PEM, contains a private key, or is not an Apple MDM push certificate.',
    remedy: 'Use the file that you downloaded from https://identity.apple.com/pushcert.',
  },
  INT2033: {
    title: 'A push certificate to upload has expired',
    cause: 'The expiry date of the certificate is in the past.',
    remedy: 'Renew it at https://identity.apple.com/pushcert with the same Apple ID.',
  },
  INT2034: {
    title: 'A push certificate has another topic',
    cause:
      'The certificate is new instead of renewed. Enrolled devices only accept the topic of the current certificate.',
    remedy: 'Renew the current certificate, or acknowledge in `transition` that all Apple devices must enroll again.',
  },
  INT2035: {
    title: 'The declared serial number does not match the certificate',
    cause:
      'The serial number identifies the certificate that the tenant must have. Terraform uploads the file when the serial number changes.',
    remedy: 'Use the serial number in the message.',
  },
  INT2036: {
    title: 'The tenant has a newer push certificate',
    cause: 'The certificate was renewed outside Terraform, and apply would replace it with the older one.',
    remedy: 'Declare the newer certificate with its serial number.',
  },
  INT2037: {
    title: 'No push certificate to upload',
    cause:
      'The tenant has no certificate, or another Apple ID is declared, and the declaration contains no certificate. If the tenant has none, the plan warns and continues with the other objects. Another Apple ID without its certificate is an error.',
    remedy: 'Upload the signing request to Apple, and declare the certificate that Apple issues.',
  },
  INT2038: {
    title: 'A certificate or token expires soon',
    cause: 'The certificate or token expires within the declared number of days.',
    remedy:
      'Renew an Apple certificate or token with the same Apple ID. For an Android profile, set a later date and distribute the new QR code.',
  },
  INT2039: {
    title: 'A certificate or token has expired',
    cause: 'The expiry date is in the past. You can still renew a push certificate within 30 days of its expiry.',
    remedy:
      'Renew an Apple certificate or token immediately with the same Apple ID. For an Android profile, set a later date and distribute the new QR code.',
  },
  INT2040: {
    title: 'The tenant is not ready for an object',
    cause:
      'The object has a prerequisite that only an administrator can complete, and the tenant does not meet it. The plan warns and continues with the other objects. Apply skips this object.',
    remedy: 'Complete the step that the message describes, then plan again.',
  },
  INT2041: {
    title: 'Only an administrator can make this change',
    cause:
      'The tenant has a different value, and Graph does not support writing this value. The plan warns and continues with the other objects. Apply skips this object.',
    remedy: 'Complete the step that the message describes, or declare the value that the tenant has.',
  },
  INT2042: {
    title: 'A date is in the past or too far in the future',
    cause: 'A new date is in the past, or later than Intune allows.',
    remedy: 'Use a date within the range that the message gives.',
  },
  INT2043: {
    title: 'An enrollment token cannot be used',
    cause: 'The token of the profile has expired or was revoked, so devices cannot enroll with it.',
    remedy: 'Declare a later expiry date and apply, which creates a new token.',
  },
  INT2045: {
    title: 'An object already matches the declaration',
    cause:
      'The object exists in every tenant and is new to Terraform, and the tenant has all declared values. Apply adds it to the state and sends no changes.',
    remedy: 'None.',
  },
  INT2051: {
    title: 'A transition affects more devices than acknowledged',
    cause:
      'The acknowledgement has a limit. The transition affects more devices, or the number of devices is unknown. Plan and apply stop.',
    remedy: 'Review the effects of the transition, then raise or remove the limit.',
  },
  INT2054: {
    title: 'The devices of an excepted group cannot be read',
    cause:
      'An exception of `maxAffected` selects a group. Graph lists its members without their device ids, because the identity has no permission to read devices. Without the ids, the devices of the exception are unknown, so there is no preview.',
    remedy: 'Grant `Device.Read.All`, or select the devices by name or category.',
  },
  INT2055: {
    title: 'An exception by scope tag does not reach every device',
    cause:
      'Graph returns some devices without any scope tag, although each device has at least the built-in one. `maxAffected` counts these devices, because it is unknown whether the exception applies to them.',
    remedy: 'Select these devices by name, category or group.',
  },
  INT2053: {
    title: 'An object is confirmed, because the application cannot read it',
    cause:
      'Graph allows only signed-in users to read the object, and this run uses an application. The declaration records who confirmed the object, and when, so the run treats it as matching. A confirmation that is older than the last change of the declaration is ignored.',
    remedy: 'Renew the confirmation regularly with `intuneform confirm`.',
  },
  INT2052: {
    title: 'An acknowledgement is not needed in this tenant',
    cause:
      'The acknowledged consequence does not apply to this tenant, for example because Intune already has a valid push certificate.',
    remedy: 'Remove it from `transition.acknowledge`.',
  },
  INT2048: {
    title: 'A setting that only an administrator can change was changed outside Terraform',
    cause:
      'The tenant had the declared value when Terraform last read it. The value was changed since then, and Graph does not support writing it. Apply cannot fix this drift. Other objects are planned and applied.',
    remedy: 'Complete the step that the message describes, or declare the value that the tenant has.',
  },
  INT2046: {
    title: 'Code cannot change the current authority',
    cause:
      'Graph does not allow changes to the MDM authority from its current value. The plan reports this, so that apply does not fail.',
    remedy: 'Have an administrator complete the step that the message describes, and plan again.',
  },
  INT2047: {
    title: 'Graph did not keep a value that it accepted',
    incomplete: true,
    cause:
      'The write succeeded, but the response, or a read after the write, shows a different value. The object is in the state, so this is a warning.',
    remedy:
      'Check that the tenant and the identity can set the value. Otherwise, declare the value that the tenant has.',
  },
  INT2049: {
    title: 'An object is incomplete after an earlier apply',
    cause:
      'An earlier apply wrote only part of the object: a request failed or was stopped, or Graph did not keep an accepted value. No one changed the object outside Terraform.',
    remedy: 'Apply again. If the problem persists, check the response of Graph to that apply.',
  },
} as const satisfies CodeTable;
