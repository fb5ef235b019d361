import { type DefinitionOf, type Diagnostic, error, toTerraformName, warning } from '../../../../core/index.js';
import { type DeclaredDevice, identityOf, type RegisteredDevice, registerShape } from './devices.js';
import type { ImportOutcome, NewDevice } from './import-devices.js';
import type { TextChange, Written } from './write-devices.js';

type Register = DefinitionOf<'register'>;

const namedAtMost = 10;

/** The first few elements of a list, and the number of others. */
function listed(names: readonly string[]): string {
  const more = names.length - namedAtMost;
  return `${names.slice(0, namedAtMost).join('; ')}${more > 0 ? `; and ${String(more)} more` : ''}`;
}

function counted(definition: Register, count: number): string {
  return `${String(count)} ${registerShape(definition).of}${count === 1 ? '' : 's'}`;
}

function keysOf(devices: readonly { readonly key: string }[]): string {
  return listed(devices.map(({ key }) => key));
}

/** Reports devices that the tenant lacks, and that cannot be imported. A warning during plan. */
export function notRegistered(
  definition: Register,
  devices: readonly DeclaredDevice[],
  make: typeof error,
): readonly Diagnostic[] {
  if (devices.length === 0) return [];
  const secrets = toTerraformName(registerShape(definition).secrets);
  return [
    make('INT2076', {
      what: `${counted(definition, devices.length)} cannot be imported: no hardware hash is declared`,
      why: `the tenant does not have ${keysOf(devices)}, and ${secrets} has no entry for them`,
      fix: `add the hardware hash to ${secrets}, register the device another way, or remove it from the declaration`,
    }),
  ];
}

/** Reports keys that several devices of the tenant have, so that they are ambiguous. */
export function ambiguous(
  definition: Register,
  devices: readonly DeclaredDevice[],
  make: typeof error,
): readonly Diagnostic[] {
  if (devices.length === 0) return [];
  const { key } = registerShape(definition);
  return [
    make('INT2079', {
      what: `${counted(definition, devices.length)} cannot be identified, so nothing is changed`,
      why: `the tenant has several devices with the same ${key}: ${keysOf(devices)}`,
      fix: 'delete the wrong registration in the admin center, or remove the device from the declaration',
    }),
  ];
}

/** Reports what adopting registered devices changes: a create shows only the planned values. */
export function adopts(definition: Register, changes: readonly TextChange[]): readonly Diagnostic[] {
  if (changes.length === 0) return [];
  const named = changes.map(({ device, texts }) => {
    const parts = Object.entries(texts).map(
      ([name, text]) => `${name} ${JSON.stringify(device.texts[name] ?? '')} to ${JSON.stringify(text)}`,
    );
    return `${device.key}: ${parts.join(', ')}`;
  });
  return [
    warning('INT2077', {
      what: `apply changes ${counted(definition, changes.length)} that the tenant already has`,
      why: `they differ from the declaration: ${listed(named)}`,
      fix: 'apply if this change is intended; otherwise, declare the values of the tenant',
    }),
  ];
}

/** Reports devices that are no longer declared, and stay. */
export function stays(definition: Register, devices: readonly DeclaredDevice[]): readonly Diagnostic[] {
  if (devices.length === 0) return [];
  const { removal } = registerShape(definition);
  return [
    warning('INT2078', {
      what: `${counted(definition, devices.length)} ${devices.length === 1 ? 'stays' : 'stay'} registered`,
      why: `they are no longer declared, and ${removal} is "keep": ${keysOf(devices)}`,
      fix: `to delete registrations, set ${removal} to "delete" and apply that before you remove the devices`,
    }),
  ];
}

/** Reports imports that were refused, did not end, or were not sent. */
export function importProblems(
  definition: Register,
  devices: readonly NewDevice[],
  { registered, refused, problem }: Omit<ImportOutcome, 'pending'>,
): readonly Diagnostic[] {
  if (!registered) return [unseen(definition, devices, problem)];
  const rejected = devices.filter(({ key }) => refused.has(identityOf(key)));
  const open = devices.filter(({ key }) => !registered.has(identityOf(key)) && !refused.has(identityOf(key)));
  const reasons = rejected.map(({ key }) => `${key}: ${refused.get(identityOf(key)) ?? ''}`);
  return [
    ...(rejected.length > 0
      ? [
          error('INT2072', {
            what: `Intune rejected ${String(rejected.length)} of ${counted(definition, devices.length)}`,
            why: `Graph's reasons: ${listed(reasons)}`,
            fix: 'correct or remove them, and apply again',
          }),
        ]
      : []),
    ...(open.length > 0
      ? [
          error('INT2073', {
            what: `only ${String(devices.length - open.length - rejected.length)} of ${counted(definition, devices.length)} were imported`,
            why: `${problem ?? 'Intune has not completed the others'}. Not registered: ${keysOf(open)}`,
            fix: applyLater,
          }),
        ]
      : []),
  ];
}

const applyLater = 'apply again later; intuneform waits for an import in progress and does not send it twice';

function unseen(definition: Register, devices: readonly NewDevice[], problem: string | undefined): Diagnostic {
  return error('INT2073', {
    what: `it is unknown whether ${counted(definition, devices.length)} ${devices.length === 1 ? 'was' : 'were'} imported`,
    why: `${problem ?? 'the registered devices could not be read'}. Not seen: ${keysOf(devices)}`,
    fix: applyLater,
  });
}

/** Reports texts that were not written. */
export function notChanged(
  definition: Register,
  { failed, left }: Written<TextChange>,
  stopped: boolean,
): readonly Diagnostic[] {
  return unfinished(definition, { failed, left }, { code: 'INT2069', verb: 'changed', stopped });
}

/** Reports registrations that were not deleted. */
export function notDeleted(
  definition: Register,
  { failed, left }: Written<RegisteredDevice>,
  stopped: boolean,
): readonly Diagnostic[] {
  return unfinished(definition, { failed, left }, { code: 'INT2074', verb: 'deleted', stopped });
}

function unfinished<T extends RegisteredDevice | TextChange>(
  definition: Register,
  { failed, left }: Pick<Written<T>, 'failed' | 'left'>,
  { code, verb, stopped }: { readonly code: 'INT2074' | 'INT2069'; readonly verb: string; readonly stopped: boolean },
): readonly Diagnostic[] {
  const count = failed.length + left.length;
  if (count === 0) return [];
  const keyOf = (one: RegisteredDevice | TextChange): string => ('device' in one ? one.device.key : one.key);
  const reasons = failed.map(({ of, why }) => `${keyOf(of)}: ${why}`);
  const why = [...(reasons.length > 0 ? [listed(reasons)] : []), ...(stopped ? ['Terraform requested a stop'] : [])];
  return [
    error(code, {
      what: `${counted(definition, count)} ${count === 1 ? 'was' : 'were'} not ${verb}`,
      why: why.join('; '),
      fix: 'apply again; the state holds what is left',
    }),
  ];
}
