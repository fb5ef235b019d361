import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

import { filesBelow as allBelow } from '../support/files-below.js';

/** Characters of the parts of a secret that are looked for. */
const partLength = 16;

/** Every recognizable form of a secret, computed without the code under test; and its parts of 16 characters. */
export function formsOf(secret: string): readonly string[] {
  return [...partsOf(secret), ...wholeForms(secret)];
}

function partsOf(secret: string): readonly string[] {
  const length = Math.max(1, secret.length - partLength + 1);
  return Array.from({ length }, (_, at) => secret.slice(at, at + partLength));
}

function wholeForms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const inside = insideBase64(secret);
  return [
    ...[json, encodeURIComponent(secret), bytes.toString('hex'), ...inside],
    ...inside.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** What a text becomes in Base64 wherever it stands in a longer one: at each of the three alignments, without its edges. */
function insideBase64(text: string): readonly string[] {
  return ['', '0', '00'].map((before) =>
    Buffer.from(before + text)
      .toString('base64')
      .slice(4, -4),
  );
}

/** A text without the tenant id, which is not a secret but is contained in tokens in Base64, and in states. */
export function withoutPublic(text: string, known: string): string {
  return insideBase64(known).reduce((rest, form) => rest.replaceAll(form, ' '), text);
}

/** The planted secrets that a text holds, by name, with the form that was found. */
export function foundIn(text: string, planted: Readonly<Record<string, string>>): readonly string[] {
  const held = partsIn(text, new Set(Object.values(planted).flatMap(partsOf)));
  return Object.entries(planted).flatMap(([name, secret]) => {
    const form = partsOf(secret).find((part) => held.has(part)) ?? wholeForms(secret).find((one) => text.includes(one));
    return form === undefined ? [] : [`${name}: …${text.slice(text.indexOf(form) - 40, text.indexOf(form) + 60)}…`];
  });
}

/** Those of the parts that a text holds. One pass over the text: a token has 1,800 parts, and a log at trace many megabytes. */
function partsIn(text: string, parts: ReadonlySet<string>): ReadonlySet<string> {
  const held = new Set([...parts].filter((part) => part.length < partLength && text.includes(part)));
  for (let at = 0; at + partLength <= text.length; at += 1) {
    const part = text.slice(at, at + partLength);
    if (parts.has(part)) held.add(part);
  }
  return held;
}

/** Every file below a folder as text, archives unpacked, but for those that are named. */
export function filesBelow(folder: string, except: readonly string[]): ReadonlyMap<string, string> {
  const files = allBelow(folder).filter((file) => !except.some((part) => file.includes(part)));
  return new Map(files.map((file) => [file, unpacked(readFileSync(file))]));
}

/** A plan file is an archive; each of its members begins with a header of 30 bytes, its name and more. */
function unpacked(content: Buffer): string {
  if (!content.subarray(0, 4).equals(member)) return content.toString('latin1') + content.toString('utf8');
  let text = '';
  for (let at = content.indexOf(member); at !== -1; at = content.indexOf(member, at + 4)) {
    const start = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
    text += content.readUInt16LE(at + 8) === 0 ? '' : inflateRawSync(content.subarray(start)).toString('utf8');
  }
  return text + content.toString('latin1');
}

const member = Buffer.from('PK\u0003\u0004');
