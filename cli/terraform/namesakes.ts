import { type Diagnostic, isJsonObject, type Json, jsonElements, type JsonObject } from '../../core/index.js';
import { languageOf } from '../tenants/declared-words.js';
import { importsFileOf } from '../tenants/imports.js';
import type { LocateAddress } from '../tenants/locate.js';

/**
 * Completes the provider's diagnostics about namesakes (INT2001, INT2153), because the provider knows neither the
 * address of the object nor the rest of the state.
 *
 * If the state has the namesake at another address, a warning about it is dropped, and an error includes the address.
 */
export function withImports(found: readonly Diagnostic[], plan: Json | undefined, locate: LocateAddress): Diagnostic[] {
  const known = addressesOf(plan);
  return found.flatMap((diagnostic) => {
    const { code, severity, where, fix } = diagnostic;
    const address = where?.address;
    const [, type, id] = command.exec(fix) ?? [];
    if ((code !== 'INT2001' && code !== 'INT2153') || address === undefined || type === undefined || id === undefined)
      return [diagnostic];
    const other = known.get(id.split('/').at(-1) ?? '');
    if (other !== undefined && severity === 'warning') return [];
    if (other !== undefined) return [{ ...diagnostic, fix: `it is in the state as ${other}: ${keepAddress}` }];
    const file = locate(address)?.file;
    const named = fix.replace(`${type}.NAME`, address);
    return [{ ...diagnostic, fix: [named, ...importRow(file, { to: address, id })].join('; or ') }];
  });
}

/** A row for the imports beside a declaration, or for those that a program gives to its tenant. */
function importRow(file: string | undefined, row: { readonly to: string; readonly id: string }): readonly string[] {
  const language = languageOf(file);
  if (file === undefined || language === 'terraform') return [];
  if (language === 'yaml') return [`add ${JSON.stringify(row)} to ${importsFileOf(file)}`];
  return [`add { to: '${row.to}', id: '${row.id}' } to the imports of the tenant`];
}

/** Also as a command to copy: with the engine in use and the folder of the stack. */
const command = /import (\w+)\.NAME ([^\s;]+)/u;
const keepAddress = 'add formerly with the old name, or logicalId, to the object, so that it keeps its state';

/** Addresses of the objects in the state of a plan, by Graph id. */
function addressesOf(plan: Json | undefined): ReadonlyMap<string, string> {
  const prior = isJsonObject(plan) && isJsonObject(plan.prior_state) ? plan.prior_state.values : undefined;
  return new Map(isJsonObject(prior) ? inModule(prior.root_module) : []);
}

function inModule(module: Json | undefined): readonly (readonly [string, string])[] {
  if (!isJsonObject(module)) return [];
  const own = objects(module.resources).flatMap(({ mode, address, values }): readonly (readonly [string, string])[] => {
    const id = isJsonObject(values) ? values.id : undefined;
    return mode === 'managed' && typeof address === 'string' && typeof id === 'string' ? [[id, address]] : [];
  });
  return [...own, ...objects(module.child_modules).flatMap(inModule)];
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return jsonElements(value).filter(isJsonObject);
}
