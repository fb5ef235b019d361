import type { TypeConstraint } from '../../../core/index.js';

/** Encodes a type constraint in the JSON of the protocol. */
export function typeToJson(type: TypeConstraint): Uint8Array {
  return Buffer.from(JSON.stringify(type));
}

/** Decodes a type constraint from JSON, as bytes or text. Undefined if it is invalid. */
export function typeFromJson(json: unknown): TypeConstraint | undefined {
  if (typeof json !== 'string' && !(json instanceof Uint8Array)) return undefined;
  try {
    return toType(JSON.parse(Buffer.from(json).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** @throws {TypeError} if it is not a type */
function toType(parsed: unknown): TypeConstraint {
  if (parsed === 'string' || parsed === 'number' || parsed === 'bool' || parsed === 'dynamic') return parsed;
  if (!Array.isArray(parsed)) throw new TypeError('not a type');
  const [kind, inner] = parsed as readonly unknown[];
  if (kind === 'list' || kind === 'set' || kind === 'map') return [kind, toType(inner)];
  if (kind === 'tuple' && Array.isArray(inner)) return ['tuple', inner.map(toType)];
  if (kind === 'object' && typeof inner === 'object' && inner !== null) return ['object', membersOf(inner)];
  throw new TypeError('not a type');
}

function membersOf(members: object): Readonly<Record<string, TypeConstraint>> {
  return Object.fromEntries(Object.entries(members).map(([name, type]) => [name, toType(type)]));
}
