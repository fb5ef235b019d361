import { definitionOfType, type Diagnostic } from '../core/index.js';
import type { Definitions } from './definitions.js';
import type { Finding } from './model.js';

/** Diagnostics, parted into objects that could not be read and everything else. */
export interface Reads {
  readonly unreadable: readonly Finding[];
  readonly others: readonly Diagnostic[];
}

/** Finds the objects that could not be read. The first diagnostic of an object stands for it. */
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

/**
 * Codes of the engine, and of a comparison without state, that say so; the others are those of Graph. Whatever the reason is
 * that nobody knows how an object compares, there is no verdict on it.
 */
const codesOfReads: ReadonlySet<string> = new Set([
  ...['INT2005', 'INT2014', 'INT2086'],
  ...['INT1370', 'INT1371', 'INT1372', 'INT1373'],
]);

/** Whether a diagnostic says that something of the tenant could not be read: all of Graph's do that are about an object. */
function isUnreadable({ code }: Diagnostic): boolean {
  return code.startsWith('INT3') || codesOfReads.has(code);
}

function unreadableFinding(diagnostic: Diagnostic, address: string, definitions: Definitions): Finding {
  const { severity } = diagnostic;
  const type = /([a-z0-9_]+)\.[^.]+$/u.exec(address)?.[1] ?? address;
  const definition = definitionOfType(definitions, type);
  // Only the name in Terraform is known of it, unless the plan has more.
  const label = definition?.kind === 'resource' && definition.label === undefined ? {} : { label: lastStep(address) };
  return {
    ...{ code: 'INT2104', kind: 'unreadable', severity, action: 'none', address },
    ...{ noun: definition?.noun ?? type, ...label, attributes: [], diagnostic },
  };
}

function lastStep(address: string): string {
  return address.slice(address.lastIndexOf('.') + 1);
}
