import { type Diagnostic, error, textOf, warning } from '../../../core/index.js';
import type { UncoveredObject } from '../../../provider/engine/index.js';
import { counted, inert } from '../../../report/index.js';
import { collectFiles } from './collect-files.js';
import { formats } from './formats.js';
import type { ForeignFormat, LocatedObject, NamedTenant } from './model.js';

/** Content of the files. */
export interface FoundInFiles {
  readonly path: string;
  readonly tenantId: string;
  /** Problems found while reading them. */
  readonly told: readonly Diagnostic[];
  readonly all: readonly LocatedObject[];
  /** The requested ones of these objects. */
  readonly own: readonly LocatedObject[];
  /** Tenants that the files belong to. */
  readonly tenants: readonly NamedTenant[];
  /** Other objects in the same collections, without a definition. */
  readonly uncovered: readonly UncoveredObject[];
}

/** All diagnostics about the files. If there is an error, no declaration can be created. */
export function judgeFiles(found: FoundInFiles): readonly Diagnostic[] {
  const { told, own, uncovered } = found;
  const foreign = foreignTenant(found);
  if (own.length + foreign.length + uncovered.length > 0) return [...told, ...foreign, ...severalFormats(own)];
  const [only, ...more] = told;
  const isWhole = only?.code === 'INT1362' && only.where?.file === inert(found.path) && more.length === 0;
  return isWhole ? [nothing(found, only.why, only.fix)] : [...told, nothing(found, whyNothing(found), otherFiles)];
}

const otherFiles = 'specify the file or folder of an export that docs/takeover-from-files.md lists';

function nothing({ path }: FoundInFiles, why: string, fix: string): Diagnostic {
  return error('INT1431', {
    what: 'the files cannot be converted to a declaration',
    where: { file: inert(path) },
    why,
    fix,
  });
}

function whyNothing({ path, all, told }: FoundInFiles): string {
  if (all.length > 0) {
    const nouns = [...new Set(all.map(({ definition }) => definition.noun))].join(', ');
    return `they contain nothing for the requested sections; they contain: ${nouns}`;
  }
  if (told.length === 0)
    return collectFiles(path).files.length === 0 ? 'the folder contains no file' : 'the lists in the files are empty';
  return 'they contain no object that intuneform manages; see the messages above';
}

/** An organization object, and the migration table of some tools, identify the tenant of an export. */
function foreignTenant({ all, tenants, tenantId, path }: FoundInFiles): readonly Diagnostic[] {
  const organizations = all.flatMap(({ definition, from, object }) => {
    const id = definition.shape.kind === 'action' ? (from.parents.tenantId ?? textOf(object.id)) : null;
    return id === null ? [] : [id];
  });
  const named = [...organizations, ...tenants.map((one) => one.tenantId)];
  const others = [...new Set(named.map((id) => id.toLowerCase()))].filter((id) => id !== tenantId.toLowerCase());
  return others.map((id) =>
    error('INT1432', {
      what: 'the files belong to another tenant',
      where: { file: inert(path) },
      why: `--tenant is ${tenantId}, and the files contain the organization ${inert(id)}`,
      fix: 'specify the tenant of the files with --tenant; to declare another tenant with the same settings, change tenantId afterwards',
    }),
  );
}

/** Display names of formats. */
export function renderFormats(used: readonly ForeignFormat[]): string {
  return used.map((format) => formats[format].name).join(', ');
}

function severalFormats(own: readonly LocatedObject[]): readonly Diagnostic[] {
  const used = [...new Set(own.map(({ from }) => from.format))];
  if (used.length < 2) return [];
  const counts = used.map((format) => {
    const count = own.filter(({ from }) => from.format === format).length;
    return `${formats[format].name} (${counted(count, 'object')})`;
  });
  return [
    warning('INT1433', {
      what: 'the files have several formats',
      why: `${counts.join(', ')}; an object in several formats is declared several times, unless each format contains its id`,
      fix: 'specify the folder of one export, unless this is intended',
    }),
  ];
}
