import { type Diagnostic, type ResourceDefinition, textOf, type ValueObject } from '../../../core/index.js';
import { parentsOf, placed } from '../../../provider/engine/index.js';
import { pathAbove } from './below.js';
import { asBuiltinTag } from './builtin-tag.js';
import { foreignWarning } from './diagnostics.js';
import { fillDefaults } from './fill-defaults.js';
import { formats } from './formats.js';
import { identifier } from './identify.js';
import { missingValues } from './missing-values.js';
import type { ForeignObject, LocatedObject, MissingValues } from './model.js';
import { withNamedReferences } from './named-references.js';
import { onlyParentId } from './only-parent.js';

/** The objects of an export at their places in Graph. */
export interface LocatedObjects {
  readonly located: readonly LocatedObject[];
  /** Ids that were generated because the files have none. */
  readonly generatedIds: ReadonlySet<string>;
  /** Objects without a place. */
  readonly unplaced: readonly (UnplacedObject & { readonly diagnostic: Diagnostic })[];
}

/** An object whose parent is not in the files. */
export interface UnplacedObject {
  readonly definition: ResourceDefinition;
}

/** Finds the places of objects in Graph. */
export function locateObjects(
  objects: readonly ForeignObject[],
  definitions: readonly ResourceDefinition[],
  tenantId: string,
): LocatedObjects {
  const { identify, generatedIds } = identifier();
  const known = objects.flatMap((from) => {
    const definition = definitions.find(({ name }) => name === from.definition);
    return definition ? [{ from, definition }] : [];
  });
  const paths = known.map(({ from, definition }) => pathOf(definition, from, { objects: known, tenantId }));
  const located = known.flatMap(({ from, definition }, index): LocatedObject[] => {
    const path = paths[index];
    if (path === undefined) return [];
    const own = { ...from.object, ...asBuiltinTag(definition.name, from.object) };
    const missing = withoutUnreadable(missingValues(definition, own, formats[from.format]), from);
    const object = fillDefaults(definition.attributes, identify(definition, own));
    return [{ definition, path, object: withNamedReferences(definition, object), missing, from }];
  });
  const unplaced = known.flatMap(({ from, definition }, index) =>
    paths[index] === undefined ? [{ definition, diagnostic: unplacedWarning(from, definition) }] : [],
  );
  return { located, generatedIds, unplaced };
}

/** A value that is reported as unreadable is not reported again as missing. */
function withoutUnreadable(missing: MissingValues, { unreadable }: ForeignObject): MissingValues {
  const unreadableNames = new Set(
    unreadable.map(({ path }) => path.filter((step) => typeof step === 'string').join('.')),
  );
  const others = (names: readonly string[]): readonly string[] => names.filter((name) => !unreadableNames.has(name));
  return { ...missing, changing: others(missing.changing), harmless: others(missing.harmless) };
}

interface Surroundings {
  readonly objects: readonly { readonly from: ForeignObject; readonly definition: ResourceDefinition }[];
  readonly tenantId: string;
}

/** Undefined if its parent is not in the files, or not given. */
function pathOf(
  definition: ResourceDefinition,
  from: ForeignObject,
  { objects, tenantId }: Surroundings,
): string | undefined {
  const { parents } = from;
  const [parent] = parentsOf(definition);
  if (parent === undefined) return placed(definition, {}, { graph: { tenantId } })?.graph.path;
  if (definition.graph.onlyParent) {
    const id = onlyParentId(definition, from);
    // A tenant has only one: children of another one belong to another tenant.
    const [first] = objects.flatMap((one) =>
      one.definition === definition ? (onlyParentId(definition, one.from) ?? []) : [],
    );
    return id === undefined || id !== first
      ? undefined
      : placed(definition, { [parent]: id }, { graph: { tenantId } })?.graph.path;
  }
  const above = pathAbove(definition);
  const owner = objects.find(
    (one) =>
      one.definition.graph.path === above &&
      textOf(one.from.object.id)?.toLowerCase() === (parents[parent] ?? '').toLowerCase(),
  );
  const values: ValueObject = { [parent]: textOf(owner?.from.object.id) };
  return owner && placed(definition, values, { graph: { tenantId } })?.graph.path;
}

function unplacedWarning({ file, line, object, parents }: ForeignObject, { noun }: ResourceDefinition): Diagnostic {
  const name = textOf(object.displayName) ?? textOf(object.id) ?? '';
  return foreignWarning(
    'INT1430',
    { file, path: [], ...(line !== undefined && { line }) },
    {
      what: `the ${noun} ${JSON.stringify(name)} is left out`,
      why:
        Object.keys(parents).length === 0
          ? 'the file does not specify its parent object'
          : 'the files do not contain its parent object',
      fix: 'export the parent too, and this object with its @odata.context; or declare it by hand',
    },
  );
}
