import type { Diagnostic } from '../core/index.js';
import { terraformType } from '../core/index.js';
import type { Definitions } from './definitions.js';
import type { Finding } from './model.js';

/** Diagnostics, parted into objects that could not be read and everything else. */
export interface Reads {
  readonly unreadable: readonly Finding[];
  readonly others: readonly Diagnostic[];
}

/** Finds the objects that Graph did not tell of. The first diagnostic of an object speaks for it. */
export function readsOf(diagnostics: readonly Diagnostic[], definitions: Definitions): Reads {
  const unreadable = new Map<string, Finding>();
  const others: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const address = diagnostic.where?.address;
    if (address === undefined || !isUnreadable(diagnostic)) others.push(diagnostic);
    else if (!unreadable.has(address)) unreadable.set(address, unreadableFinding(diagnostic, address, definitions));
  }
  return { unreadable: [...unreadable.values()], others };
}

/** Whether a diagnostic says that something of the tenant could not be read: all of Graph's do that have an address. */
export function isUnreadable({ code, where }: Diagnostic): boolean {
  return where?.address !== undefined && code.startsWith('INT3');
}

function unreadableFinding(diagnostic: Diagnostic, address: string, definitions: Definitions): Finding {
  const { severity } = diagnostic;
  const type = /([a-z0-9_]+)\.[^.]+$/u.exec(address)?.[1] ?? address;
  const definition = definitions.find(({ name }) => terraformType(name) === type);
  const label = address.slice(address.lastIndexOf('.') + 1);
  return {
    ...{ code: 'INT2104', kind: 'unreadable', severity, action: 'none', address },
    ...{ noun: definition?.noun ?? type, label, attributes: [], diagnostic },
  };
}
