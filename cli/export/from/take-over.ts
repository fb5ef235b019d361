import {
  type Diagnostic,
  type JsonObject,
  type Path,
  renderPath,
  type ResourceDefinition,
  textOf,
} from '../../../core/index.js';
import { settingsWithin, type UncoveredObject } from '../../../provider/engine/index.js';
import { checkValues } from './check-values.js';
import { isCompanion } from './companions.js';
import { foreignWarning, listed } from './diagnostics.js';
import { leftOut, withoutSecrets } from './left-out.js';
import { fromDsc } from './microsoft365dsc.js';
import type { ForeignObject, ForeignRead, FoundObject } from './model.js';
import { withNewerNames } from './older-names.js';
import { unreadableValues } from './open-objects.js';
import { recognize, typeOf } from './recognize.js';
import { spelledAsGraph } from './spelling.js';

/** Converts an object from a file to one of a definition, and reports the parts that are not used, if requested. */
export function takeOver(
  found: FoundObject,
  definitions: readonly ResourceDefinition[],
  isTold: (definition: ResourceDefinition) => boolean,
): ForeignRead {
  const recognition = recognize(found, definitions);
  if ('problem' in recognition) {
    const unused = unrecognized(found, recognition);
    return isCompanion(found, definitions)
      ? { objects: [], companions: [{ object: found.object, unused }], notUnderstood: [] }
      : { objects: [], uncovered: uncoveredObject(found, recognition), notUnderstood: [unused] };
  }
  const { definition, parents } = recognition;
  const missing = missingValue(definition, found.object);
  if (missing !== undefined) return { objects: [], notUnderstood: [unrecognized(found, missing)] };
  const { object: whole, secrets } = withoutSecrets(definition.attributes, normalized(found, definition));
  const { object, unreadable, blank } = checkValues(definition, whole);
  const { format, file, line, path } = found;
  const own: ForeignObject = {
    ...{ definition: definition.name, parents, object, format, unreadable, file },
    ...(line !== undefined && { line }),
    ...(path.length > 0 && { path }),
  };
  return {
    objects: [own],
    notUnderstood: isTold(definition)
      ? [
          ...lost(found, definition, [...leftOut(definition, object), ...secrets]),
          ...unreadableValues(own, definition),
          ...blankEntries(found, definition, blank),
        ]
      : [],
  };
}

/** An object in a collection with definitions whose type has none. */
function uncoveredObject(found: FoundObject, { isBeside }: Problem): readonly UncoveredObject[] {
  const { object, graphPath = '' } = found;
  const [id, name] = [textOf(object.id), textOf(object.displayName) ?? textOf(object.name)];
  return isBeside ? [{ path: graphPath, type: typeOf(found), id: id ?? undefined, name: name ?? undefined }] : [];
}

/** Converts to Graph's current names, and adds the type, which Graph itself only writes in mixed collections. */
function normalized({ object, format }: FoundObject, definition: ResourceDefinition): JsonObject {
  const { attributes, graph } = definition;
  const names = new Set(Object.entries(attributes).map(([name, { graphName }]) => graphName ?? name));
  const newer = withNewerNames(object, (name) => names.has(name));
  const spelled = format === 'microsoft365dsc' ? fromDsc(attributes, newer) : spelledAsGraph(attributes, newer);
  return {
    ...spelled,
    ...settingsOf(definition, object),
    ...(graph.odataType !== undefined && { '@odata.type': `#${graph.odataType}` }),
  };
}

function settingsOf(definition: ResourceDefinition, object: JsonObject): JsonObject {
  return (definition.graph.template && settingsWithin(definition, object)) ?? {};
}

interface Problem {
  readonly problem: keyof typeof problems;
  readonly why: string;
  readonly isBeside?: true;
}

/** An action reads one property that Graph only returns on request; a policy is useless without its settings. */
function missingValue(definition: ResourceDefinition, object: JsonObject): Problem | undefined {
  const { shape, attributes, graph } = definition;
  if (graph.template && !settingsWithin(definition, object))
    return { problem: 'notCovered', why: 'the file does not contain its settings; export it with $expand=settings' };
  if (shape.kind !== 'action') return undefined;
  const property = attributes[shape.value]?.graphName ?? shape.value;
  if (textOf(object[property]) !== null) return undefined;
  return {
    problem: 'notCovered',
    why: `only ${property} of this type is read, and the export did not request it with $select`,
  };
}

const problems = {
  notCovered: {
    code: 'INT1360',
    what: (name: string) => `intuneform does not manage the type of ${name}`,
    fix: 'manage it with the tool that exported it',
  },
  unidentified: {
    code: 'INT1361',
    what: (name: string) => `the kind of ${name} is unknown`,
    fix: 'export it with its @odata.type and id, or name the file after its collection',
  },
  undecided: {
    code: 'INT1429',
    what: (name: string) => `${name} is ambiguous, and is not exported`,
    fix: 'export it with its @odata.type, id and priority, or declare it by hand',
  },
} as const;

function unrecognized(found: FoundObject, { problem, why }: Problem): Diagnostic {
  const { code, what, fix } = problems[problem];
  return foreignWarning(code, found, { what: what(nameOf(found.object)), why, fix });
}

function nameOf(object: JsonObject): string {
  return quotedName(object)[0] ?? 'an object';
}

/** Its name or id, if it has one. */
function quotedName(object: JsonObject): readonly string[] {
  const name = textOf(object.displayName) ?? textOf(object.name) ?? textOf(object.id);
  return name === null ? [] : [JSON.stringify(name)];
}

function lost(found: FoundObject, { noun }: ResourceDefinition, names: readonly string[]): readonly Diagnostic[] {
  if (names.length === 0) return [];
  const texts = {
    what: `parts of the ${[noun, ...quotedName(found.object)].join(' ')} are not exported`,
    why: `no attribute corresponds to ${listed(names)}`,
    fix: 'check whether you need these values; they are not changed in the tenant',
  };
  return [foreignWarning('INT1364', found, texts)];
}

function blankEntries(found: FoundObject, { noun }: ResourceDefinition, blank: readonly Path[]): readonly Diagnostic[] {
  if (blank.length === 0) return [];
  const texts = {
    what: `blank entries of the ${[noun, ...quotedName(found.object)].join(' ')} are not exported`,
    why: `${listed(blank.map((path) => renderPath(path)))} has empty entries`,
    fix: 'none is required; the next apply removes them',
  };
  return [foreignWarning('INT1364', found, texts)];
}
