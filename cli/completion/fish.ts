import type { CompletedOption, CompletedVerb, CompletionWords, Described } from './words.js';

/** The script for fish. */
export function renderFish({ first, groups, verbs }: CompletionWords): string {
  return `# Completion of intuneform for fish: intuneform completion fish | source
function __intuneform_verb
    set -l verb
    for word in (commandline -opc)[2..-1]
        switch "$verb:$word"
            case '*:-*'
            case ':*'
                set verb $word
            case ${groups.map(({ name }) => `'${name}:*'`).join(' ')}
                set verb "$verb $word"
        end
    end
    test "$verb" = "$argv[1]"
end
complete -c intuneform -f
${first.map((word) => wordLine('', word)).join('')}${groups
    .flatMap(({ name, second }) => second.map((word) => wordLine(name, word)))
    .join('')}${verbs.map(verbLines).join('')}`;
}

function wordLine(before: string, { name, summary }: Described): string {
  return `${startOf(before)} -a ${name} -d ${quoted(summary)}\n`;
}

function verbLines({ name, options, choices }: CompletedVerb): string {
  const rest = choices.length > 0 ? `-a '${choices.join(' ')}'` : '-F';
  const lines = options.map(
    (option) => `${startOf(name)} -l ${option.name.slice(2)}${valueOf(option.takes)} -d ${quoted(option.summary)}\n`,
  );
  return `${startOf(name)} ${rest}\n${lines.join('')}`;
}

function startOf(verb: string): string {
  return `complete -c intuneform -n "__intuneform_verb '${verb}'"`;
}

function valueOf(takes: CompletedOption['takes']): string {
  if (takes === 'nothing') return '';
  if (takes === 'text') return ' -x';
  return takes === 'path' ? ' -r -F' : ` -x -a '${takes.join(' ')}'`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/gu, String.raw`\$&`)}'`;
}
