import { Argument, Command, InvalidArgumentError, Option } from 'commander';

import type { VerbEntry } from './generated/verbs.js';
import { renderExitCodes, reportExitCodes } from './result/exit-codes.js';
import { groups, kebab } from './verb/names.js';
import type { Verb, VerbArgument, VerbOption } from './verb/verb.js';

/** A command and its input. */
export interface Request {
  readonly verb: Verb;
  /** Input of the command's function: arguments and options by name. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Input of the program. */
export interface ProgramSettings {
  readonly version: string;
  /** All commands, for the overview. */
  readonly entries: readonly VerbEntry[];
  /** The loaded commands that the command line can refer to. */
  readonly verbs: readonly Verb[];
  /** Receives the request. Never called for `--help` and `--version`. */
  readonly accept: (request: Request) => void;
  readonly out: (text: string) => void;
}

/** Builds the command line. It only parses and calls `accept`. Every error is thrown as a CommanderError. */
export function buildProgram(settings: ProgramSettings): Command {
  const { version, entries, out } = settings;
  const usages = new Map(entries.map(({ name, usage }) => [name, usage]));
  const program = new Command('intuneform')
    .description('Microsoft Intune as code: declare a tenant, plan and apply changes, detect drift.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: () => undefined })
    .configureHelp({
      subcommandTerm: (command) =>
        `${command.name()}${usages.get(nameOf(command)) ?? (command.name() === 'help' ? ' [command]' : '')}`,
    })
    .showSuggestionAfterError()
    .addHelpText('after', programHelp);
  for (const entry of entries) add(parentOf(entry.name, program), entry, settings);
  return program;
}

const programHelp = `
Examples:
  intuneform init contoso
  intuneform validate tenant.yaml
  intuneform plan tenant.yaml
  intuneform apply tenant.yaml
  intuneform plan tenants/*.yaml --format json --output report.json
${renderExitCodes(reportExitCodes)}
Results go to standard output, progress to standard error.`;

/** The name of a command as typed. */
function nameOf(command: Command): string {
  const group = command.parent?.parent ? `${command.parent.name()} ` : '';
  return `${group}${command.name()}`;
}

function parentOf(name: string, program: Command): Command {
  const [group = '', own] = name.split(' ');
  if (own === undefined) return program;
  const present = program.commands.find((command) => command.name() === group);
  return present ?? program.command(group).description(groups[group] ?? '');
}

/** For a command that is not requested, the overview only needs its line. */
function add(parent: Command, entry: VerbEntry, { verbs, accept }: ProgramSettings): void {
  const command = parent.command(entry.name.split(' ').at(-1) ?? entry.name).description(entry.summary);
  const verb = verbs.find(({ name }) => name === entry.name);
  if (!verb) return;
  for (const [name, argument] of Object.entries(verb.arguments)) command.addArgument(toArgument(name, argument));
  for (const [name, option] of Object.entries(verb.options)) command.addOption(toOption(name, option));
  const title = verb.examples.length === 1 ? 'Example' : 'Examples';
  const examples = verb.examples.map((example) => `  ${example}\n`).join('');
  command.addHelpText('after', `\n${title}:\n${examples}${renderExitCodes(verb.exitCodes)}`);
  command.action(() => {
    const given = Object.keys(verb.arguments).map(
      (name, index) => [name, command.processedArgs[index] as unknown] as const,
    );
    accept({ verb, values: { ...Object.fromEntries(given), ...command.opts<Record<string, unknown>>() } });
  });
}

function toArgument(
  name: string,
  { summary, variadic, required, choices, default: fallback }: VerbArgument<unknown, boolean>,
): Argument {
  const term = variadic ? `${name}...` : name;
  const argument = new Argument(required ? `<${term}>` : `[${term}]`, summary);
  if (choices) argument.choices([...choices]);
  // Commander passes an empty list for omitted variadic arguments. As a default, the help would show it as `[]`.
  return fallback === undefined || Array.isArray(fallback) ? argument : argument.default(fallback);
}

function toOption(name: string, facts: VerbOption<unknown, boolean>): Option {
  const { value, choices, default: fallback, parse, required, negated, hidden, conflicts, bare } = facts;
  const long = `--${negated ? 'no-' : ''}${kebab(name)}`;
  const option = new Option(value === undefined ? long : `${long} ${value}`, facts.summary);
  if (choices) option.choices([...choices]);
  if (parse) option.argParser((text) => parsed(parse(text)));
  if (fallback !== undefined) option.default(fallback);
  if (bare !== undefined) option.preset(bare);
  if (required) option.makeOptionMandatory();
  if (hidden) option.hideHelp();
  if (conflicts !== undefined) option.conflicts(conflicts);
  return option;
}

function parsed(result: { readonly value: unknown } | { readonly allowed: string }): unknown {
  if ('value' in result) return result.value;
  throw new InvalidArgumentError(result.allowed);
}
