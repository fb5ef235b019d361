import { type Diagnostic, error, type Path } from '../../core/index.js';
import { decodeText, readBounded } from '../../schemas/index.js';

/** A row of a CSV file: a device with its hardware hash. What a cell leaves empty is not declared. */
export interface CsvDevice {
  readonly serialNumber: string;
  readonly hardwareHash?: string;
  readonly groupTag?: string;
  readonly userPrincipalName?: string;
}

/** What a file holds, and what is wrong with it. */
export interface CsvDevices {
  readonly devices: readonly CsvDevice[];
  readonly problems: readonly Diagnostic[];
}

/** Largest file that is read, unit: bytes. Two thousand hardware hashes stay below it. */
const largestFile = 16 * 1024 * 1024;

/** Columns by their titles in lower case. `Windows Product ID` is there and means nothing to an import. */
const columns: Readonly<Record<string, keyof CsvDevice>> = {
  'device serial number': 'serialNumber',
  'hardware hash': 'hardwareHash',
  'group tag': 'groupTag',
  'assigned user': 'userPrincipalName',
};

/**
 * Reads devices from a CSV file with the columns that Get-WindowsAutopilotInfo writes. `path` is where the file is declared.
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
        fix: 'name a file that Get-WindowsAutopilotInfo wrote, from the folder in which the command runs',
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
      `row ${String(wrong + 1)} after the first line has no serial number, or not as many cells as that line`,
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

/** Quotation marks in a cell at most, in pairs. Matching a repetition takes stack, and a file is of any length. */
const mostQuotes = 1000;

/** Rows of cells; cells may be in quotation marks. Lines without any text are left out. Undefined: a quotation mark stands where none may. */
function parseCsv(text: string): readonly (readonly string[])[] | undefined {
  // A quotation mark in a quoted cell is doubled: such a cell is a row of quoted texts.
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
