import type { Inverse } from '../../constructs/inverse/index.js';
import { canonicalText, type Diagnostic, isValueObject, type Value, type ValueObject } from '../../core/index.js';
import { sizeProblem } from '../../schemas/index.js';

/** A rendered YAML declaration. */
export interface RenderedDeclaration {
  readonly path: string;
  readonly text: string;
  readonly declaration: ValueObject;
}

/** Rejects a file that commands would not read, and names the largest section. */
export function tooLarge(
  { path, text, declaration }: RenderedDeclaration,
  inverses: readonly Inverse[],
): readonly Diagnostic[] {
  const problem = sizeProblem(text, path);
  if (!problem) return [];
  const section = largestOf(declaration, inverses);
  const fix = `export a program, which has no such limit: --language typescript; or exclude the largest section: --exclude ${section}`;
  return [{ ...problem, fix }];
}

/** The largest section. */
function largestOf({ spec = null }: ValueObject, inverses: readonly Inverse[]): string {
  const sizes = inverses.map(({ section }) => ({
    name: section.join('.'),
    size: canonicalText(valueAt(spec, section) ?? null).length,
  }));
  return sizes.reduce((largest, one) => (one.size > largest.size ? one : largest), { name: '', size: 0 }).name;
}

function valueAt(value: Value, path: readonly string[]): Value | undefined {
  const [step, ...more] = path;
  if (step === undefined) return value;
  const inner = isValueObject(value) ? value[step] : undefined;
  return inner === undefined ? undefined : valueAt(inner, more);
}
