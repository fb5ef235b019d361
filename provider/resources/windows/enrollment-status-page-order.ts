import { defineResource } from '../../../core/index.js';
import { enrollmentPermissions } from '../enrollment-configuration.js';
import { enrollmentStatusPage } from './enrollment-status-page.js';

const first = '11111111-2222-4333-8444-555555555555';
const second = '66666666-7777-4888-9999-aaaaaaaaaaaa';

/** Order of the enrollment status pages. It decides which one applies if several are assigned. */
export const enrollmentStatusPageOrder = defineResource({
  name: 'enrollmentStatusPageOrder',
  noun: 'order of the enrollment status pages',
  doc: 'Sets the priority of the pages: a user or device that is targeted by several gets the first of them. A tenant has one order. An order and the `priority` of a page conflict, so use only one of them.',
  source: 'https://learn.microsoft.com/graph/api/intune-onboarding-deviceenrollmentconfiguration-setpriority',
  shape: { kind: 'order', of: 'enrollment status page', action: 'setPriority' },
  graph: enrollmentStatusPage.graph,
  permissions: enrollmentPermissions,
  attributes: {},
  example: {
    declared: {
      ids: [
        `${first}_Windows10EnrollmentCompletionPageConfiguration`,
        `${second}_Windows10EnrollmentCompletionPageConfiguration`,
      ],
    },
    changed: {
      ids: [
        `${second}_Windows10EnrollmentCompletionPageConfiguration`,
        `${first}_Windows10EnrollmentCompletionPageConfiguration`,
      ],
    },
  },
});
