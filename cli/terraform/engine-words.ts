import { relative } from 'node:path';

import type { Diagnostic } from '../../core/index.js';
import type { TerraformPlace } from './run.js';

/**
 * Adapts a diagnostic to the engine in use: commands start its program in the folder of the stack, and "Terraform"
 * becomes "OpenTofu" if OpenTofu runs.
 */
export function inEngineWords(diagnostic: Diagnostic, place: TerraformPlace, cwd: string): Diagnostic {
  const reword = (text: string): string => withProduct(withCommands(text, place, cwd), place);
  const { what, why, fix } = diagnostic;
  return { ...diagnostic, what: reword(what), why: reword(why), fix: reword(fix) };
}

const command =
  /\b(?:terraform|tofu) (?=(?:apply|force-unlock|import|init|output|plan|providers|refresh|show|state|taint|untaint)\b)/gu;

function withCommands(text: string, { terraform: { program }, folder }: TerraformPlace, cwd: string): string {
  const start = `${quoted(program)} -chdir=${quoted(relative(cwd, folder) || '.')} `;
  return text.replaceAll(command, () => start);
}

function quoted(word: string): string {
  return /^[\w@%+=:,./\\-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Names of HashiCorp's products, and of features that both engines have, stay. */
const actor = /\bTerraform\b(?! (?:JSON|provider|plugin|\d))/gu;

/** A text that contains both names concerns both engines. */
function withProduct(text: string, { terraform: { product } }: TerraformPlace): string {
  return product === 'Terraform' || text.includes('OpenTofu') ? text : text.replaceAll(actor, product);
}
