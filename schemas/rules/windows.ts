import type { Path } from '../../core/index.js';
import type { Draft } from '../draft.js';
import type { DefaultHelloConfiguration, WindowsAssignment, WindowsSettings } from '../generated/loose-declaration.js';
import type { DeclarationDraft, Finding, Rule } from '../rule.js';
import { present, repeated, sameNames } from './elements.js';
import { windowsAutopilotRules } from './windows-autopilot.js';
import { windowsBulkEnrollmentRules } from './windows-bulk-enrollment.js';
import { windowsScopeRules } from './windows-scopes.js';

const pages = 'https://learn.microsoft.com/intune/intune-service/enrollment/windows-enrollment-status';
const hello =
  'https://learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentwindowshelloforbusinessconfiguration';
const windowsPath = ['spec', 'enrollment', 'windows'];

const customPaths = [
  'statusPages.custom',
  'helloForBusiness.custom',
  'autopilot.profiles',
  'autopilot.hybridProfiles',
  'coManagement',
].map((list) => [...windowsPath, list].join('.'));

/** Rules about how Windows devices enroll. */
export const windowsRules: readonly Rule[] = [
  ...windowsScopeRules,
  ...windowsAutopilotRules,
  ...windowsBulkEnrollmentRules,
  { code: 'INT1241', severity: 'error', source: hello, findings: pinLengths },
  {
    code: 'INT1243',
    severity: 'error',
    source: 'the name is the key in the state',
    findings: (draft) => [...names(draft), ...policyNames(draft)],
  },
  { code: 'INT1244', severity: 'warning', source: pages, findings: unassigned },
  { code: 'INT1245', severity: 'warning', source: pages, findings: hiddenPages },
  {
    code: 'INT1246',
    severity: 'error',
    source: 'a domain has one record',
    findings: domains,
    conditions: [{ at: `${windowsPath.join('.')}.autodiscovery.domains`, schema: { uniqueItems: true } }],
  },
  {
    code: 'INT1247',
    severity: 'error',
    source: 'an assignment is a set of targets',
    findings: targets,
    conditions: customPaths.map((at) => ({ at: `${at}.*.assignments`, schema: { uniqueItems: true } })),
  },
];

/** A custom object as named in messages. */
interface Custom {
  readonly noun: string;
  readonly path: Path;
  readonly element: Draft<{ readonly displayName: string; readonly assignments: readonly WindowsAssignment[] }>;
  readonly index: number;
}

function pinLengths({ spec }: DeclarationDraft): readonly Finding[] {
  const { default: preset, custom } = spec?.enrollment?.windows?.helloForBusiness ?? {};
  const path = [...windowsPath, 'helloForBusiness'];
  return [
    // Values that the default omits come from the tenant and are unknown here.
    ...pinLength(preset, [...path, 'default'], {}),
    ...present(custom, [...path, 'custom']).flatMap(({ element, path: at }) =>
      pinLength(element, at, { least: 6, most: 127 }),
    ),
  ];
}

function pinLength(
  configuration: Draft<DefaultHelloConfiguration> | undefined,
  path: Path,
  absent: { readonly least?: number; readonly most?: number },
): readonly Finding[] {
  const { pinMinimumLength, pinMaximumLength } = configuration ?? {};
  const least = pinMinimumLength ?? absent.least;
  const most = pinMaximumLength ?? absent.most;
  if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
  return [
    {
      path: [...path, pinMinimumLength === undefined ? 'pinMaximumLength' : 'pinMinimumLength'],
      what: 'the minimum PIN length exceeds the maximum',
      why: `the minimum is ${String(least)} and the maximum ${String(most)} characters`,
      fix: 'lower pinMinimumLength, or raise pinMaximumLength',
    },
  ];
}

function names({ spec }: DeclarationDraft): readonly Finding[] {
  return customLists(spec?.enrollment?.windows).flatMap((elements) => {
    const noun = `${elements[0]?.noun ?? ''}s`;
    return sameNames(elements, { noun, name: 'displayName' });
  });
}

