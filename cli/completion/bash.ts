import type { CompletedOption, CompletedVerb, CompletionWords } from './words.js';

/** The script for bash, 3.2 and newer. */
export function renderBash({ first, groups, verbs }: CompletionWords): string {
  return `# Completion of intuneform for bash: source <(intuneform completion bash)
_intuneform_words() { COMPREPLY=($(compgen -W "$1" -- "$2")); }
_intuneform_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -f -- "$1"))
}
_intuneform() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" verb='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$verb:\${COMP_WORDS[i]}" in
      *:-*) ;;
      :*) verb="\${COMP_WORDS[i]}" ;;
${groups.map(({ name }) => `      ${name}:*) verb="$verb \${COMP_WORDS[i]}" ;;`).join('\n')}
    esac
  done
  case "$verb" in
    '') _intuneform_words '${namesOf(first)}' "$cur" ;;
${groups.map(({ name, second }) => `    ${name}) _intuneform_words '${namesOf(second)}' "$cur" ;;`).join('\n')}
${verbs.map(verbCase).join('\n')}
  esac
}
complete -F _intuneform intuneform
`;
}

function namesOf(words: readonly { readonly name: string }[]): string {
  return words.map(({ name }) => name).join(' ');
}

function verbCase({ name, options, choices }: CompletedVerb): string {
  const values = options.flatMap(({ name: option, takes }) => valueCase(option, takes));
  const rest = choices.length > 0 ? `_intuneform_words '${choices.join(' ')}' "$cur"` : '_intuneform_files "$cur"';
  return `    '${name}')
      case "$prev" in
${values.map((line) => `        ${line}\n`).join('')}        *) case "$cur" in
          -*) _intuneform_words '${namesOf(options)}' "$cur" ;;
          *) ${rest} ;;
        esac ;;
      esac ;;`;
}

function valueCase(option: string, takes: CompletedOption['takes']): readonly string[] {
  if (takes === 'nothing') return [];
  if (takes === 'text') return [`${option}) ;;`];
  return [
    takes === 'path'
      ? `${option}) _intuneform_files "$cur" ;;`
      : `${option}) _intuneform_words '${takes.join(' ')}' "$cur" ;;`,
  ];
}
