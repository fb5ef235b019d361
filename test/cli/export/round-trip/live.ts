import { inverses } from '../../../../constructs/inverse/index.js';
import { replaceReferred, type ResourceDefinition, type ValueObject } from '../../../../core/index.js';
import { resources } from '../../../../provider/resources/index.js';
import type { TestTenant } from '../../../support/tenant.js';
import { type Deed, groupNames } from './random-tenant.js';

/** Applies a history to a tenant. Refused steps are skipped. */
export async function live(tenant: TestTenant, deeds: readonly Deed[]): Promise<void> {
  const groups = await makeGroups(tenant);
  const made: Made[] = [];
  for (const { definition: name, config, pick } of deeds) {
    const definition = resources.find((one) => one.name === name);
    if (!definition) throw new Error(`no definition ${name}`);
    const own = replaceReferred(definition.attributes, config, ({ kind, text }) =>
      kind === 'groups' ? (groups[Number(text.slice('group '.length))] ?? text) : kind === 'scopeTags' ? '0' : text,
    );
    const placed = arranged(definition, belonging(definition, withoutFilters(own), { made, pick }), { made, pick });
    const { state } = await tenant.apply(definition, placed);
    if (typeof state?.id === 'string') made.push({ definition: name, id: state.id, config: placed });
  }
  tenant.restart();
}

/** Creates the groups of the assignments, and returns their ids. */
export async function makeGroups({ handle }: TestTenant): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const displayName of groupNames) {
    const body = { displayName, mailEnabled: false, mailNickname: 'g', securityEnabled: true };
    const answer = await handle.request('POST', '/v1.0/groups', body);
    ids.push((answer.body as { id: string }).id);
  }
  return ids;
}

interface Made {
  readonly definition: string;
  readonly id: string;
  readonly config: ValueObject;
}

interface Before {
  readonly made: readonly Made[];
  readonly pick: number;
}

/** Filters with a random id are useless. */
function withoutFilters(config: ValueObject): ValueObject {
  const { assignments } = config;
  if (!Array.isArray(assignments)) return config;
  const bare = (assignments as readonly ValueObject[]).map((one) => ({ ...one, filterId: null, filterType: null }));
  return { ...config, assignments: bare };
}

/** With the id of one of those that it can belong to. */
function belonging({ name }: ResourceDefinition, config: ValueObject, { made, pick }: Before): ValueObject {
  const below = inverses.find(({ definition }) => definition === name)?.below;
  const owner =
    below &&
    picked(
      idsOf(made, (one) => one.definition === below.definition),
      pick,
    );
  return below && owner !== undefined ? { ...config, [below.by]: owner } : config;
}

/** An order starts anywhere among its objects, and omits the last; a choice takes one. */
function arranged({ name, shape }: ResourceDefinition, config: ValueObject, { made, pick }: Before): ValueObject {
  if (shape.kind === 'choice') {
    const ids = idsOf(made, (one) =>
      Object.values(shape.choices).some((choice) => 'odataType' in choice && isOf(one, choice.odataType)),
    );
    return { ...config, [shape.chosen]: picked(ids, pick) ?? '' };
  }
  if (shape.kind !== 'order') return config;
  const { within = '' } = shape;
  const list = inverses.find(({ definition }) => definition === name)?.section.join('.');
  const ids = idsOf(made, (one) => isIn(one, list) && (one.config[within] ?? null) === (config[within] ?? null));
  const first = ids.length === 0 ? 0 : pick % ids.length;
  return {
    ...config,
    ids: [...ids.slice(first), ...ids.slice(0, first)].slice(0, Math.max(1, ids.length - (pick % 2))),
  };
}

function isOf({ definition }: Made, odataType: string): boolean {
  return resources.some(({ name, graph }) => name === definition && graph.odataType === odataType);
}

function isIn({ definition }: Made, section: string | undefined): boolean {
  return inverses.some(
    (one) => one.definition === definition && one.as === 'element' && one.section.join('.') === section,
  );
}

function idsOf(made: readonly Made[], isWanted: (one: Made) => boolean): readonly string[] {
  return made.filter(isWanted).map(({ id }) => id);
}

function picked(ids: readonly string[], pick: number): string | undefined {
  return ids[pick % Math.max(1, ids.length)];
}
