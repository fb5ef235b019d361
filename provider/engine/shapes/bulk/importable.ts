import { type DefinitionOf, type Diagnostic, type ValueObject, warning } from '../../../../core/index.js';
import { validateResource } from '../../validate.js';
import type { Importable } from '../shape.js';
import { bulkShape, mapsOf, type Row, rowsOf, someOf } from './rows.js';

/**
 * Leaves out the rows that no configuration can contain, such as a serial number with a space. In the state, such a row
 * would be a deletion in every plan.
 */
export function importableRows(definition: DefinitionOf<'bulk'>, values: ValueObject): Importable {
  const { of } = bulkShape(definition);
  const invalid = new Set(validateResource(definition, values).flatMap(keyOf));
  const rows = rowsOf(bulkShape(definition), values);
  const kept = [...rows].filter(([, row]) => !invalid.has(nameOf(row)));
  const left = [...rows.values()].map(nameOf).filter((name) => invalid.has(name));
  if (left.length === 0) return { values, diagnostics: [] };
  return {
    values: { ...values, ...mapsOf(bulkShape(definition), new Map(kept), {}) },
    diagnostics: [
      warning('INT2029', {
        what: `import leaves out ${String(left.length)} of ${String(rows.size)} ${of}s`,
        why: `no configuration can contain them, so importing them would mean deleting them. Left as they are: ${someOf(left)}`,
        fix: 'none, if they are to stay; otherwise correct or delete them in the Intune admin center',
      }),
    ],
  };
}

/** The row that a problem is about. */
function keyOf({ where }: Diagnostic): readonly string[] {
  const [type, step] = where?.path ?? [];
  return typeof type === 'string' && typeof step === 'object' ? [nameOf({ type, key: step.key })] : [];
}

function nameOf({ type, key }: Pick<Row, 'type' | 'key'>): string {
  return `${type} ${JSON.stringify(key)}`;
}
