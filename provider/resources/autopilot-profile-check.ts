import type { Diagnostic, ValueObject } from '../../core/index.js';
import { error } from '../../core/index.js';

/** Names that Graph or Windows would refuse. Serial numbers are as long as they are: they are not counted. */
export function checkAutopilotProfile({ displayName, deviceNameTemplate }: ValueObject): readonly Diagnostic[] {
  return [
    ...(typeof displayName === 'string' ? checkName(displayName) : []),
    ...(typeof deviceNameTemplate === 'string' ? checkTemplate(deviceNameTemplate) : []),
  ];
}

function checkName(displayName: string): readonly Diagnostic[] {
  const refused = [...new Set(displayName.match(/[!#%^*)(\-+;'><]/gu) ?? [])];
  if (refused.length === 0) return [];
  return [
    error('INT1248', {
      what: 'the name of an Autopilot profile has characters that Graph refuses',
      where: { path: ['displayName'] },
      why: `got ${JSON.stringify(displayName)}, with ${refused.join(' ')}`,
      fix: 'write the name without them',
    }),
  ];
}

const longest = 15;

function checkTemplate(template: string): readonly Diagnostic[] {
  const least = template
    .replaceAll(/%RAND:(\d+)%/giu, (_match, digits: string) => 'x'.repeat(Math.min(Number(digits), longest + 1)))
    // A serial number has one character at least; Windows cuts what is too long.
    .replaceAll(/%SERIAL%/giu, 'x');
  if (least.length <= longest && !least.includes('%')) return [];
  const why = least.includes('%')
    ? `got ${JSON.stringify(template)}; the only placeholders are %SERIAL% and %RAND:n%`
    : `${JSON.stringify(template)} gives at least ${String(least.length)} characters; Windows takes ${String(longest)}`;
  return [
    error('INT1248', {
      what: 'the template of device names cannot be used',
      where: { path: ['deviceNameTemplate'] },
      why,
      fix: 'shorten it, e.g. NB%RAND:5%',
    }),
  ];
}
