import { type Diagnostic, error, type Path } from '../../core/index.js';
import { readBounded } from '../../files/read-bounded.js';
import { decodeText } from '../../schemas/index.js';

/** A row of a CSV file: a device with its hardware hash. Empty cells are not declared. */
export interface CsvDevice {
  readonly serialNumber: string;
  readonly hardwareHash?: string;
  readonly groupTag?: string;
  readonly userPrincipalName?: string;
}

/** The devices in a file, and its problems. */
export interface CsvDevices {
  readonly devices: readonly CsvDevice[];
  readonly problems: readonly Diagnostic[];
}

/** Maximum file size. Two thousand hardware hashes fit. Unit: bytes. */
const largestFile = 16 * 1024 * 1024;

/** Columns by their titles in lower case. `Windows Product ID` exists in these files but is not imported. */
const columns: Readonly<Record<string, keyof CsvDevice>> = {
  'device serial number': 'serialNumber',
  'hardware hash': 'hardwareHash',
  'group tag': 'groupTag',
  'assigned user': 'userPrincipalName',
};

/**
 * Reads devices from a CSV file with the columns that Get-WindowsAutopilotInfo writes. `path` is the location of the
 * file name in the declaration.
 *
 * @see https://learn.microsoft.com/autopilot/add-devices
 */
export function readCsvDevices(file: string, path: Path): CsvDevices {
  const refuse = (why: string): CsvDevices => ({
    devices: [],
    problems: [
      error('INT1239', {
        what: `the file ${file} cannot be used`,
        where: { path },
        why,
        fix: 'use the path of a file that Get-WindowsAutopilotInfo wrote, relative to the folder in which the command runs',
      }),
    ],
  });
  const text = textOf(file);
  if (typeof text !== 'string') return refuse(text.why);
  const lines = parseCsv(text);
  if (!lines) return refuse('a cell has a quotation mark in the middle, or one that is not closed');
  const [titles, ...rows] = lines;
  const names = (titles ?? []).map((title) => columns[title.trim().toLowerCase()]);
  if (!names.includes('serialNumber')) return refuse('its first line has no column Device Serial Number');
  const wrong = rows.findIndex((row) => row.length !== names.length || serialOf(row, names) === '');
  if (wrong !== -1)
    return refuse(
      `row ${String(wrong + 1)} after the first line has no serial number, or a different number of cells than that line`,
    );
  return { devices: rows.map((row) => deviceOf(row, names)), problems: [] };
}

function textOf(file: string): string | { readonly why: string } {
  try {
    const { bytes, isCut } = readBounded(file, largestFile);
    if (isCut) return { why: `it has more than ${largestFile.toLocaleString('en-US')} bytes` };
    return decodeText(bytes) ?? { why: 'it is not UTF-8 or UTF-16; save it as UTF-8' };
  } catch {
    return { why: 'there is no such file, or it cannot be read' };
  }
}

/**
 * Maximum number of pairs of quotation marks in a cell. Matching repetitions takes stack space, and files can be of any
 * length.
 */
const mostQuotes = 1000;

/** Parses rows of cells, which can be quoted. Skips lines without text. Undefined: a quotation mark is misplaced. */
function parseCsv(text: string): readonly (readonly string[])[] | undefined {
  // A quotation mark in a quoted cell is doubled, so such a cell is a sequence of quoted texts.
  const cell = new RegExp(String.raw`(?:((?:"[^"]*"){1,${String(mostQuotes)}})|([^",\r\n]*))(,|\r?\n|$)`, 'uy');
  const rows: string[][] = [];
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) return undefined;
    const [, quoted, plain = '', end = ''] = match;
    row.push(quoted === undefined ? plain : quoted.slice(1, -1).replaceAll('""', '"'));
    if (end === ',' && cell.lastIndex === text.length) row.push('');
    if (end === ',' && cell.lastIndex < text.length) continue;
    if (row.some((one) => one.trim() !== '')) rows.push(row);
    row = [];
  }
  return rows;
}

type Names = readonly (keyof CsvDevice | undefined)[];

function serialOf(row: readonly string[], names: Names): string {
  return row[names.indexOf('serialNumber')]?.trim() ?? '';
}

function deviceOf(row: readonly string[], names: Names): CsvDevice {
  const cells = names.flatMap((name, index) => {
    const cell = row[index]?.trim() ?? '';
    return name === undefined || cell === '' ? [] : [[name, cell] as const];
  });
  return { ...Object.fromEntries(cells), serialNumber: serialOf(row, names) };
}
