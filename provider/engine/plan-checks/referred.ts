import {
  canRefer,
  type Diagnostic,
  referredIn,
  type ReferredKind,
  type ResourceDefinition,
  toTerraformName,
  type ValueObject,
  warning,
  withArticle,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';

const nouns: Readonly<Record<ReferredKind, string>> = {
  groups: 'group',
  filters: 'assignment filter',
  scopeTags: 'scope tag',
  apps: 'app',
};

/**
 * Warns about ids of groups, apps, filters and scope tags that do not exist in the tenant: such references have no
 * effect.
 */
export async function checkReferred(
  definition: ResourceDefinition,
  planned: ValueObject,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  if (!context.missingIds || context.applying) return [];
  const names = Object.entries(definition.attributes).flatMap(([name, attribute]) =>
    canRefer(attribute) ? [name] : [],
  );
  const found = await Promise.all(
    names.map(async (name) => {
      const values = { [name]: planned[name] ?? null };
      const missing = (await context.missingIds?.(referredIn(definition.attributes, values))) ?? [];
      return [...new Map(missing.map((one) => [`${one.kind} ${one.text.toLowerCase()}`, one])).values()].map(
        ({ kind, text }) =>
          warning('INT2173', {
            what: `the tenant has no ${nouns[kind]} with the id ${text}`,
            where: { path: [name] },
            why: `${toTerraformName(name)} of the ${definition.noun} refers to it; it was deleted, belongs to another tenant, or is not ${withArticle(nouns[kind])}`,
            fix: `correct the id, or refer to the ${nouns[kind]} by its display name`,
          }),
      );
    }),
  );
  return found.flat();
}
