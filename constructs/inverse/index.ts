import { androidInverses } from './android.js';
import { appleInverses } from './apple.js';
import { companyPortalInverses } from './company-portal.js';
import { enrollmentInverses } from './enrollment.js';
import type { Inverse } from './inverse.js';
import { notificationInverses } from './notifications.js';
import { restrictionInverses } from './restrictions.js';
import { retentionInverses } from './retention.js';
import { tenantInverses } from './tenant.js';
import { windowsInverses } from './windows.js';

export type { Declarable, FileTools, Inverse, Inverted, InverseTools, Note } from './inverse.js';

/** What the constructs do, backwards: an inverse for each definition that a declaration has a section for, in the order of the sections. */
export const inverses: readonly Inverse[] = [
  ...tenantInverses,
  ...androidInverses,
  ...windowsInverses,
  ...appleInverses,
  ...restrictionInverses,
  ...enrollmentInverses,
  ...notificationInverses,
  ...companyPortalInverses,
  ...retentionInverses,
];
