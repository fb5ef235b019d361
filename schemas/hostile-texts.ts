import { actingCharacters, codeOf, type Diagnostic, error, type Path, type PathStep, warning } from '../core/index.js';
import { placeOf } from './pointer.js';
import { keyOf } from './value-words.js';

/**
 * Finds deceptive texts: those that the CDK for Terraform would mistake for its own tokens (INT1029, INT1031), and
 * those with invisible characters (INT1030).
 */
export function hostileTexts(document: unknown): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk(document, [], (text, path) => {
    found.push(...problemsOf(text, path));
  });
  return found;
}

function walk(value: unknown, path: PathStep[], visit: (text: string, path: Path) => void): void {
  if (typeof value === 'string') visit(value, path);
  if (typeof value !== 'object' || value === null) return;
  const members: Iterable<[PathStep, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [step, member] of members) {
    path.push(step);
    walk(member, path, visit);
    path.pop();
  }
}

function problemsOf(text: string, path: Path): readonly Diagnostic[] {
  const unseen = unseenIn(text, path);
  return [
    ...(text.includes('TfToken[') ? [tokenIn(path)] : []),
    ...(unseen.length > 0 ? [unseenWarning(unseen, path)] : []),
    ...(text === 'constructor' && placeOf(path) === 'metadata.name' ? [takenName(path)] : []),
  ];
}

/**
 * Line breaks and tabs are allowed in longer texts, and joiners in scripts that need them.
 *
 * @see https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters
 */
function unseenIn(text: string, path: Path): readonly string[] {
  const joined = text.replaceAll(/(?<=[^\0-\u007f])[\u200c\u200d](?=[^\0-\u007f])/gu, '');
  const plain = /name$/iu.test(keyOf({ path })) ? joined : joined.replaceAll(/[\t\n\r]/gu, '');
  return [...new Set(plain.match(actingCharacters))];
}

function unseenWarning(characters: readonly string[], path: Path): Diagnostic {
  const names = characters.slice(0, 5).map((character) => `U+${codeOf(character).toUpperCase().padStart(4, '0')}`);
  return warning('INT1030', {
    what: `${keyOf({ path })} contains invisible characters`,
    where: { path: [...path] },
    why: `it contains ${names.join(', ')}, so the text differs from its appearance`,
    fix: 'remove them, unless they are intended',
  });
}

function tokenIn(path: Path): Diagnostic {
  return error('INT1029', {
    what: `${keyOf({ path })} contains a token of the CDK for Terraform`,
    where: { path: [...path] },
    why: 'it contains TfToken[, which would be replaced by the value of another object',
    fix: 'remove TfToken[ from the text',
  });
}

function takenName(path: Path): Diagnostic {
  return error('INT1031', {
    what: 'the tenant cannot be named constructor',
    where: { path: [...path] },
    why: 'the CDK for Terraform reserves the name',
    fix: 'choose another name',
  });
}
