import { badRequest, isRefused, type Outcome } from '../model/answer.js';
import { type Json, type JsonObject, textOf } from '../model/json.js';

/** Variants of a tenant's behavior: where real tenants differ, or for unusual states. */
export interface Switches {
  readonly restrictionsByPeopleOnly: boolean;
  readonly androidTokensByPeopleOnly: boolean;
  readonly scopeTagsNotKept: boolean;
  readonly policySets: readonly string[];
  readonly approvals: readonly string[];
  readonly auditDelaySeconds: number;
  readonly staleSeconds: number;
  readonly gaps: boolean;
  readonly firstPlace: number;
  readonly equalPlaces: boolean;
  readonly brandingPostKeepsFew: boolean;
  readonly brandingImagesApart: boolean;
  readonly localeLostOnPost: boolean;
  readonly oneAutopilotProfileForAll: boolean;
  readonly autopilotImportSeconds: number;
  readonly unknownAppsRefused: boolean;
  readonly secondCleanupRule: string;
  readonly errorBodies: string;
  readonly unlicensed: string;
  readonly statuses: string;
  readonly usersWithoutLicense: number;
  readonly policies: number;
}

/** One switch: its default, its effect, and the source of the behavior. */
export interface SwitchRow<T = Json> {
  readonly initial: T;
  /** Accepted texts. Default: any value of its type. */
  readonly oneOf?: readonly string[];
  /** The behavior of the tenant with the switch on, or at the value. */
  readonly plays: string;
  readonly source: string;
}

const microsoft365wp = 'terraform-provider-microsoft365wp 0.18.1, documentation';
const deploymenttheory = 'terraform-provider-microsoft365 (deploymenttheory), source of 2026-08-19';

/** Every switch of a tenant. `docs/emulator-behavior.md` has a row for each. */
export const switchRows: { readonly [K in keyof Switches]: SwitchRow<Switches[K]> } = {
  restrictionsByPeopleOnly: {
    initial: false,
    plays:
      'Every application gets 403 for platform restrictions, even with the Microsoft Entra role Intune Administrator. ' +
      'Off: the role in the `wids` claim of the token is sufficient.',
    source:
      'reports of "Tenant is not Global Admin or Intune Service Admin", 2024 to 2026; one doubts that the role helps',
  },
  androidTokensByPeopleOnly: {
    initial: false,
    plays: 'Every application gets 403 for `createToken` of an Android enrollment profile.',
    source: 'a report of 2021',
  },
  scopeTagsNotKept: {
    initial: false,
    plays: 'Writes succeed, but only the scope tag `0` is kept.',
    source: 'reports of writes without effect',
  },
  policySets: {
    initial: [],
    plays:
      'Objects with these display names have an additional assignment with the source `policySets`, which an `assign` does not remove.',
    source: 'metadata of deviceAndAppManagementAssignmentSource, and reports',
  },
  approvals: {
    initial: [],
    plays:
      'Multi Admin Approval covers writes below these paths, e.g. `/deviceManagement/deviceCategories`. Without a justification, a write ' +
      'gets 400; with one, 412 and a code. The write takes effect when it is sent again with an approved code.',
    source: 'https://learn.microsoft.com/intune/intune-service/fundamentals/multi-admin-approval',
  },
  auditDelaySeconds: {
    initial: 0,
    plays: 'Audit events appear only after this number of seconds.',
    source: 'reports of delayed events',
  },
  staleSeconds: {
    initial: 0,
    plays: 'For this number of seconds after a write, reads of a collection return the old content.',
    source: `${deploymenttheory}: its acceptance tests wait 10 to 60 seconds`,
  },
  gaps: {
    initial: true,
    plays: 'A deleted enrollment configuration leaves a gap in the priorities. Off: those after it move up.',
    source: microsoft365wp,
  },
  firstPlace: {
    initial: 1,
    plays: 'The first priority of new enrollment configurations, as in a tenant whose first ones were deleted.',
    source: microsoft365wp,
  },
  equalPlaces: {
    initial: false,
    plays: 'Enrollment configurations that are created at the same time get the same priority.',
    source: microsoft365wp,
  },
  brandingPostKeepsFew: {
    initial: false,
    plays: 'A POST of a branding profile stores only name, description and scope tags; everything else needs a PATCH.',
    source: `requests of ${microsoft365wp}, and of ${deploymenttheory}`,
  },
  brandingImagesApart: {
    initial: false,
    plays: 'Lists and single reads of branding profiles return null for images; each image is read at its own path.',
    source: `requests of ${microsoft365wp}, and of ${deploymenttheory}`,
  },
  localeLostOnPost: {
    initial: false,
    plays: 'A POST of an Autopilot profile turns the empty locale ("User select") into `os-default`; a PATCH keeps it.',
    source: `requests of ${microsoft365wp}`,
  },
  oneAutopilotProfileForAll: {
    initial: true,
    plays: 'Graph rejects a second Autopilot profile that is assigned to all devices (400).',
    source: 'a report of 2024',
  },
  autopilotImportSeconds: {
    initial: 0,
    plays:
      'An import of Autopilot devices has the status `unknown` for this number of seconds before the devices are registered.',
    source:
      'https://learn.microsoft.com/graph/api/resources/intune-enrollment-importedwindowsautopilotdeviceidentitystate; how long it takes is a guess',
  },
  unknownAppsRefused: {
    initial: false,
    plays:
      'Graph rejects an enrollment status page that refers to an app that does not exist (400 "App with id … not found.").',
    source: 'a report of 2025',
  },
  secondCleanupRule: {
    initial: '400',
    oneOf: ['400', '500'],
    plays:
      'How Graph rejects a second cleanup rule for a platform. `500`: "A cleanup rule already exists for the specified platform type".',
    source: 'one report for 500; 400 is a guess',
  },
  errorBodies: {
    initial: 'plain',
    oneOf: ['plain', 'intune'],
    plays:
      '`intune`: messages of the Intune services are JSON in text, for 401 nested twice. `plain`: the sentence alone.',
    source: 'a dozen reports, 2019 to 2026',
  },
  unlicensed: {
    initial: 'no',
    oneOf: ['no', '401', 'segment', '503'],
    plays:
      'The tenant has no Intune license: the response to every call is 401 nested twice, 400 "Resource not found for the segment", or 503 in HTML.',
    source: 'reports, 2020 to 2026',
  },
  statuses: {
    initial: 'documented',
    oneOf: ['documented', 'live'],
    plays:
      '`live`: 200 for a POST of scope tags and notification templates, for `assign`, `setPriority` and for the end of an Autopilot ' +
      'assignment; 204 for a PATCH of ADE profiles and of `/deviceManagement`.',
    source: `statuses that ${microsoft365wp.split(',')[0] ?? ''} and ${deploymenttheory} expect`,
  },
  usersWithoutLicense: {
    initial: 0,
    plays: 'This number of device users, starting with the first, has no Intune service plan.',
    source: 'the service `SCO` of `assignedPlans`: public captures; the number is invented',
  },
  policies: {
    initial: 0,
    plays:
      'The tenant has this number of compliance policies, of device configurations and of settings catalog policies.',
    source: 'invented numbers',
  },
};

