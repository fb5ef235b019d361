import { createColors } from 'picocolors';

/** How text is to look. */
export interface TextStyle {
  /** Whether to colour. */
  readonly color: boolean;
  /** Columns after which long lines of prose are wrapped. Default: never. */
  readonly width?: number;
  /** Whether codes link to their documentation, which only terminals understand. Default: no. */
  readonly links?: boolean;
}

/** Colours by meaning; each leaves the text as it is when colours are off. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly good: (text: string) => string;
  readonly planned: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** Makes the colours. Nothing about the environment is guessed here: the caller decides. */
export function paintFor({ color }: TextStyle): Paint {
  const colors = createColors(color);
  return {
    error: colors.red,
    warning: colors.yellow,
    good: colors.green,
    planned: colors.cyan,
    strong: colors.bold,
    quiet: colors.dim,
  };
}

/** Makes a text link to an address, by the escape sequence OSC 8, which terminals without links ignore. */
export function linked(text: string, address: string, { links = false }: TextStyle): string {
  return links ? `\u001B]8;;${address}\u0007${text}\u001B]8;;\u0007` : text;
}

/** Whether to colour what goes to a stream: on a terminal, unless NO_COLOR or TERM=dumb says otherwise; FORCE_COLOR wins over the stream. See https://no-color.org */
export function wantsColor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && env.TERM !== 'dumb';
}
