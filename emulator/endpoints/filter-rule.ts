/**
 * Validates the rule of an assignment filter, based on the documentation and a public probe of `validateFilter`
 * (2026-09, Windows): `(device.model -eq "A") and (device.osVersion -startsWith "10.0")`. Anything that the probe did
 * not cover is a guess, including the properties of platforms other than Windows.
 *
 * @see https://learn.microsoft.com/intune/intune-service/fundamentals/filters-device-properties
 */
export function isValidRule(rule: string, platform: string): boolean {
  const tokens = tokensOf(rule);
  if (!tokens) return false;
  const reader: Reader = { tokens, position: 0, platform };
  return readAny(reader) && reader.position === tokens.length;
}

interface Reader {
  readonly tokens: readonly string[];
  position: number;
  readonly platform: string;
}

const tokenPattern = /\s*([()[\],]|"[^"]*"|[^\s()[\],"]+)/uy;

/** Undefined if a quote is not closed. */
function tokensOf(rule: string): string[] | undefined {
  const tokens: string[] = [];
  const pattern = new RegExp(tokenPattern);
  const text = rule.trimEnd();
  while (pattern.lastIndex < text.length) {
    const token = pattern.exec(text)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

function take(reader: Reader): string {
  return reader.tokens[reader.position++] ?? '';
}

function takeIf(reader: Reader, pattern: RegExp): boolean {
  if (!pattern.test(reader.tokens[reader.position] ?? '')) return false;
  reader.position++;
  return true;
}

/**
 * Terms separated by `or`, each of factors separated by `and`, which has higher precedence. The hyphen before an
 * operator is optional.
 */
function readAny(reader: Reader): boolean {
  do if (!readAll(reader)) return false;
  while (takeIf(reader, /^-?or$/iu));
  return true;
}

function readAll(reader: Reader): boolean {
  do if (!readFactor(reader)) return false;
  while (takeIf(reader, /^-?and$/iu));
  return true;
}

function readFactor(reader: Reader): boolean {
  if (takeIf(reader, /^\($/u)) return readAny(reader) && takeIf(reader, /^\)$/u);
  return readClause(reader);
}

// `-notStartsWith` appears in a capture.
const texts = ['eq', 'ne', 'in', 'notin', 'startswith', 'notstartswith', 'contains', 'notcontains'];
const versions = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const equality = ['eq', 'ne'];

/** Operators of each property, in lower case. */
const properties: Readonly<Record<string, readonly string[]>> = {
  'device.devicename': texts,
  'device.manufacturer': texts,
  'device.model': texts,
  'device.devicecategory': texts,
  'device.osversion': texts,
  'device.enrollmentprofilename': texts,
  'device.operatingsystemsku': texts,
  'device.operatingsystemversion': versions,
  'device.deviceownership': equality,
  'device.cpuarchitecture': ['eq', 'ne', 'in', 'notin'],
  'device.devicetrusttype': ['eq', 'ne', 'in', 'notin'],
  'device.istpmattested': equality,
  'device.isrooted': equality,
  'device.devicemanagementtype': equality,
  'app.appversion': texts,
  'app.devicemanufacturer': texts,
  'app.devicemodel': texts,
  'app.osversion': texts,
  'app.operatingsystemversion': versions,
  'app.devicemanagementtype': equality,
};

const onlyWindows = /operatingsystemsku|cpuarchitecture|devicetrusttype|istpmattested/u;
const neverWindows = /isrooted|devicemanagementtype/u;

function readClause(reader: Reader): boolean {
  const property = take(reader).toLowerCase();
  const operator = take(reader).toLowerCase().replace(/^-/u, '');
  if (!properties[property]?.includes(operator) || !isOnPlatform(property, reader.platform)) return false;
  return readValue(reader, property, operator);
}

function isOnPlatform(property: string, platform: string): boolean {
  if (property.startsWith('app.') !== platform.endsWith('MobileApplicationManagement')) return false;
  return !(platform.startsWith('windows') ? neverWindows : onlyWindows).test(property);
}

function readValue(reader: Reader, property: string, operator: string): boolean {
  if (property.endsWith('operatingsystemversion')) return takeIf(reader, /^"?\d+(?:\.\d+){1,3}"?$/u);
  if (equality.includes(operator)) return takeIf(reader, /^(?:"[^"]+"|\$?null)$/iu);
  const isList = operator === 'in' || operator === 'notin';
  if (isList && takeIf(reader, /^\[$/u)) return readList(reader);
  return takeIf(reader, /^"[^"]+"$/u);
}

/** One or more texts separated by commas; a trailing comma is accepted. */
function readList(reader: Reader): boolean {
  let count = 0;
  while (takeIf(reader, /^"[^"]*"$/u)) {
    count++;
    if (!takeIf(reader, /^,$/u)) break;
  }
  return count > 0 && takeIf(reader, /^\]$/u);
}
