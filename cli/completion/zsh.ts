import type { CompletedOption, CompletedVerb, CompletionWords, Described } from './words.js';

/** The script for zsh: a function that `compinit` finds as `_intuneform`, and that can also be sourced. */
export function renderZsh({ first, groups, verbs }: CompletionWords): string {
  return `#compdef intuneform
# Completion of intuneform for zsh: source <(intuneform completion zsh)
_intuneform() {
  local verb='' prev=\${words[CURRENT-1]} i
  local -a found
  for ((i = 2; i < CURRENT; i++)); do
    case "$verb:\${words[i]}" in
      *:-*) ;;
      :*) verb=\${words[i]} ;;
${groups.map(({ name }) => `      ${name}:*) verb="$verb \${words[i]}" ;;`).join('\n')}
    esac
  done
  case "$verb" in
    '') found=(${rowsOf(first)}); _describe command found ;;
${groups.map(({ name, second }) => `    ${name}) found=(${rowsOf(second)}); _describe command found ;;`).join('\n')}
${verbs.map(verbCase).join('\n')}
  esac
}
if [ "$funcstack[1]" = _intuneform ]; then _intuneform "$@"; else compdef _intuneform intuneform; fi
`;
}

function rowsOf(words: readonly Described[]): string {
  return words.map(({ name, summary }) => quoted(`${name}:${summary}`)).join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function verbCase({ name, options, choices }: CompletedVerb): string {
  const values = options.flatMap(({ name: option, takes }) => valueCase(option, takes));
  const rest = choices.length > 0 ? `found=(${choices.join(' ')}); _describe word found` : '_files';
  return `    '${name}')
      case "$prev" in
${values.map((line) => `        ${line}\n`).join('')}        *) case "$PREFIX" in
          -*) found=(${rowsOf(options)}); _describe -o option found ;;
          *) ${rest} ;;
        esac ;;
      esac ;;`;
}

function valueCase(option: string, takes: CompletedOption['takes']): readonly string[] {
  if (takes === 'nothing') return [];
  if (takes === 'text') return [`${option}) ;;`];
  return [`${option}) ${takes === 'path' ? '_files' : `found=(${takes.join(' ')}); _describe value found`} ;;`];
}
