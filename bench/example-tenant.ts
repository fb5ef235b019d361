import {
  isValueList,
  isValueObject,
  type OrderShape,
  refusesApplications,
  type ResourceDefinition,
  terraformType,
  toTerraformName,
  type Value,
} from '../core/index.js';
import { resources } from '../provider/resources/index.js';

/** Number of objects for each definition. */
export type Counts = ReadonlyMap<ResourceDefinition, number>;

/** Maximum number of policies of one enrollment type in a tenant, according to Microsoft. */
const mostPolicies = 25;

/**
 * Distributes a number of objects: one of each singleton, as few as possible of each limited kind, and the rest over
 * the other kinds.
 */
export function countsFor(objects: number): Counts {
  const single = resources.filter((definition) => isApplicable(definition) && !isCountable(definition));
  const many = resources.filter((definition) => isApplicable(definition) && isCountable(definition));
  const limited = many.filter(({ graph }) => isPolicy(graph.path));
  const free = many.filter(({ graph }) => !isPolicy(graph.path));
  const share = Math.max(1, Math.floor((objects - single.length) / many.length));
  const counts = new Map([
    ...single.map((definition) => [definition, 1] as const),
    ...limited.map((definition) => [definition, Math.min(mostPolicies, share)] as const),
  ]);
  const left = objects - [...counts.values()].reduce((sum, count) => sum + count, 0);
  free.forEach((definition, index) => {
    counts.set(definition, Math.floor(left / free.length) + (index < left % free.length ? 1 : 0));
  });
  return counts;
}

function isPolicy(path: string): boolean {
  return path.endsWith('/deviceEnrollmentConfigurations');
}

/**
 * Whether an application can apply the definition. Excludes objects that need a signed-in user, have a parent or wait
 * for a person, and orders without their objects.
 */
function isApplicable(definition: ResourceDefinition): boolean {
  const { graph, shape, attributes, refusals } = definition;
  const parent = /\{(?!tenantId)/u.test(graph.path);
  const handedOver = Object.values(attributes).some((attribute) => attribute.handOver !== undefined);
  const isOrdered = shape.kind !== 'order' || orderedBy(shape.of) !== undefined;
  const refusesStep = refusals.some(({ who, step }) => who === 'application' && step !== undefined);
  return !refusesApplications(definition) && !refusesStep && !parent && !handedOver && isOrdered;
}

function isCountable({ shape, label, unique }: ResourceDefinition): boolean {
  return shape.kind === 'collection' && label !== undefined && unique.length === 0;
}

/** The only order whose objects are all of one kind and platform. */
function orderedBy(noun: string): ResourceDefinition | undefined {
  return resources.find((definition) => definition.noun === noun && isPolicy(definition.graph.path));
}

/**
 * Builds Terraform blocks for these objects. `identifiers` is the number of corporate identifiers, which count as one
 * object.
 */
export function blocksFor(counts: Counts, identifiers: number): { readonly resource: object } {
  const entries = [...counts].map(([definition, count]): [string, object] => [
    terraformType(definition.name),
    { many: definition.shape.kind === 'bulk' ? rows(definition, identifiers) : block(definition, count) },
  ]);
  return { resource: Object.fromEntries(entries) };
}

/** Builds the given number of rows, all of the kind that accepts any text. */
function rows({ name }: ResourceDefinition, count: number): object {
  if (name !== 'corporateIdentifiers') throw new Error(`no rows for ${name}`);
  const serials = Array.from({ length: count }, (_, index) => [`SN${String(index).padStart(8, '0')}`, 'Notebook']);
  return { serial_number: Object.fromEntries(serials) as object };
}

function block(definition: ResourceDefinition, count: number): object {
  const { shape, label, example } = definition;
  if (shape.kind === 'order') return order(shape);
  const body = terraformValue(example.declared) as object;
  if (!isCountable(definition) || label === undefined) return body;
  return { ...body, count, [toTerraformName(label)]: `${definition.noun} \${count.index}` };
}

/** Builds the order of the objects of one kind; of one platform if each platform has its own order. */
function order({ of, within }: OrderShape): object {
  const ordered = orderedBy(of);
  if (!ordered) throw new Error(`nothing is a ${of}`);
  const part = within === undefined ? {} : { [toTerraformName(within)]: ordered.example.declared[within] };
  return { ...part, ids: `\${${terraformType(ordered.name)}.many[*].id}` };
}

function terraformValue(value: Value): unknown {
  if (isValueList(value)) return value.map((element): unknown => terraformValue(element));
  if (!isValueObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [toTerraformName(name), terraformValue(member)]),
  );
}
