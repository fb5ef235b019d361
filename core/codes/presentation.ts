import type { CodeTable } from './code.js';

/** Codes 1260 to 1265: terms and conditions, and the Company Portal, in a declaration. */
export const presentationCodes = {
  INT1260: {
    title: 'Two terms and conditions, or two branding profiles, have the same name',
    cause: 'Names identify these objects in reports and in the state.',
    remedy: 'Rename one of them, or give one a `logicalId`.',
  },
  INT1261: {
    title: 'Terms and conditions, or a branding profile, are not assigned',
    cause: 'Without assignments, no one has to accept the terms, and no one sees the branding profile.',
    remedy: 'Assign them to a group or to all users, or remove them.',
  },
  INT1262: {
    title: 'An object is assigned to the same users twice',
    cause: 'Terms and conditions or a branding profile are assigned to the same group, or to all users, twice.',
    remedy: 'Keep one of the assignments.',
  },
  INT1263: {
    title: 'Too many branding profiles',
    cause: 'A tenant has at most 25 branding profiles in addition to the default profile.',
    remedy: 'Merge profiles, or assign one profile to several groups.',
  },
  INT1264: {
    title: 'Company Portal does not offer enrollment',
    cause: 'The default branding profile disables enrollment, so users cannot enroll devices in Company Portal.',
    remedy: 'Make enrollment available. None, if this is intended.',
  },
  INT1265: {
    title: 'An image cannot be used',
    cause: 'The file is missing, is neither PNG nor JPEG, or is larger than Company Portal allows.',
    remedy: 'Use a PNG or JPEG file of at most 750 KB for a logo, or 1.3 MB for the brand image.',
  },
} as const satisfies CodeTable;
