import { defaultWindowDays, int } from '../../core/index.js';

/** How long before the end a warning stands in every plan. Graph never sees it. */
export const renewBeforeDays = int({
  local: true,
  default: defaultWindowDays,
  min: 1,
  max: 365,
  unit: 'days',
  doc: 'Number of days before expiration from which every plan warns.',
});
