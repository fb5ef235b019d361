import { isAbsolute, join, relative, resolve, sep } from 'node:path';

import type { IConstruct } from 'constructs';

import { App, TerraformStack } from './cdk.js';
import { isTemplate } from './templates.js';

/**
 * Returns an expression that makes Terraform read a file during plan, so that no synthesized file has the content.
 *
 * @param construct - the construct that uses it
 * @param path - absolute, or relative to the working directory; a text with Terraform expressions is used unchanged
 */
export function fileExpression(construct: IConstruct, path: string): string {
  return `\${${fileCall(construct, path)}}`;
}

/**
 * Like `fileExpression`, for a file with one line. Removes the line break that editors add at the end: it is not part
 * of a password.
 */
export function fileLineExpression(construct: IConstruct, path: string): string {
  return `\${chomp(${fileCall(construct, path)})}`;
}

function fileCall(construct: IConstruct, path: string): string {
  if (isTemplate(path)) return `file("${path}")`;
  const place = isAbsolute(path) ? literal(path) : `\${path.module}/${literal(fromStack(construct, path))}`;
  return `file("${place}")`;
}

/** Makes a path relative to the folder of the stack, where Terraform runs. */
function fromStack(construct: IConstruct, path: string): string {
  const stack = TerraformStack.of(construct);
  const app = stack.node.root;
  const outdir = App.isApp(app) ? app.outdir : 'cdktf.out';
  const folder = resolve(join(outdir, 'stacks', stack.node.id));
  return relative(folder, resolve(path)).split(sep).join('/');
}

/** Quotes a path for Terraform. `literally` has already escaped texts from YAML, but not those from code. */
function literal(path: string): string {
  return JSON.stringify(path).slice(1, -1);
}
