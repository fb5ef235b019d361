import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Verb } from '../../cli/verb/verb.js';
import { generatedMark } from './words.js';

/** Loads every command in `cli/commands/`, by file name. */
export async function loadVerbs(root: string): Promise<ReadonlyMap<string, Verb>> {
  const names = readdirSync(join(root, 'cli/commands'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length));
  const loaded = names.map(async (name): Promise<[string, Verb]> => {
    const { verb } = (await import(join(root, 'cli/commands', `${name}.ts`))) as { readonly verb: Verb };
    return [name, verb];
  });
  return new Map(await Promise.all(loaded));
}

/** The registry of commands: the parts for the overview, and how to load the rest. */
export function renderVerbs(byFile: ReadonlyMap<string, Verb>): string {
  const entries = [...byFile]
    .sort(([, left], [, right]) => left.place - right.place)
    .map(
      ([file, verb]) => `{
  name: ${JSON.stringify(verb.name)},
  summary: ${JSON.stringify(verb.summary)},
  usage: ${JSON.stringify(usageOf(verb))},
  load: () => import('../commands/${file}.js'),
}`,
    );
  return `// ${generatedMark}
import type { Verb } from '../verb/verb.js';

/** A command in the overview. The rest of it is loaded on demand. */
export interface VerbEntry {
  readonly name: string;
  readonly summary: string;
  /** The text after the name in the overview. */
  readonly usage: string;
  readonly load: () => Promise<{ readonly verb: Verb }>;
}

/** All commands, in the order of the overview. */
export const verbEntries: readonly VerbEntry[] = [${entries.join(',\n')}];
`;
}

/** In the format of commander: ` [options] <files...>`. */
function usageOf({ arguments: takes, options }: Verb): string {
  const terms = Object.entries(takes).map(([name, { variadic, required }]) => {
    const term = variadic ? `${name}...` : name;
    return required ? `<${term}>` : `[${term}]`;
  });
  return [...(Object.keys(options).length > 0 ? [' [options]'] : []), ...terms.map((term) => ` ${term}`)].join('');
}