function policyNames({ spec }: DeclarationDraft): readonly Finding[] {
  const policies = present(spec?.enrollment?.windows?.autopilot?.devicePreparation, [
    ...windowsPath,
    'autopilot',
    'devicePreparation',
  ]);
  return sameNames(policies, { noun: 'Autopilot device preparation policies', name: 'name' });
}

function unassigned({ spec }: DeclarationDraft): readonly Finding[] {
  return customLists(spec?.enrollment?.windows)
    .flat()
    .filter(({ element }) => (element.assignments ?? []).length === 0)
    .map(({ path, element, noun }) => ({
      path,
      what: `${noun} "${element.displayName ?? ''}" targets no one`,
      why: 'it has no assignments, so it has no effect',
      fix: 'assign it to a group, or remove it',
    }));
}

function hiddenPages({ spec }: DeclarationDraft): readonly Finding[] {
  const { default: preset, custom } = spec?.enrollment?.windows?.statusPages ?? {};
  const path = [...windowsPath, 'statusPages'];
  const all = [{ element: preset ?? {}, path: [...path, 'default'] }, ...present(custom, [...path, 'custom'])];
  return all
    .filter(({ element }) => element.showInstallationProgress === false)
    .filter(({ element }) => Object.keys(element).some((name) => !aboutItself.includes(name)))
    .map(({ path: at }) => ({
      path: [...at, 'showInstallationProgress'],
      what: 'the settings of a status page have no effect',
      why: 'showInstallationProgress is false, so the page is not shown and blocks no device',
      fix: 'show the page, or remove its other settings',
    }));
}

const aboutItself = ['showInstallationProgress', 'displayName', 'description', 'assignments'];

function domains({ spec }: DeclarationDraft): readonly Finding[] {
  const declared = present(spec?.enrollment?.windows?.autodiscovery?.domains, [
    ...windowsPath,
    'autodiscovery',
    'domains',
  ]);
  return repeated(declared, (domain) => domain.toLowerCase()).map(({ path, element, first }) => ({
    path,
    what: `the domain ${element} is declared twice`,
    why: `domains[${String(first)}] is the same; case is ignored`,
    fix: 'keep one of them',
  }));
}

function targets({ spec }: DeclarationDraft): readonly Finding[] {
  return customLists(spec?.enrollment?.windows)
    .flat()
    .flatMap(({ path, element, noun }) =>
      repeated(present(element.assignments, [...path, 'assignments']), targetKey).map(
        ({ path: at, element: target, first }) => ({
          path: at,
          what: `${noun} "${element.displayName ?? ''}" has a duplicate target`,
          why: `assignments[${String(first)}] names ${targetKey(target) ?? ''} already`,
          fix: 'keep one of them',
        }),
      ),
    );
}

function targetKey({ group, excludeGroup, allUsers, allDevices }: Draft<WindowsAssignment>): string | undefined {
  const named = group ?? excludeGroup;
  if (named !== undefined) return `the group ${named.toLowerCase()}`;
  if (allUsers) return 'all users';
  return allDevices ? 'all devices' : undefined;
}

/** The custom objects of each list. Names must be unique within a list. */
function customLists(windows: Draft<WindowsSettings> | undefined): readonly (readonly Custom[])[] {
  const list = (noun: string, custom: readonly (Custom['element'] | undefined)[] | undefined, path: Path) =>
    present(custom, [...windowsPath, ...path]).map((element): Custom => ({ ...element, noun }));
  const { statusPages, helloForBusiness, autopilot, coManagement } = windows ?? {};
  return [
    list('status page', statusPages?.custom, ['statusPages', 'custom']),
    list('Hello configuration', helloForBusiness?.custom, ['helloForBusiness', 'custom']),
    list('Autopilot profile', autopilot?.profiles, ['autopilot', 'profiles']),
    list('hybrid Autopilot profile', autopilot?.hybridProfiles, ['autopilot', 'hybridProfiles']),
    list('co-management configuration', coManagement, ['coManagement']),
  ];
}
