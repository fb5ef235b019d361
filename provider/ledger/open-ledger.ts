import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Intent, Ledger } from '../engine/creation/ledger.js';
import { fileOf, parseIntent, renderIntent } from './intent-file.js';
import { type LedgerFolder, ledgerFolder } from './ledger-folder.js';
import { isRunningElsewhere, markOf } from './process-mark.js';

/** Folder and process of a ledger. */
export interface LedgerOptions {
  readonly folder: string;
  readonly now: () => Date;
  /** Default: this process. Tests use several names. */
  readonly self?: string;
}

/**
 * Folder of the current state's ledger: `INTUNEFORM_LEDGER`, by default `.intuneform/ledger` in the folder in which
 * Terraform runs, with a subfolder for each workspace, because each has its own state.
 */
export function ledgerPath(environment: Readonly<Record<string, string | undefined>>): string {
  const { INTUNEFORM_LEDGER: given, TF_DATA_DIR: data, TF_WORKSPACE: workspace } = environment;
  const chosen = unlessEmpty(workspace) ?? readWorkspace(unlessEmpty(data) ?? '.terraform');
  return resolve(unlessEmpty(given) ?? join('.intuneform', 'ledger'), encodeURIComponent(chosen));
}

function readWorkspace(dataFolder: string): string {
  try {
    return unlessEmpty(readFileSync(join(dataFolder, 'environment'), 'utf8').trim()) ?? defaultWorkspace;
  } catch {
    return defaultWorkspace;
  }
}

const defaultWorkspace = 'default';

function unlessEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** Milliseconds for which an intent without a known outcome is stored: an older one is not resumed. */
const keptFor = 90 * 86_400_000;
/** Maximum number of stored intents, the newest: more than one run creates. */
const keptAtMost = 20_000;

const settledFile = 'settled';

/** Opens a ledger. Its files are read at the first call. */
export function openLedger({ folder, now, self = markOf(process.pid) }: LedgerOptions): Ledger {
  const trouble = troubleLog();
  const files = ledgerFolder(folder);
  let opened: Pages | undefined;
  const pages = (): Pages =>
    (opened ??= trouble.attempt(() => readPages(files, now().getTime())) ?? { intents: new Map(), settled: new Set() });
  return {
    self,
    intents: () => [...pages().intents.values()],
    write: async (intent) => {
      pages().intents.set(intent.key, intent);
      await files.write(fileOf(intent), renderIntent(intent)).catch(trouble.note);
    },
    drop: (intent) => {
      drop({ pages: pages(), files, trouble }, intent);
    },
    settle: (tenantId, id) => {
      settle({ pages: pages(), files, trouble }, { tenantId, id });
    },
    isSettled: (tenantId, id) => pages().settled.has(nameOf(tenantId, id)),
    isRunning: ({ by }) => by !== self && isRunningElsewhere(by),
    takeProblem: trouble.take,
  };
}

/** The first error of the file system. */
interface Trouble {
  readonly note: (fault: unknown) => void;
  readonly attempt: <T>(work: () => T) => T | undefined;
  readonly take: () => string | undefined;
}

function troubleLog(): Trouble {
  let first: string | undefined;
  let isReported = false;
  const note = (fault: unknown): void => {
    first ??= fault instanceof Error ? fault.message : 'the folder cannot be used';
  };
  return {
    note,
    attempt: (work) => {
      try {
        return work();
      } catch (fault) {
        note(fault);
        return undefined;
      }
    },
    take: () => {
      if (isReported || first === undefined) return undefined;
      isReported = true;
      return first;
    },
  };
}

interface Book {
  readonly pages: Pages;
  readonly files: LedgerFolder;
  readonly trouble: Trouble;
}

function drop({ pages, files, trouble }: Book, intent: Pick<Intent, 'key'>): void {
  if (!pages.intents.delete(intent.key)) return;
  trouble.attempt(() => {
    files.remove(fileOf(intent));
  });
}

interface Named {
  readonly tenantId: string;
  readonly id: string;
}

function settle(book: Book, { tenantId, id }: Named): void {
  const { intents, settled } = book.pages;
  const name = nameOf(tenantId, id);
  const open = [...intents.values()];
  for (const intent of open) if (isAbout(intent, name)) drop(book, intent);
  // Only an intent without an id can concern the object.
  if (settled.has(name) || open.every((intent) => intent.id !== null)) return;
  settled.add(name);
  book.trouble.attempt(() => {
    book.files.append(settledFile, name);
  });
}

interface Pages {
  readonly intents: Map<string, Intent>;
  /** Objects in a state, `<tenant> <id>` in lower case, since the oldest intent without an id. */
  readonly settled: Set<string>;
}

/** Reads the folder, and removes intents that are too old, too many, or no longer needed. */
function readPages(files: LedgerFolder, now: number): Pages {
  const texts = files.read();
  const all = [...texts].flatMap(([name, text]) => parseIntent(text, name) ?? []);
  const recent = all.filter(({ startedAt }) => now - Date.parse(startedAt) < keptFor);
  const kept = recent.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)).slice(0, keptAtMost);
  for (const intent of all) if (!kept.includes(intent)) files.remove(fileOf(intent));
  const open = kept.some(({ id }) => id === null);
  if (!open && texts.has(settledFile)) files.remove(settledFile);
  const settled = open ? (texts.get(settledFile) ?? '').split('\n').filter((line) => line !== '') : [];
  return { intents: new Map(kept.map((intent) => [intent.key, intent])), settled: new Set(settled) };
}

/** The original values of a default object are dropped separately: a state can contain the object without them. */
function isAbout({ tenantId, id, original }: Intent, name: string): boolean {
  return id !== null && original === null && nameOf(tenantId, id) === name;
}

function nameOf(tenantId: string, id: string): string {
  return `${tenantId} ${id}`.toLowerCase();
}
