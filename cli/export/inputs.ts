import { flag, requiredText, textOr, texts } from '../verb/inputs.js';

/** What `export` and `adopt` are about. */
export const takeOverOptions = {
  tenant: requiredText('<id>', 'id (GUID) of the Entra tenant'),
  name: textOr('tenant', '<name>', 'name of the declaration, of its stack and its state'),
  out: textOr('.', '<folder>', 'folder to write to'),
  include: texts('<sections...>', 'only these sections, such as retention or windows.autopilot'),
  exclude: texts('<sections...>', 'all but these sections'),
  force: flag('overwrite files of an earlier export'),
};
