import { type ApprovalStore, isJsonObject, textOf } from '../../core/index.js';
import { ledgerFolder } from './ledger-folder.js';

/** Milliseconds for which a request is stored. Microsoft ends requests without approval much earlier. */
const keptForMs = 90 * 86_400_000;

/**
 * Opens the requests that wait for approval: one file each, in a folder next to the ledger of the state. A file that
 * cannot be read is ignored: the provider then requests approval again. A file that is too old is removed.
 */
export function openApprovals({ folder, now }: { readonly folder: string; readonly now: () => Date }): ApprovalStore {
  const files = ledgerFolder(`${folder}.approvals`);
  let known: Map<string, string> | undefined;
  const codes = (): Map<string, string> => (known ??= readCodes(files, now().getTime()));
  return {
    find: (key) => codes().get(key),
    note: (key, code) => {
      codes().set(key, code);
      return files.write(key, JSON.stringify({ code, at: now().toISOString() }));
    },
    forget: (key) => {
      codes().delete(key);
      attempt(() => {
        files.remove(key);
      });
    },
  };
}

function readCodes(files: ReturnType<typeof ledgerFolder>, now: number): Map<string, string> {
  const texts = attempt(() => files.read()) ?? new Map<string, string>();
  return new Map(
    [...texts].flatMap(([key, text]) => {
      const entry = attempt((): unknown => JSON.parse(text));
      const { code, at } = isJsonObject(entry) ? entry : {};
      const age = now - Date.parse(textOf(at) ?? '');
      if (typeof code === 'string' && age < keptForMs) return [[key, code] as const];
      if (age >= keptForMs)
        attempt(() => {
          files.remove(key);
        });
      return [];
    }),
  );
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
