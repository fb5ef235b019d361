import { join } from 'node:path';
import { inverses } from '../../constructs/inverse/index.js';
import type { Diagnostic } from '../../core/index.js';
import { hasErrors } from '../../core/index.js';
import { resources } from '../../provider/resources/index.js';
import type { ExitCode } from '../../report/index.js';
import type { Session } from '../session.js';
import type { Coverage } from './coverage.js';
import type { DeclaredTenant } from './declare-tenant.js';
import { declareTenant } from './declare-tenant.js';
import { importsFileOf, renderImports } from './imports.js';
import type { OpenedSource } from './live-source.js';
import { readLive } from './live-source.js';
import type { ChosenSections, SectionChoice } from './sections.js';
import { chooseSections } from './sections.js';
import { renderTypescript } from './typescript.js';
import type { ExportFile } from './write-files.js';
import { writeFiles } from './write-files.js';
import { renderYaml } from './yaml.js';

/** What is exported, and where to. */
export interface ExportQuestion extends SectionChoice {
  readonly tenantId: string;
  readonly name: string;
  /** Folder to write to. */
  readonly out: string;
  readonly force: boolean;
  readonly language: 'yaml' | 'typescript';
  readonly env: Session['env'];
}

/** What an export led to. */
export interface ExportRun {
  /** The declaration. Undefined: nothing was written. */
  readonly file?: string;
  /** The imports beside it. Undefined: they are in it, or nothing was written. */
  readonly importsFile?: string;
  readonly coverage?: Coverage;
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a tenant and writes its declaration, with the imports beside it. */
export async function runExport(question: ExportQuestion, session: Session): Promise<ExportRun> {
  const chosen = chooseSections(inverses, question);
  if (chosen.diagnostics.length > 0) return failed(chosen.diagnostics);
  const { source, diagnostics } = await session.progress.step('reading the tenant', () => open(question, chosen));
  if (!source) return failed(diagnostics);
  const declared = await session.progress.step('writing the declaration', () =>
    declareTenant(source, { ...question, ...chosen }),
  );
  return write(declared, question, diagnostics);
}

/** With nothing chosen, also what no section is for is read, and told. */
function open({ tenantId, env, include, exclude }: ExportQuestion, chosen: ChosenSections): Promise<OpenedSource> {
  const names = new Set(chosen.inverses.map(({ definition }) => definition));
  const everything = include === undefined && exclude === undefined;
  const wanted = everything ? resources : resources.filter(({ name }) => names.has(name));
  return readLive({ tenantId, wanted, env });
}

async function write(
  declared: DeclaredTenant,
  question: ExportQuestion,
  before: readonly Diagnostic[],
): Promise<ExportRun> {
  const [file, ...others] = filesOf(declared, question);
  const diagnostics = [...before, ...declared.diagnostics];
  const problems = hasErrors(diagnostics) ? [] : await writeFiles([file, ...others, ...declared.files], question.force);
  const all = [...diagnostics, ...problems];
  if (hasErrors(all)) return { ...failed(all), coverage: declared.coverage };
  const exitCode = declared.coverage.unreadable.length > 0 ? 5 : 0;
  const [importsFile] = others.map(({ path }) => path);
  const names = { file: file.path, ...(importsFile !== undefined && { importsFile }) };
  return { ...names, coverage: declared.coverage, exitCode, diagnostics: all };
}

/** The declaration, and the imports beside it; a program has them in it. */
function filesOf(
  { written, imports }: DeclaredTenant,
  { tenantId, name, out, language }: ExportQuestion,
): readonly [ExportFile, ...ExportFile[]] {
  if (language === 'typescript')
    return [{ path: join(out, `${name}.ts`), content: renderTypescript(written, imports) }];
  const path = join(out, `${name}.yaml`);
  return [
    { path, content: renderYaml(written) },
    { path: importsFileOf(path), content: renderImports(tenantId, imports) },
  ];
}

function failed(diagnostics: readonly Diagnostic[]): ExportRun {
  return { exitCode: 1, diagnostics };
}
