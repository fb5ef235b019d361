import { defaultWindowDays, type Expiration, terraformType, type Value } from '../../core/index.js';
import type { LoadedDeclaration } from '../../schemas/index.js';
import { type StaticBlock, staticBlocks } from '../stack/static-blocks.js';
import { credentialWindowOf } from '../tenants/credential-window.js';
import { definitions } from '../tenants/definitions.js';
import type { SynthesizedFile } from '../tenants/synthesized-stack.js';
import { declaredExpirations, windowOf } from './expirations.js';
import { declaredDefinitions, type Definition } from './needs.js';

/** Input of `doctor` for a tenant that is declared in YAML, or that a program synthesized. */
export interface Subject {
  readonly name: string;
  readonly tenantId: string;
  readonly definitions: readonly Definition[];
  /** Expiry of things that only the declaration contains. */
  readonly expirations: readonly Expiration[];
  /** Days before expiry from which something is reported. */
  readonly windowOf: (expiration: Expiration) => number;
}

/** A tenant that is declared in YAML. */
export function subjectOfDeclaration({ declaration }: LoadedDeclaration): Subject {
  return {
    name: declaration.metadata.name,
    tenantId: declaration.spec.tenantId,
    definitions: declaredDefinitions(declaration),
    expirations: declaredExpirations(declaration),
    windowOf: (expiration) => windowOf(declaration, expiration),
  };
}

/** A tenant that a program synthesized. */
export function subjectOfStack(file: SynthesizedFile): Subject {
  const { metadata, spec } = file.identity.declaration;
  const blocks = staticBlocks(file);
  return {
    name: metadata.name,
    tenantId: spec.tenantId,
    definitions: definitions.filter((one) => blocks.some(({ definition }) => definition === one)),
    expirations: blocks.filter(isOf('windowsBulkEnrollmentToken')).flatMap(expirationOfToken),
    windowOf: (expiration) => windowIn(blocks, expiration) ?? credentialWindow(file, expiration) ?? defaultWindowDays,
  };
}

function isOf(name: string): (block: StaticBlock) => boolean {
  return ({ block }) => block.type === terraformType(name);
}

function expirationOfToken({ values }: StaticBlock): readonly Expiration[] {
  const [name, expirationDateTime] = [values?.packageName, values?.tokenExpirationDateTime].map(known);
  if (name === undefined || expirationDateTime === undefined) return [];
  return [{ kind: 'bulkToken', name, expirationDateTime }];
}

function known(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * The resource that has the reporting window, and the attribute that identifies it. Without an attribute, there is only
 * one.
 */
const holders: Readonly<Partial<Record<Expiration['kind'], { readonly name: string; readonly by?: string }>>> = {
  pushCertificate: { name: 'applePushNotificationCertificate' },
  adeToken: { name: 'depOnboardingSetting', by: 'tokenName' },
  androidToken: { name: 'androidDeviceOwnerEnrollmentProfile', by: 'displayName' },
  bulkToken: { name: 'windowsBulkEnrollmentToken', by: 'packageName' },
};

function windowIn(blocks: readonly StaticBlock[], { kind, name }: Expiration): number | undefined {
  const holder = holders[kind];
  if (!holder) return undefined;
  const { by } = holder;
  const found = blocks.filter(isOf(holder.name)).find(({ values }) => by === undefined || known(values?.[by]) === name);
  const days = found?.values?.renewBeforeDays;
  return typeof days === 'number' ? days : undefined;
}

function credentialWindow({ stack }: SynthesizedFile, { kind }: Expiration): number | undefined {
  return kind === 'clientSecret' || kind === 'clientCertificate' ? credentialWindowOf(stack) : undefined;
}
