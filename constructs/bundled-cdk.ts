/** The library of constructs that is built into the bundle of the command line. Elsewhere there is none: a program brings its own. */
export function bundledCdk(): unknown {
  return undefined;
}
