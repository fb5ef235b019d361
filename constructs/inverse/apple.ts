import { exportedValue } from '../../core/index.js';
import { adeInverses } from './ade.js';
import { elements, order } from './element.js';
import type { Inverse } from './inverse.js';
import { declare, unset } from './inverse.js';

const section = ['enrollment', 'apple'];
const profiles = [...section, 'userInitiated'];

/** How Apple devices come in. */
export const appleInverses: readonly Inverse[] = [
  {
    definition: 'appleDataSharingConsent',
    section: [...section, 'dataSharingConsent'],
    as: 'whole',
    invert: (object) => (exportedValue(object, 'granted') === true ? declare({ granted: true }) : unset),
  },
  {
    definition: 'applePushNotificationCertificate',
    section: [...section, 'pushCertificate'],
    as: 'whole',
    // Without the certificate its serial number must not be declared: the next one, renewed by hand, would be drift.
    invert: ({ declared: { appleIdentifier = null } }) =>
      declare({ appleIdentifier }, [
        {
          path: [],
          text: 'The certificate cannot be read; a person renews it. To renew it from here add certificateFile and certificateSerialNumber.',
        },
      ]),
  },
  ...adeInverses,
  elements('appleUserInitiatedEnrollmentProfile', profiles, {
    ordered: true,
    within: 'platform',
    named: 'displayName',
  }),
  order('appleUserInitiatedEnrollmentProfileOrder', profiles),
];
