import { type Diagnostic, type ResourceDefinition, textOf, type ValueObject } from '../../../core/index.js';
import { parentsOf, placed } from '../../../provider/engine/index.js';
import { pathAbove } from './below.js';
import { asBuiltinTag } from './builtin-tag.js';
import { foreignWarning } from './diagnostics.js';
import { fillDefaults } from './fill-defaults.js';
import { formats } from './formats.js';
import { identifier } from './identify.js';
import type { ForeignObject, HeldObject, UntoldValues } from './model.js';
import { withNamedReferences } from './named-references.js';
import { untoldValues } from './untold.js';

/** The objects of an export where Graph would have them. */
export interface HeldObjects {
  readonly held: readonly HeldObject[];
  /** Ids that were made up, because the files have none. */
  readonly madeUp: ReadonlySet<string>;
  /** What could not be put anywhere. */
  readonly homeless: readonly (HomelessObject & { readonly diagnostic: Diagnostic })[];
}

/** An object of which the files do not tell what it belongs to. */
export interface HomelessObject {
  readonly definition: ResourceDefinition;
}

/** Puts objects to where Graph would have them. */
export function holdObjects(
  objects: readonly ForeignObject[],
  definitions: readonly ResourceDefinition[],
  tenantId: string,
): HeldObjects {
  const { identify, madeUp } = identifier();
  const known = objects.flatMap((from) => {
    const definition = definitions.find(({ name }) => name === from.definition);
    return definition ? [{ from, definition }] : [];
  });
  const paths = known.map(({ from, definition }) => pathOf(definition, from, { objects: known, tenantId }));
  const held = known.flatMap(({ from, definition }, index): HeldObject[] => {
    const path = paths[index];
    if (path === undefined) return [];
    const own = { ...from.object, ...asBuiltinTag(definition.name, from.object) };
    const untold = withoutUnreadable(untoldValues(definition, own, formats[from.format]), from);
    const object = fillDefaults(definition.attributes, identify(definition, own));
    return [{ definition, path, object: withNamedReferences(definition, object), untold, from }];
  });
  const homeless = known.flatMap(({ from, definition }, index) =>
    paths[index] === undefined ? [{ definition, diagnostic: unplaced(from, definition) }] : [],
  );
  return { held, madeUp, homeless };
}

/** An object that is reported as unreadable is not reported again as missing. */
function withoutUnreadable(untold: UntoldValues, { unreadable }: ForeignObject): UntoldValues {
  const told = new Set(unreadable.map(({ path }) => path.filter((step) => typeof step === 'string').join('.')));
  const others = (names: readonly string[]): readonly string[] => names.filter((name) => !told.has(name));
  return { ...untold, changing: others(untold.changing), harmless: others(untold.harmless) };
}

interface Surroundings {
  readonly objects: readonly { readonly from: ForeignObject; readonly definition: ResourceDefinition }[];
  readonly tenantId: string;
}

/** Undefined where it is below an object that the files do not hold, or do not name. */
function pathOf(
  definition: ResourceDefinition,
  { parents }: ForeignObject,
  { objects, tenantId }: Surroundings,
): string | undefined {
  const [parent] = parentsOf(definition);
  if (parent === undefined) return placed(definition, {}, { graph: { tenantId } })?.graph.path;
  const above = pathAbove(definition);
  const owner = objects.find(
    (one) =>
      one.definition.graph.path === above &&
      textOf(one.from.object.id)?.toLowerCase() === (parents[parent] ?? '').toLowerCase(),
  );
  const values: ValueObject = { [parent]: textOf(owner?.from.object.id) };
  return owner && placed(definition, values, { graph: { tenantId } })?.graph.path;
}

function unplaced({ file, line, object, parents }: ForeignObject, { noun }: ResourceDefinition): Diagnostic {
  const name = textOf(object.displayName) ?? textOf(object.id) ?? '';
  return foreignWarning(
    'INT1430',
    { file, path: [], ...(line !== undefined && { line }) },
    {
      what: `the ${noun} ${JSON.stringify(name)} is left out`,
      why:
        Object.keys(parents).length === 0
          ? 'the file does not tell what it belongs to'
          : 'the files do not hold what it belongs to',
      fix: 'export that too, and this with its @odata.context; or declare it by hand',
    },
  );
}
