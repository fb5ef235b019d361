import { join } from 'node:path';

import { inverses } from '../../constructs/inverse/index.js';
import { type Diagnostic, hasErrors } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import type { ExitCode } from '../../report/index.js';
import type { Session } from '../process/session.js';
import { importsFileOf, renderImports } from '../tenants/imports.js';
import type { Coverage } from './coverage.js';
import { type DeclaredTenant, declareTenant } from './declare-tenant.js';
import { readFiles } from './from/read-files.js';
import { type OpenedSource, readLive } from './live-source.js';
import { chooseSections, type ChosenSections, type SectionChoice } from './sections.js';
import { tooLarge } from './too-large.js';
import { renderTypescript } from './typescript.js';
import { type ExportFile, writeFiles } from './write-files.js';
import { renderYaml } from './yaml.js';

/** What to export, and the output. */
export interface ExportQuestion extends SectionChoice {
  readonly tenantId: string;
  /** Files from another tool. Default: reads the live tenant. */
  readonly from?: string;
  readonly name: string;
  /** Folder to write to. */
  readonly out: string;
  readonly force: boolean;
  readonly language: 'yaml' | 'typescript';
  readonly env: Session['env'];
  /** An object is left out as a whole rather than declared in part, so that a plan changes nothing. Default: false. */
  readonly changesNothing?: boolean;
}

/** Result of an export. */
export interface ExportRun {
  /** The declaration. Undefined: nothing was written. */
  readonly file?: string;
  /** The separate file with imports. Undefined: they are in the declaration, or nothing was written. */
  readonly importsFile?: string;
  readonly coverage?: Coverage;
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a tenant, or exported files, and writes its declaration and the imports. */
export async function runExport(question: ExportQuestion, session: Session): Promise<ExportRun> {
  const chosen = chooseSections(inverses, question);
  if (chosen.diagnostics.length > 0) return failed(chosen.diagnostics);
  const reading = question.from === undefined ? 'reading the tenant' : 'reading the files';
  const { source, diagnostics } = await session.progress.step(reading, () => open(question, chosen));
  if (!source) return failed(diagnostics);
  const declared = await session.progress.step('writing the declaration', () =>
    declareTenant(source, { ...question, ...chosen }),
  );
  const run = await write(declared, { ...question, ...chosen }, diagnostics);
  const isOpen = source.files !== undefined && (source.files.isIncomplete || declared.isDisplaced);
  return run.exitCode === 0 && isOpen ? { ...run, exitCode: 5 } : run;
}

/** Without a selection, objects without a section are also read and reported. */
function open(
  { tenantId, from, env, include, exclude }: ExportQuestion,
  chosen: ChosenSections,
): Promise<OpenedSource> {
  const names = new Set(chosen.inverses.map(({ definition }) => definition));
  const everything = include === undefined && exclude === undefined;
  const wanted = everything ? resources : resources.filter(({ name }) => names.has(name));
  return from === undefined ? readLive({ tenantId, wanted, env }) : readFiles({ path: from, tenantId, wanted });
}

async function write(
  declared: DeclaredTenant,
  question: ExportQuestion & Pick<ChosenSections, 'inverses'>,
  before: readonly Diagnostic[],
): Promise<ExportRun> {
  const { file, imports } = filesOf(declared, question);
  const { path, content } = file;
  const { declaration } = declared.written;
  const size = question.language === 'yaml' ? tooLarge({ path, text: content, declaration }, question.inverses) : [];
  const diagnostics = [...before, ...declared.diagnostics, ...size];
  const files = [file, ...(imports ? [imports] : []), ...declared.files];
  const problems = hasErrors(diagnostics) ? [] : await writeFiles(files, question.force);
  const all = [...diagnostics, ...problems];
  if (hasErrors(all)) return { ...failed(all), coverage: declared.coverage };
  const exitCode = declared.coverage.unreadable.length > 0 ? 5 : 0;
  const names = { file: file.path, ...(imports?.content !== undefined && { importsFile: imports.path }) };
  return { ...names, coverage: declared.coverage, exitCode, diagnostics: all };
}

/** The files to write. */
interface Written {
  readonly file: ExportFile & { readonly content: string };
  /** Default: a program contains the imports. */
  readonly imports?: ExportFile;
}

/** The declaration and its imports file. If there are no imports, the file of an earlier export is removed. */
function filesOf(declared: DeclaredTenant, { tenantId, name, out, language }: ExportQuestion): Written {
  const { written, imports, withheld } = declared;
  if (language === 'typescript')
    return { file: { path: join(out, `${name}.ts`), content: renderTypescript(written, declared) } };
  const path = join(out, `${name}.yaml`);
  const content = imports.length + withheld.length === 0 ? undefined : renderImports(tenantId, declared);
  return { file: { path, content: renderYaml(written) }, imports: { path: importsFileOf(path), content } };
}

function failed(diagnostics: readonly Diagnostic[]): ExportRun {
  return { exitCode: 1, diagnostics };
}
