import { flag, requiredText, textOr, texts } from '../verb/inputs.js';

/** Options of `export` and `adopt`. */
export const takeOverOptions = {
  tenant: requiredText('<id>', 'id (GUID) of the Microsoft Entra tenant'),
  name: textOr('tenant', '<name>', 'name of the declaration, the stack and the state'),
  out: textOr('.', '<folder>', 'folder to write to'),
  include: texts('<sections...>', 'export only these sections, such as retention or windows.autopilot'),
  exclude: texts('<sections...>', 'export all except these sections'),
  force: flag('overwrite files of an earlier export'),
};
