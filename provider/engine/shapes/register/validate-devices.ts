import {
  type Diagnostic,
  error,
  isValueList,
  isValueObject,
  type Path,
  type RegisterShape,
  toTerraformName,
  type ValueObject,
} from '../../../../core/index.js';
import { identityOf } from './devices.js';

/** Checks the keys of devices: no two keys that are equal for Graph, and no text or secret of an undeclared device. */
export function validateDevices(shape: RegisterShape, config: ValueObject): readonly Diagnostic[] {
  const declared = config[shape.keys] ?? null;
  if (!isValueList(declared)) return [];
  const keys = declared.filter((key) => typeof key === 'string');
  // A key that is known only to Terraform can have any value.
  const isWhole = keys.length === declared.length;
  const known = new Set(keys.map(identityOf));
  return [
    ...repeatedOf(keys).map((key) => twin([shape.keys], key)),
    ...[...shape.texts, shape.secrets].flatMap((name) => {
      const map = config[name] ?? null;
      const own = isValueObject(map) ? Object.keys(map) : [];
      const others = isWhole ? own.filter((key) => !known.has(identityOf(key))) : [];
      const path = (key: string): Path => [name, { key }];
      return [
        ...repeatedOf(own).map((key) => twin(path(key), key)),
        ...others.map((key) => stray(shape, path(key), key)),
      ];
    }),
  ];
}

/** Keys that differ from an earlier one at most in case. */
function repeatedOf(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(identityOf(key)).size);
}

function twin(path: Path, key: string): Diagnostic {
  return error('INT1560', {
    what: `${JSON.stringify(key)} differs from another key only in case`,
    where: { path },
    why: 'Graph treats both as the same',
    fix: 'remove one of them',
  });
}

function stray({ of, keys }: RegisterShape, path: Path, key: string): Diagnostic {
  return error('INT1562', {
    what: `${JSON.stringify(key)} is not declared as ${of}`,
    where: { path },
    why: `${toTerraformName(keys)} does not contain it, and only the devices in that list are managed`,
    fix: `add it to ${toTerraformName(keys)}, or remove this entry`,
  });
}
