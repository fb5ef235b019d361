/**
 * The name of an Autopilot profile, and its template for device names. Members are undefined while they are unknown.
 */
export interface AutopilotNames {
  readonly displayName?: string | undefined;
  readonly deviceNameTemplate?: string | undefined;
}

/** A name that cannot be used. */
export interface AutopilotNameProblem {
  readonly member: keyof AutopilotNames;
  /** One line, in the user's words. */
  readonly what: string;
  /** The value found and the values allowed. */
  readonly why: string;
  readonly fix: string;
}

/**
 * Finds names that Graph or Windows would refuse. The length of serial numbers varies, so each one counts as one
 * character.
 *
 * @see https://learn.microsoft.com/autopilot/profiles
 */
export function autopilotNameProblems(names: AutopilotNames): readonly AutopilotNameProblem[] {
  const { displayName, deviceNameTemplate } = names;
  return [
    ...(displayName === undefined ? [] : nameProblems(displayName)),
    ...(deviceNameTemplate === undefined ? [] : templateProblems(deviceNameTemplate)),
  ];
}

function nameProblems(displayName: string): readonly AutopilotNameProblem[] {
  const refused = [...new Set(displayName.match(/[!#%^*)(\-+;'><]/gu) ?? [])];
  if (refused.length === 0) return [];
  return [
    {
      member: 'displayName',
      what: 'the name of an Autopilot profile contains characters that Graph rejects',
      why: `got ${JSON.stringify(displayName)}, with ${refused.join(' ')}`,
      fix: 'remove these characters from the name',
    },
  ];
}

/**
 * Form of a template: the only placeholders are `%SERIAL%` and `%RAND:n%`, and the literal text does not exceed the
 * maximum length.
 */
export const deviceNameForm = /^(?!.*[^%]{16})(?:[^%]|%(?:[Ss][Ee][Rr][Ii][Aa][Ll]|[Rr][Aa][Nn][Dd]:[0-9]+)%)*$/u;

/** Maximum length of a Windows device name, in characters. */
const longest = 15;

function templateProblems(template: string): readonly AutopilotNameProblem[] {
  const least = template
    .replaceAll(/%RAND:(\d+)%/giu, (_match, digits: string) => 'x'.repeat(Math.min(Number(digits), longest + 1)))
    // A serial number has at least one character; Windows truncates names that are too long.
    .replaceAll(/%SERIAL%/giu, 'x');
  if (least.length <= longest && !least.includes('%')) return [];
  const why = least.includes('%')
    ? `got ${JSON.stringify(template)}; the only placeholders are %SERIAL% and %RAND:n%`
    : `${JSON.stringify(template)} produces at least ${String(least.length)} characters; Windows allows ${String(longest)}`;
  return [
    {
      member: 'deviceNameTemplate',
      what: 'the device name template is not valid',
      why,
      fix: 'shorten it, e.g. NB%RAND:5%',
    },
  ];
}
