/** One step of a path: an attribute's name, a list index, or a map key (`{ key }`). */
export type PathStep = string | number | { readonly key: string };

/**
 * Location of a value within an object, from the outside in.
 *
 * Attribute names are Graph's (`assignments`), not Terraform's. Elements of a set have no address, so a path ends at
 * the set.
 */
export type Path = readonly PathStep[];

/** Formats a path for messages: `assignments[0].groupId`. */
export function renderPath(path: Path): string {
  return path.reduce<string>((text, step) => text + renderStep(step, text === ''), '');
}

function renderStep(step: PathStep, first: boolean): string {
  if (typeof step === 'number') return `[${String(step)}]`;
  if (typeof step === 'object') return `[${JSON.stringify(step.key)}]`;
  return first ? step : `.${step}`;
}

/** Whether two paths are equal. */
export function samePath(left: Path, right: Path): boolean {
  return renderPath(left) === renderPath(right);
}
