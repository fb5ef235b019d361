import type { Row } from '../proof.js';
import { adeCases } from './ade.js';
import { androidCases } from './android.js';
import { appleCases } from './apple.js';
import { authorityCases } from './authority.js';
import { bulkEnrollmentCases } from './bulk-enrollment.js';
import { corporateIdentifierCases } from './corporate-identifier.js';
import { limitCases } from './limit.js';
import { notificationCases } from './notification.js';
import { presentationCases } from './presentation.js';
import { restrictionCases } from './restriction.js';
import { retentionCases } from './retention.js';
import { unbindingCases } from './unbinding.js';
import { windowsCases } from './windows.js';

/** The rules of `schemas/rules/`, each with a spec that violates it and a similar one that does not. */
export const caseRows: readonly Row[] = [
  { rule: 'the MDM authority', cases: authorityCases },
  { rule: 'categories, enrollment limits and their assignments', cases: limitCases },
  { rule: 'Apple enrollment', cases: appleCases },
  { rule: 'Automated Device Enrollment', cases: adeCases },
  { rule: 'Android enrollment', cases: androidCases },
  { rule: 'leaving managed Google Play', cases: unbindingCases },
  { rule: 'Windows enrollment', cases: windowsCases },
  { rule: 'bulk enrollment packages', cases: bulkEnrollmentCases },
  { rule: 'enrollment notifications', cases: notificationCases },
  { rule: 'platform restrictions, filters and scope tags', cases: restrictionCases() },
  { rule: 'terms and conditions, and the Company Portal', cases: presentationCases },
  { rule: 'corporate identifiers', cases: corporateIdentifierCases },
  { rule: 'cleanup rules', cases: retentionCases },
];
