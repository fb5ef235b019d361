import type { Session } from '../process/session.js';
import type { ExitCodes } from '../result/exit-codes.js';
import type { Outcome } from '../result/outcome.js';

/**
 * A command of the command line, as data: a file in `cli/commands/` exports one as `verb`. The parser, the help, the
 * completion and the loading of commands derive from it.
 */
export interface Verb {
  /** As typed. Two words if it belongs to a group: `report merge`. */
  readonly name: string;
  /** Position in the help, ascending. Commands of a group follow its first one. */
  readonly place: number;
  /** Its purpose for the help, in the imperative. */
  readonly summary: string;
  /** In the order in which they are typed. */
  readonly arguments: Readonly<Record<string, VerbArgument<unknown, boolean>>>;
  /** By the name in the request: `graphEndpoint` is `--graph-endpoint`. */
  readonly options: Readonly<Record<string, VerbOption<unknown, boolean>>>;
  /** Command lines, without a prompt. */
  readonly examples: readonly string[];
  readonly exitCodes: ExitCodes;
  readonly run: (request: never, session: Session, registry: VerbRegistry) => Promise<Outcome>;
}

/** Loads all commands, in the order of the help. */
export type VerbRegistry = () => Promise<readonly Verb[]>;

/** An argument. `Always`: always present in the request, given or by default. */
export interface VerbArgument<Value, Always extends boolean> {
  readonly summary: string;
  readonly variadic: boolean;
  /** Whether the user has to give it. */
  readonly required: boolean;
  readonly default?: Value;
  /** Whether its values are file paths. Patterns in them are expanded. */
  readonly isPath?: true;
  readonly choices?: readonly string[];
  readonly always: Always;
}

/** An option. `Always`: always present in the request, given or by default. */
export interface VerbOption<Value, Always extends boolean> {
  readonly summary: string;
  /** Placeholder of its value in the help: `<file>`, `<names...>`. Absent: a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Value if it is not given. */
  readonly default?: Value;
  /** Value if the option is given without one, which a `value` of `[kind]` allows. */
  readonly bare?: Value;
  /** Parses the value, or returns a sentence about the allowed values. */
  readonly parse?: (text: string) => { readonly value: Value } | { readonly allowed: string };
  /** Whether the user has to give it. */
  readonly required?: true;
  /** Whether it is a switch that is on unless `--no-NAME` is given. */
  readonly negated?: true;
  readonly hidden?: true;
  /** An option that excludes it. */
  readonly conflicts?: string;
  readonly always: Always;
}

/** Inputs of a command. */
export interface VerbInputs {
  readonly arguments: Verb['arguments'];
  readonly options: Verb['options'];
}

type ValueOf<Input> = Input extends { readonly always: boolean; readonly default?: infer Value } ? Value : never;
type AlwaysIn<Inputs> = {
  [Name in keyof Inputs]: Inputs[Name] extends { readonly always: true } ? Name : never;
}[keyof Inputs];
type Values<Inputs> = {
  readonly [Name in AlwaysIn<Inputs>]: Exclude<ValueOf<Inputs[Name]>, undefined>;
} & { readonly [Name in Exclude<keyof Inputs, AlwaysIn<Inputs>>]?: Exclude<ValueOf<Inputs[Name]>, undefined> };

/** The request, as passed to the command's function. */
export type RequestOf<Inputs extends VerbInputs> = Values<Inputs['arguments']> & Values<Inputs['options']>;

/** Defines a command, and checks that its function accepts what the command line provides. */
export function defineVerb<const Inputs extends VerbInputs>(
  verb: Omit<Verb, 'run'> &
    Inputs & {
      readonly run: (request: RequestOf<Inputs>, session: Session, registry: VerbRegistry) => Promise<Outcome>;
    },
): Verb {
  return verb;
}
