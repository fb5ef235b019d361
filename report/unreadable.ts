import { definitionOfType, type Diagnostic } from '../core/index.js';
import type { Definitions } from './definitions.js';
import type { Finding } from './model.js';

/** Diagnostics, split into unreadable objects and all others. */
export interface Reads {
  readonly unreadable: readonly Finding[];
  readonly others: readonly Diagnostic[];
}

/** Finds the objects that could not be read. The first diagnostic of an object is used. */
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
 * Codes of the engine, and of a comparison without state, that mean an object is unreadable, in addition to those of
 * Graph. Whether the object differs is then unknown.
 */
const codesOfReads: ReadonlySet<string> = new Set([
  ...['INT2005', 'INT2014', 'INT2086'],
  ...['INT1370', 'INT1371', 'INT1372', 'INT1373'],
]);

/** Whether a diagnostic reports that something of the tenant could not be read. All Graph codes with an object do. */
function isUnreadable({ code }: Diagnostic): boolean {
  return code.startsWith('INT3') || codesOfReads.has(code);
}

function unreadableFinding(diagnostic: Diagnostic, address: string, definitions: Definitions): Finding {
  const { severity } = diagnostic;
  const type = /([a-z0-9_]+)\.[^.]+$/u.exec(address)?.[1] ?? address;
  const definition = definitionOfType(definitions, type);
  // Only its Terraform name is known, unless the plan has more.
  const label = definition?.kind === 'resource' && definition.label === undefined ? {} : { label: lastStep(address) };
  return {
    ...{ code: 'INT2104', kind: 'unreadable', severity, action: 'none', address },
    ...{ noun: definition?.noun ?? type, ...label, attributes: [], diagnostic },
  };
}

function lastStep(address: string): string {
  return address.slice(address.lastIndexOf('.') + 1);
}
