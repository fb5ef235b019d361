import type { Diagnostic } from '../../../core/index.js';
import { error, textOf, warning } from '../../../core/index.js';
import { counted, inert } from '../../../report/index.js';
import type { ForeignFormat, HeldObject } from './model.js';

/** What was found in files. */
export interface FoundInFiles {
  readonly path: string;
  readonly tenantId: string;
  /** What was told of reading them. */
  readonly told: readonly Diagnostic[];
  readonly all: readonly HeldObject[];
  /** Of these, what was asked for. */
  readonly own: readonly HeldObject[];
}

/** Everything that is to be said of files. An error: no declaration can be made of them. */
export function judgeFiles(found: FoundInFiles): readonly Diagnostic[] {
  const { told, own } = found;
  if (own.length > 0) return [...told, ...foreignTenant(found), ...severalFormats(own)];
  const [only, ...more] = told;
  const isWhole = only?.code === 'INT1362' && only.where?.file === inert(found.path) && more.length === 0;
  return isWhole ? [nothing(found, only.why, only.fix)] : [...told, nothing(found, whyNothing(found), otherFiles)];
}

const otherFiles = 'name the file or the folder of an export that docs/takeover-from-files.md describes';

function nothing({ path }: FoundInFiles, why: string, fix: string): Diagnostic {
  return error('INT1431', { what: 'no declaration can be made of the files', where: { file: inert(path) }, why, fix });
}

function whyNothing({ all, told }: FoundInFiles): string {
  if (all.length > 0) {
    const nouns = [...new Set(all.map(({ definition }) => definition.noun))].join(', ');
    return `they hold nothing of the sections that were asked for; they hold: ${nouns}`;
  }
  if (told.length === 0) return 'there is no file in the folder';
  return 'nothing in them was recognized as an object that intuneform manages; what was found is told above';
}

/** An organization says whose export it is. */
function foreignTenant({ all, tenantId, path }: FoundInFiles): readonly Diagnostic[] {
  return all.flatMap(({ definition, from, object }) => {
    const id = definition.shape.kind === 'action' ? (from.parents.tenantId ?? textOf(object.id)) : null;
    if (id === null || id.toLowerCase() === tenantId.toLowerCase()) return [];
    return [
      error('INT1432', {
        what: 'the files are of another tenant',
        where: { file: inert(path) },
        why: `--tenant is ${tenantId}, and the files hold the organization ${inert(id)}`,
        fix: 'name the tenant that the files are of with --tenant; to declare another one like it, change tenantId afterwards',
      }),
    ];
  });
}

const formatNames: Readonly<Record<ForeignFormat, string>> = {
  graph: 'Graph JSON',
  intunecd: 'IntuneCD',
  microsoft365dsc: 'Microsoft365DSC',
};

/** What formats are called, by people. */
export function renderFormats(formats: readonly ForeignFormat[]): string {
  return formats.map((format) => formatNames[format]).join(', ');
}

function severalFormats(own: readonly HeldObject[]): readonly Diagnostic[] {
  const formats = [...new Set(own.map(({ from }) => from.format))];
  if (formats.length < 2) return [];
  const counts = formats.map((format) => {
    const count = own.filter(({ from }) => from.format === format).length;
    return `${formatNames[format]} (${counted(count, 'object')})`;
  });
  return [
    warning('INT1433', {
      what: 'the files are of several formats',
      why: `${counts.join(', ')}; what is in two of them is declared twice, unless both have its id`,
      fix: 'name the folder of one export, where that was not meant',
    }),
  ];
}
