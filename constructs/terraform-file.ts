import { isAbsolute, join, relative, resolve, sep } from 'node:path';

import type { IConstruct } from 'constructs';

import { App, TerraformStack } from './cdk.js';
import { isTemplate } from './templates.js';

/**
 * An expression with which Terraform reads a file when it plans, so that the content is in nothing that is synthesized.
 *
 * @param construct - where it is used
 * @param path - absolute, or from the working directory; a text that holds Terraform's own expressions is taken as it is
 */
export function fileExpression(construct: IConstruct, path: string): string {
  return `\${${fileCall(construct, path)}}`;
}

/** The same for a file of one line, whose end an editor adds: it is no part of a password. */
export function fileLineExpression(construct: IConstruct, path: string): string {
  return `\${chomp(${fileCall(construct, path)})}`;
}

function fileCall(construct: IConstruct, path: string): string {
  if (isTemplate(path)) return `file("${path}")`;
  const place = isAbsolute(path) ? literal(path) : `\${path.module}/${literal(fromStack(construct, path))}`;
  return `file("${place}")`;
}

/** Terraform runs in the folder of the stack. */
function fromStack(construct: IConstruct, path: string): string {
  const stack = TerraformStack.of(construct);
  const app = stack.node.root;
  const outdir = App.isApp(app) ? app.outdir : 'cdktf.out';
  const folder = resolve(join(outdir, 'stacks', stack.node.id));
  return relative(folder, resolve(path)).split(sep).join('/');
}

/** In quotes of Terraform's language. `literally` has escaped what YAML says; code may have left it. */
function literal(path: string): string {
  return JSON.stringify(path).slice(1, -1);
}
