import { byHand, type Change, drift, pending } from './change.js';
import { type Draft, drop, type Named, named } from './draft.js';

/** Whole numbers, at least 0 and less than `limit`. */
export type Below = (limit: number) => number;

const groups = ['All staff', 'Field staff', 'Service desk', 'Contractors', 'Kiosks', 'Windows pilots'];

/** Selects an ordinary change of the current declaration, with its expected plan and writes. */
export function randomChange(
  draft: Draft,
  { below, serial }: { readonly below: Below; readonly serial: number },
): Change {
  const { categories, limits } = draft;
  const name = `Random ${String(serial)}`;
  const some = <Element>(list: readonly Element[]): Element | undefined => list[below(list.length)];
  const [category, limit] = [some(categories), some(limits.custom)];
  const fallback = createCategory(name);
  const kinds = [
    () => fallback,
    () => createLimit(name, { group: groups[below(groups.length)] ?? '', limit: 1 + below(15) }),
    () => (category ? describe(category, name) : fallback),
    () => (category ? renameCategory(category, name) : fallback),
    () => (category && categories.length > 1 ? deleteCategory(category) : fallback),
    () => (category ? changeOutside(category, name) : fallback),
    () => (limit ? changeLimit(limit) : fallback),
    () => (limit ? assign(limit, groups[below(groups.length)] ?? '') : fallback),
    () => (limits.custom.length > 1 ? moveLastFirst(limits.custom) : fallback),
  ];
  return kinds[below(kinds.length)]?.() ?? fallback;
}

function createCategory(name: string): Change {
  return {
    title: `create category ${name}`,
    edit: ({ categories }) => categories.push({ displayName: name }),
    plan: pending({ create: 1 }),
    writes: 1,
  };
}

function createLimit(name: string, { group, limit }: { readonly group: string; readonly limit: number }): Change {
  return {
    title: `create limit ${name} as the last one`,
    edit: ({ limits }) => limits.custom.push({ displayName: name, limit, assignments: [{ group }] }),
    // The object and its assignments; a new one is the last of the order by itself.
    plan: pending({ create: 1, update: 1 }),
    writes: 2,
  };
}

function describe(category: Named, text: string): Change {
  return {
    title: `describe ${category.displayName}`,
    edit: ({ categories }) => Object.assign(named(categories, category.displayName), { description: text }),
    plan: pending({ update: 1 }),
    writes: 1,
  };
}

function renameCategory(category: Named, name: string): Change {
  return {
    title: `rename ${category.displayName}`,
    edit: ({ categories }) => {
      const found = named(categories, category.displayName);
      const keeps = found.logicalId === undefined ? { formerly: found.displayName } : {};
      Object.assign(found, { displayName: name, ...keeps });
    },
    plan: pending({ update: 1 }),
    writes: 1,
  };
}

function deleteCategory({ displayName }: Named): Change {
  return {
    title: `delete ${displayName}`,
    edit: ({ categories }) => {
      drop(categories, displayName);
    },
    plan: pending({ delete: 1 }),
    writes: 1,
  };
}

function changeOutside({ displayName }: Named, text: string): Change {
  return {
    title: `somebody describes ${displayName}`,
    outside: byHand('deviceCategories', displayName, { description: `By hand: ${text}` }),
    plan: drift({ update: 1 }),
    writes: 1,
  };
}

function changeLimit(limit: Named): Change {
  const next = (Number(limit.limit) % 15) + 1;
  return {
    title: `set ${limit.displayName} to ${String(next)}`,
    edit: ({ limits }) => Object.assign(named(limits.custom, limit.displayName), { limit: next }),
    plan: pending({ update: 1 }, next > 1 ? '"loosened"' : '"tightened"'),
    writes: 1,
  };
}

function assign(limit: Named, group: string): Change {
  const before = JSON.stringify(limit.assignments ?? []);
  const isSame = before === JSON.stringify([{ group }]);
  return {
    title: `assign ${limit.displayName} to ${group}`,
    edit: ({ limits }) => Object.assign(named(limits.custom, limit.displayName), { assignments: [{ group }] }),
    plan: isSame ? { exitCode: 0 } : pending({ update: 1 }),
    writes: isSame ? 0 : 1,
  };
}

function moveLastFirst(custom: readonly Named[]): Change {
  return {
    title: `put ${custom.at(-1)?.displayName ?? ''} first`,
    edit: ({ limits }) => {
      const last = limits.custom.pop();
      if (last) limits.custom.unshift(last);
    },
    plan: pending({ update: 1 }),
    writes: 1,
  };
}
