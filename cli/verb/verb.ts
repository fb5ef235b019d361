import type { Session } from '../process/session.js';
import type { ExitCodes } from '../result/exit-codes.js';
import type { Outcome } from '../result/outcome.js';

/**
 * A verb of the command line, as data: a file in `cli/commands/` exports one as `verb`. The parser, the help, the completion and
 * the loading of verbs derive from it.
 */
export interface Verb {
  /** As it is typed. Two words where it belongs to a group: `report merge`. */
  readonly name: string;
  /** Place in the help, ascending. Verbs of one group stand where the first of them does. */
  readonly place: number;
  /** What it does, in the imperative, for the help. */
  readonly summary: string;
  /** In the order in which they are typed. */
  readonly arguments: Readonly<Record<string, VerbArgument<unknown, boolean>>>;
  /** By the name that the request has: `graphEndpoint` is `--graph-endpoint`. */
  readonly options: Readonly<Record<string, VerbOption<unknown, boolean>>>;
  /** Command lines, without a prompt. */
  readonly examples: readonly string[];
  readonly exitCodes: ExitCodes;
  readonly run: (request: never, session: Session, registry: VerbRegistry) => Promise<Outcome>;
}

/** Loads all verbs, in the order of the help. */
export type VerbRegistry = () => Promise<readonly Verb[]>;

/** An argument. `Always`: the request has it, given or by default. */
export interface VerbArgument<Value, Always extends boolean> {
  readonly summary: string;
  readonly variadic: boolean;
  /** Whether the user has to give it. */
  readonly required: boolean;
  readonly default?: Value;
  /** Whether its values are paths of files. Patterns in them are expanded. */
  readonly isPath?: true;
  readonly choices?: readonly string[];
  readonly always: Always;
}

/** An option. `Always`: the request has it, given or by default. */
export interface VerbOption<Value, Always extends boolean> {
  readonly summary: string;
  /** How the help calls its value: `<file>`, `<names...>`. Absent: a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** What is taken where it is not given. */
  readonly default?: Value;
  /** What is taken where the option stands without a value, which `[kind]` as its `value` allows. */
  readonly bare?: Value;
  /** Reads the value, or says in a sentence what is allowed. */
  readonly parse?: (text: string) => { readonly value: Value } | { readonly allowed: string };
  /** Whether the user has to give it. */
  readonly required?: true;
  /** Whether it is a switch that is on until `--no-NAME` turns it off. */
  readonly negated?: true;
  readonly hidden?: true;
  /** An option that cannot be given beside it. */
  readonly conflicts?: string;
  readonly always: Always;
}

/** What a verb takes from the command line. */
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

/** What the user asked for, as the verb's function gets it. */
export type RequestOf<Inputs extends VerbInputs> = Values<Inputs['arguments']> & Values<Inputs['options']>;

/** Declares a verb, and checks that its function takes what the command line gives. */
export function defineVerb<const Inputs extends VerbInputs>(
  verb: Omit<Verb, 'run'> &
    Inputs & {
      readonly run: (request: RequestOf<Inputs>, session: Session, registry: VerbRegistry) => Promise<Outcome>;
    },
): Verb {
  return verb;
}
