import type { CompletedOption, CompletedVerb, CompletionWords, Described } from './words.js';

/** The script for PowerShell, including Windows PowerShell 5.1. If it returns nothing, PowerShell completes paths. */
export function renderPowerShell({ first, groups, verbs }: CompletionWords): string {
  return `# Completion of intuneform for PowerShell: intuneform completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName intuneform -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $second = @{ ${groups.map(({ name, second }) => `${quoted(name)} = @(${rowsOf(second)})`).join('; ')} }
  $verbs = @{
${verbs.map(verbRow).join('\n')}
  }
  $verb = ''
  $previous = ''
  $commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    ForEach-Object {
      $word = $_.Extent.Text
      if (-not $word.StartsWith('-')) {
        if ($verb -eq '') { $verb = $word } elseif ($second.ContainsKey($verb)) { $verb = "$verb $word" }
      }
      $previous = $word
    }
  $found = if ($verb -eq '') { @(${rowsOf(first)}) }
    elseif ($second.ContainsKey($verb)) { $second[$verb] }
    elseif (-not $verbs.ContainsKey($verb)) { @() }
    elseif ($verbs[$verb].Values.ContainsKey($previous)) { $verbs[$verb].Values[$previous] }
    elseif ($wordToComplete.StartsWith('-')) { $verbs[$verb].Options }
    else { $verbs[$verb].Words }
  $found | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
  }
}
`;
}

/** The comma keeps PowerShell from unrolling a list of one row. */
function rowsOf(words: readonly Described[]): string {
  return words.map(({ name, summary }) => `,@(${quoted(name)}, ${quoted(summary)})`).join('; ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function verbRow({ name, options, choices }: CompletedVerb): string {
  const values = options.flatMap(({ name: option, takes }) => valueRow(option, takes)).join('; ');
  const words = rowsOf(choices.map((choice) => ({ name: choice, summary: choice })));
  return `    ${quoted(name)} = @{ Words = @(${words}); Values = @{ ${values} }; Options = @(${rowsOf(options)}) }`;
}

function valueRow(option: string, takes: CompletedOption['takes']): readonly string[] {
  if (takes === 'nothing') return [];
  const words = typeof takes === 'string' ? [] : takes;
  return [`${quoted(option)} = @(${rowsOf(words.map((word) => ({ name: word, summary: word })))})`];
}
