import type { Section } from './section.js';

/** Returns sections in export order: the order of the schema, except for sections that set `exportedAfter`. */
export function inExportOrder(sections: readonly Section[]): readonly Section[] {
  return sections
    .filter(({ exportedAfter }) => exportedAfter === undefined)
    .flatMap((section) => withFollowers(section, sections));
}

function withFollowers(section: Section, sections: readonly Section[]): readonly Section[] {
  const name = section.path.at(-1);
  const followers = sections.filter(({ exportedAfter }) => exportedAfter !== undefined && exportedAfter === name);
  return [section, ...followers.flatMap((follower) => withFollowers(follower, sections))];
}
