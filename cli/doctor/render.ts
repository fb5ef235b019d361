import { inert, type Paint, paintFor, type TextStyle } from '../../report/index.js';
import type { MachineCheck } from './environment.js';
import type { Examination } from './examine.js';
import { grantCommands } from './grant.js';

/** Renders the machine checks for people, one line each. */
export function renderMachine(checks: readonly MachineCheck[], style: TextStyle): string {
  const paint = paintFor(style);
  const lines = checks.map(({ name, found }) =>
    line(name, found ?? paint.error('missing'), found ? paint.good : paint.error),
  );
  return section(paint, 'machine', lines);
}

/** Renders one tenant for people: identity, permissions, readiness by platform, expiry. */
export function renderExamination(examination: Examination, style: TextStyle): string {
  const paint = paintFor(style);
  const { name, tenantId, readiness, expirations } = examination;
  return [
    section(paint, `${inert(name)} (${tenantId})`, identityLines(examination, paint)),
    section(paint, 'permissions needed', permissionLines(examination, paint)),
    ...(readiness ? [section(paint, 'readiness', readinessLines(readiness, paint))] : []),
    ...(readiness ? partnerSection(readiness, paint) : []),
    ...(expirations.length > 0 ? [section(paint, 'expires', expiryLines(expirations))] : []),
    ...missingCommands(examination),
  ].join('\n');
}

function section(paint: Paint, title: string, lines: readonly string[]): string {
  return `${paint.strong(title)}\n${lines.map((text) => `  ${text}\n`).join('')}`;
}

type Colour = (text: string) => string;

function line(name: string, text: string, colour: Colour): string {
  return `${colour(name.padEnd(18))} ${inert(text)}`;
}

function identityLines({ identity }: Examination, paint: Paint): readonly string[] {
  if (!identity) return [line('identity', 'not known', paint.warning)];
  const { kind, name, expiresAt } = identity;
  return [line('identity', `${kind} ${name}, token until ${expiresAt.toISOString()}`, paint.good)];
}

function permissionLines({ needs, identity }: Examination, paint: Paint): readonly string[] {
  const lacking = new Set(needs.missing.map(({ permission }) => permission));
  const shown = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));
  return [
    line('to plan', shown(needs.plan), paint.planned),
    line('to apply', shown(needs.apply), paint.planned),
    ...(lacking.size > 0 ? [line('missing', [...lacking].join(', '), paint.error)] : []),
    ...(lacking.size === 0 && identity ? [line('missing', 'none', paint.good)] : []),
    ...(identity ? [] : [line('missing', 'not checked: nobody is signed in', paint.warning)]),
    ...(needs.people.length > 0 ? [line('by a person', needs.people.join(', '), paint.warning)] : []),
  ];
}

function readinessLines(
  { platforms, requirements }: NonNullable<Examination['readiness']>,
  paint: Paint,
): readonly string[] {
  const colours = { ready: paint.good, notReady: paint.warning, unknown: paint.warning };
  const explanations = new Map(requirements.map(({ name, explanation }) => [name, explanation]));
  return platforms.map(({ platform, state, missing, unknown }) => {
    const reasons = [...missing, ...unknown].map((name) => explanations.get(name) ?? name);
    const words = { ready: 'ready', notReady: 'not ready', unknown: 'not known' }[state];
    return line(platform, [words, ...reasons].join('; '), colours[state]);
  });
}

/** Empty if there are none: most tenants have no partner. */
function partnerSection(
  { partners }: Pick<NonNullable<Examination['readiness']>, 'partners'>,
  paint: Paint,
): readonly string[] {
  if (partners?.length === 0) return [];
  const lines = partners?.map(({ displayName, partnerState, isConfigured }) => {
    const state = isConfigured ? partnerState : 'not set up';
    return line(displayName, state, partnerState === 'enabled' || !isConfigured ? paint.good : paint.warning);
  });
  return [section(paint, 'device management partners', lines ?? [line('partners', 'not known', paint.warning)])];
}

const expiryNames = {
  pushCertificate: 'push certificate',
  adeToken: 'ADE token',
  androidToken: 'Android token',
  bulkToken: 'bulk token',
  clientSecret: 'client secret',
  clientCertificate: 'client certificate',
} as const;

function expiryLines(expirations: Examination['expirations']): readonly string[] {
  return expirations.map(({ kind, name, expirationDateTime }) =>
    line(expiryNames[kind], `${expirationDateTime}  ${name}`, (text) => text),
  );
}

function missingCommands({ needs, identity }: Examination): readonly string[] {
  const missing = needs.missing.map(({ permission }) => permission);
  if (missing.length === 0) return [];
  return [`To grant what is missing:\n\n${grantCommands(missing, identity?.kind ?? 'application')}\n`];
}