/** All switches: the given values, and the defaults of a new tenant. */
export function switchesWith(chosen: Partial<Switches> = {}): Switches {
  const initial = Object.fromEntries(Object.entries(switchRows).map(([name, { initial: value }]) => [name, value]));
  return { ...(initial as unknown as Switches), ...chosen };
}

/** Reads switches from JSON: known names, and values of the right type. */
export function readSwitches(body: JsonObject): Outcome<Partial<Switches>> {
  for (const [name, value] of Object.entries(body)) {
    const problem = problemOf(name, value ?? null);
    if (problem !== undefined) return { refusal: badRequest(problem) };
  }
  return { value: body as unknown as Partial<Switches> };
}

/** Parses `name`, `name=value` or `name=a,b` as typed by a user. Returns text for an error. */
export function parseSwitch(given: string): Partial<Switches> | string {
  const at = given.indexOf('=');
  const name = at === -1 ? given : given.slice(0, at);
  const row: SwitchRow | undefined = rowOf(name);
  const value = valueOf(row, at === -1 ? undefined : given.slice(at + 1));
  const read = readSwitches({ [name]: value });
  return isRefused(read) ? (read.refusal.error?.message ?? name) : read.value;
}

function rowOf(name: string): SwitchRow | undefined {
  return Object.hasOwn(switchRows, name) ? switchRows[name as keyof Switches] : undefined;
}

function valueOf(row: SwitchRow | undefined, text: string | undefined): Json {
  if (typeof row?.initial === 'boolean' && (text === undefined || text === 'true')) return true;
  if (typeof row?.initial === 'boolean' && text === 'false') return false;
  if (typeof row?.initial === 'number' && text !== undefined && text !== '') return Number(text);
  if (Array.isArray(row?.initial)) return text === undefined || text === '' ? [] : text.split(',');
  return text ?? '';
}

function problemOf(name: string, value: Json): string | undefined {
  const row = rowOf(name);
  if (!row) return `There is no behavior '${name}'. The behaviors are ${Object.keys(switchRows).join(', ')}.`;
  if (row.oneOf && !row.oneOf.includes(textOf(value))) return `'${name}' takes ${row.oneOf.join(', ')}.`;
  if (Array.isArray(row.initial)) return isTexts(value) ? undefined : `'${name}' requires a list of strings.`;
  if (typeof row.initial === 'number')
    return isAmount(value) ? undefined : `'${name}' requires a whole number of at least 0.`;
  return typeof value === typeof row.initial ? undefined : `'${name}' requires a ${typeof row.initial}.`;
}

function isTexts(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isAmount(value: Json): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
