import { defaultWindowDays, int } from '../../core/index.js';

/** Days before the expiration from which every plan shows a warning. It is never sent to Graph. */
export const renewBeforeDays = int({
  local: true,
  default: defaultWindowDays,
  min: 1,
  max: 365,
  unit: 'days',
  doc: 'Number of days before expiration from which every plan warns.',
});
