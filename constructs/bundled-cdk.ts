/** Returns the CDK library that is built into the command line. Undefined elsewhere: a program uses its own. */
export function bundledCdk(): unknown {
  return undefined;
}
