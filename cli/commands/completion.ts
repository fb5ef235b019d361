import { renderBash } from '../completion/bash.js';
import { renderFish } from '../completion/fish.js';
import { renderPowerShell } from '../completion/powershell.js';
import { type CompletionWords, wordsOf } from '../completion/words.js';
import { renderZsh } from '../completion/zsh.js';
import type { Session } from '../process/session.js';
import { plainExitCodes } from '../result/exit-codes.js';
import { jsonResult, type Outcome } from '../result/outcome.js';
import { commonOptions, wordOf } from '../verb/inputs.js';
import { defineVerb, type RequestOf, type VerbRegistry } from '../verb/verb.js';

const shells = {
  bash: renderBash,
  zsh: renderZsh,
  fish: renderFish,
  powershell: renderPowerShell,
} as const satisfies Readonly<Record<string, (words: CompletionWords) => string>>;

const takes = {
  arguments: { shell: wordOf(['bash', 'zsh', 'fish', 'powershell'], 'shell to write the script for') },
  options: commonOptions(),
};

/** Writes a shell completion script. */
export const verb = defineVerb({
  name: 'completion',
  place: 138,
  summary: 'Write a shell completion script for commands, options and option values',
  ...takes,
  examples: [
    'source <(intuneform completion bash)',
    'source <(intuneform completion zsh)',
    'intuneform completion fish | source',
    'intuneform completion powershell | Out-String | Invoke-Expression',
  ],
  exitCodes: plainExitCodes,
  run: completion,
});

/** Writes the script for one shell. JSON: `{ formatVersion, verb, exitCode, shell, script, diagnostics }`. */
async function completion(
  { shell }: RequestOf<typeof takes>,
  _session: Session,
  registry: VerbRegistry,
): Promise<Outcome> {
  const script = shells[shell](wordsOf(await registry()));
  return {
    exitCode: 0,
    text: () => script,
    json: jsonResult('completion', 0, { shell, script, diagnostics: [] }),
  };
}
