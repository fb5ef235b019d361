/** One step of a path: an attribute's name, a list index, or a map key (`{ key }`). */
export type PathStep = string | number | { readonly key: string };

/**
 * Where in an object a value stands, from the outside in.
 *
 * Attribute names are Graph's (`assignments`), not Terraform's. Elements of a set have no address: a path ends at the set.
 */
export type Path = readonly PathStep[];

/** Writes a path as people read it: `assignments[0].groupId`. */
export function renderPath(path: Path): string {
  return path.reduce<string>((text, step) => text + renderStep(step, text === ''), '');
}

function renderStep(step: PathStep, first: boolean): string {
  if (typeof step === 'number') return `[${String(step)}]`;
  if (typeof step === 'object') return `[${JSON.stringify(step.key)}]`;
  return first ? step : `.${step}`;
}

/** Whether two paths name the same place. */
export function samePath(left: Path, right: Path): boolean {
  return renderPath(left) === renderPath(right);
}
