import { createColors } from 'picocolors';

/** Formatting options of text. */
export interface TextStyle {
  /** Whether to use colors. */
  readonly color: boolean;
  /** Columns at which prose is wrapped. Default: never. */
  readonly width?: number;
  /** Whether codes link to their documentation, which only some terminals support. Default: no. */
  readonly links?: boolean;
}

/** Colors by meaning. Each returns the text unchanged if colors are off. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly good: (text: string) => string;
  readonly planned: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** Creates the colors. It does not inspect the environment: the caller decides. */
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

/** Links a text to an address with the escape sequence OSC 8. Terminals without link support ignore it. */
export function linked(text: string, address: string, { links = false }: TextStyle): string {
  return links ? `\u001B]8;;${address}\u0007${text}\u001B]8;;\u0007` : text;
}

/**
 * Whether to use colors for a stream: on a terminal, unless NO_COLOR or TERM=dumb is set. FORCE_COLOR overrides the
 * stream. See https://no-color.org
 */
export function wantsColor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && env.TERM !== 'dumb';
}
