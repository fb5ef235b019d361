import { appliedIn } from '../../cli/terraform/applied.js';
import { eventsOf } from '../../cli/terraform/run.js';
import { recordedText } from '../support/recordings.js';

const nothing = { created: 0, adopted: 0, recorded: 0, changed: 0, imported: 0, deleted: 0, restored: 0, set: [] };

test('counts forgotten objects in recorded output of OpenTofu', () => {
  const events = eventsOf({ stdout: recordedText('apply-forget.txt') });

  const applied = appliedIn(events, new Set());

  expect(events.map(({ type }) => type)).toEqual(['version', 'planned_change', 'change_summary', 'outputs']);
  expect(applied).toEqual({ ...nothing, forgotten: 1 });
});
