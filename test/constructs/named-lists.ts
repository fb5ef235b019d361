import { inverses } from '../../constructs/inverse/index.js';
import type { ValueObject } from '../../core/index.js';
import { checkDeclaration, type TenantDeclaration } from '../../schemas/index.js';

/** What an element of a list cannot be without, beside its name. */
const needs: Readonly<Record<string, ValueObject>> = {
  androidDeviceOwnerEnrollmentProfile: { enrollmentMode: 'corporateOwnedDedicatedDevice' },
  appleUserInitiatedEnrollmentProfile: { platform: 'iOS', defaultEnrollmentType: 'device' },
  depVisionosEnrollmentPolicy: { supportDepartment: 'Service desk', supportPhoneNumber: '+49 30 1234' },
  deviceEnrollmentLimit: { limit: 5 },
  deviceEnrollmentPlatformRestriction: { platformType: 'windows', personal: 'allow' },
  enrollmentNotification: {
    platformType: 'windows',
    push: {
      localizedNotificationMessages: [{ locale: 'en-us', subject: 'Hello', messageTemplate: 'A device enrolled.' }],
    },
  },
  termsAndConditions: { title: 'Terms', bodyText: 'Read them.' },
};

/** The lists of the declaration whose elements have names. */
export const namedLists = inverses.flatMap(({ definition, section, named: name, below }) =>
  name === undefined ? [] : [{ definition, section, name, below }],
);

export type NamedList = (typeof namedLists)[number];

/** A declaration with elements in a list, each named `Field staff` by default; those of another object stand within one. */
export function declarationOf(
  { definition, section, name, below }: NamedList,
  owns: readonly ValueObject[],
): TenantDeclaration {
  const elements = owns.map((own) => ({ [name]: 'Field staff', ...needs[definition], ...own }));
  const within = [...(below?.place({ definition, importId: undefined, values: {}, declared: {}, files: {} }) ?? [])];
  const list = below ? [{ tokenName: 'Contoso', ...nested(within, elements) }] : elements;
  const apple = { apple: { pushCertificate: { appleIdentifier: 'mdm@contoso.com' } } };
  const android = { android: { managedGooglePlay: { bound: true } } };
  const rest = { authority: { desired: 'intune' }, enrollment: { ...apple, ...android } };
  const spec = merged({ tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', ...rest }, nested(section, list));
  return { apiVersion: 'intuneform/v1', kind: 'IntuneTenant', metadata: { name: 'contoso' }, spec } as never;
}

type Tree = Readonly<Record<string, unknown>>;

function nested(path: readonly string[], value: unknown): Tree {
  return path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Tree;
}

function merged(left: Tree, right: Tree): Tree {
  const both = Object.entries(right).map(([key, value]): [string, unknown] => {
    const own = left[key];
    return [key, isTree(own) && isTree(value) ? merged(own, value) : value];
  });
  return { ...left, ...Object.fromEntries(both) };
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What validation says against a declaration. */
export function errorsOf(declaration: unknown): readonly string[] {
  const { diagnostics } = checkDeclaration(declaration);
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ what }) => what);
}
