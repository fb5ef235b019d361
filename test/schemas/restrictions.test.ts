import { Testing } from '../../constructs/cdk.js';
import { IntuneTenant, type IntuneTenantProps, PlatformRestrictions } from '../../constructs/index.js';
import { type loose, parseDeclaration, type Restrictions } from '../../schemas/index.js';
import { declarationWith, marked, problemsOf } from './declaration-text.js';

const apple = 'apple: { pushCertificate: { appleIdentifier: mdm@contoso.com } }';

const enrollment = (restrictions: string, rest = apple): string =>
  declarationWith(`  authority: { desired: intune }
  enrollment:
    ${rest}
    restrictions: ${restrictions}
`);

const custom = (members: string): string => `{ custom: [{ displayName: A, ${members} }] }`;
const everyone = 'assignments: [{ allUsers: true }]';

/** In YAML: violations of a rule, with a mark at the place of the report. */
test.each([
  ['INT1250', enrollment(custom('platformType: ios, assignments: [¦{ group: A, allUsers: true }]'))],
  ['INT1250', enrollment(custom('platformType: ios, assignments: [¦{ filter: { include: F } }]'))],
  [
    'INT1252',
    enrollment(
      `{ custom: [{ displayName: A, platformType: ios, ${everyone} }, { displayName: ¦a, platformType: ios, ${everyone} }] }`,
    ),
  ],
  ['INT1252', declarationWith('  scopeTags: [{ displayName: A }, { displayName: ¦A }]\n')],
  [
    'INT1252',
    declarationWith(
      '  filters: [{ displayName: A, platform: iOS, rule: x }, { displayName: ¦A, platform: iOS, rule: x }]\n',
    ),
  ],
  ['INT1253', enrollment('{ custom: [¦{ displayName: A, platformType: windows }] }')],
  [
    'INT1254',
    enrollment(custom('platformType: androidForWork, assignments: [{ allUsers: true, filter: ¦{ include: F } }]')),
  ],
  ['INT1255', enrollment('{ default: { ios: { osMinimumVersion: ¦"17.0.0.1" } } }')],
  ['INT1255', enrollment('{ default: { ios: { osMinimumVersion: ¦"18.0", osMaximumVersion: "17.9" } } }')],
  ['INT1269', enrollment('{ default: { windows: { osMaximumVersion: ¦"10.0.22621.5" } } }')],
  ['INT1255', enrollment('{ default: { windows: { osMaximumVersion: ¦"10.0.x" } } }')],
  ['INT1255', enrollment('{ default: { macOS: { osMinimumVersion: ¦"14.0" } } }')],
  ['INT1255', enrollment(custom(`platformType: windows, blockedManufacturers: ¦[Acme], ${everyone}`))],
  ['INT1256', enrollment('{ default: { ios: ¦{ personal: allow } } }', 'limits: { default: 5 }')],
  [
    'INT1256',
    enrollment(`{ custom: [¦{ displayName: A, platformType: mac, ${everyone} }] }`, 'limits: { default: 5 }'),
  ],
  [
    'INT1258',
    enrollment(
      '{ default: { androidForWork: { platform: block } } }',
      'android: { managedGooglePlay: { bound: true }, workProfile: { enabled: ¦true } }',
    ),
  ],
  ['INT1259', enrollment('{ default: { android: ¦{ personal: block } } }')],
])('%s is found in YAML, where it is', (code, text) => {
  const { text: plain, places } = marked(text);

  const found = problemsOf(plain);

  expect(found.codes).toEqual([code]);
  expect(found.places).toEqual(places);
});

test.each([
  enrollment(
    '{ default: { ios: { personal: allow, osMinimumVersion: "17.0" }, android: { personal: block } } }',
    `${apple}\n    android: { managedGooglePlay: { bound: true }, workProfile: { enabled: true } }`,
  ),
  enrollment('{ default: { ios: { platform: block }, macOS: { platform: block } } }', 'limits: { default: 5 }'),
  enrollment(custom(`platformType: android, blockedManufacturers: [Acme], osMinimumVersion: "9.0.0.1", ${everyone}`)),
  enrollment(custom('platformType: ios, assignments: [{ group: All staff, filter: { exclude: F } }]')),
])('is content with what can work', (text) => {
  expect(problemsOf(text).codes).toEqual([]);
});

const intune = { desired: 'intune' } as const;
const assigned = { assignments: [{ allUsers: true }] } as const;

function tenantOf(restrictions: loose.Restrictions, spec: Partial<loose.TenantSpec> = {}): IntuneTenant {
  const tenant = new IntuneTenant(Testing.app(), 'contoso', {
    tenantId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    authority: intune,
    ...spec,
  } as IntuneTenantProps);
  new PlatformRestrictions(tenant, 'more', restrictions as Restrictions);
  return tenant;
}

/** Through constructs: the same rules. */
const broken: readonly (readonly [string, loose.Restrictions])[] = [
  ['INT1250', { custom: [{ displayName: 'A', platformType: 'windows', assignments: [{ filter: { include: 'F' } }] }] }],
  [
    'INT1251',
    {
      custom: Array.from({ length: 26 }, (_, index) => ({
        displayName: `A ${String(index)}`,
        platformType: 'windows',
        ...assigned,
      })),
    },
  ],
  [
    'INT1252',
    {
      custom: [
        { displayName: 'A', platformType: 'windows', ...assigned },
        { displayName: 'a', platformType: 'windows', ...assigned },
      ],
    },
  ],
  ['INT1253', { custom: [{ displayName: 'A', platformType: 'windows' }] }],
  [
    'INT1254',
    {
      custom: [
        { displayName: 'A', platformType: 'android', assignments: [{ allUsers: true, filter: { include: 'F' } }] },
      ],
    },
  ],
  ['INT1255', { default: { windows: { osMinimumVersion: 'x' } } }],
  ['INT1256', { default: { macOS: {} } }],
  ['INT1259', { default: { android: {} } }],
];

test.each(broken)('%s is found in constructs', (code, restrictions) => {
  const codes = tenantOf(restrictions).diagnostics.filter(({ severity }) => severity !== 'info');

  // Two names that differ by case have one Terraform address as well.
  expect(codes.map((found) => found.code).filter((found) => found !== 'INT1290')).toEqual([code]);
});

test('INT1258 is found in constructs', () => {
  const tenant = tenantOf({});
  new PlatformRestrictions(tenant, 'twice', {
    default: { androidForWork: {} },
    workProfile: { enabled: false },
  });

  expect(tenant.diagnostics.map(({ code }) => code)).toEqual(['INT1258']);
});

test('INT1251 is found in YAML at the first restriction too many', () => {
  const many = Array.from(
    { length: 26 },
    (_, index) => `{ displayName: A ${String(index)}, platformType: windows, ${everyone} }`,
  );

  const { diagnostics } = parseDeclaration(enrollment(`{ custom: [${many.join(', ')}] }`), 'contoso.yaml');

  expect(diagnostics.map(({ code, where }) => [code, where?.path?.at(-1)])).toEqual([['INT1251', 25]]);
});
