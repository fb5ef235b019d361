import type { DefinitionOf, GraphWrite, WriteResult } from '../../../../core/index.js';
import type { EngineContext } from '../../contract.js';
import { objectRead } from '../../locate.js';
import { chunksOf } from '../bulk/rows.js';
import { type DeclaredDevice, type RegisteredDevice, registerShape } from './devices.js';

/** Texts of a registered device that change, by attribute. */
export interface TextChange {
  readonly device: RegisteredDevice;
  readonly texts: Readonly<Record<string, string>>;
}

/** Result of writes to many devices. */
export interface Written<T> {
  readonly done: readonly T[];
  /** Devices that were not written, and why. */
  readonly failed: readonly { readonly of: T; readonly why: string }[];
  /** Devices that were not attempted, after Graph failed completely or Terraform requested a stop. */
  readonly left: readonly T[];
}

/** Number of concurrent writes: Graph has no bulk action for changes. */
const together = 8;

/** Differences between a device and its declaration. Undefined: none. */
export function changeOf(
  definition: DefinitionOf<'register'>,
  declared: DeclaredDevice,
  device: RegisteredDevice,
): TextChange | undefined {
  const { attributes } = definition;
  const texts = Object.entries(declared.texts).filter(([name, text]) => {
    const attribute = attributes[name];
    const ignoresCase =
      attribute?.kind === 'map' && attribute.element.kind === 'string' && attribute.element.format === 'id';
    const present = device.texts[name] ?? '';
    return ignoresCase ? present.toLowerCase() !== text.toLowerCase() : present !== text;
  });
  return texts.length === 0 ? undefined : { device, texts: Object.fromEntries(texts) };
}

/** Writes texts. Writing them again changes nothing, so a lost answer does no harm. */
export function changeTexts(
  definition: DefinitionOf<'register'>,
  changes: readonly TextChange[],
  context: EngineContext,
): Promise<Written<TextChange>> {
  return eachOf(changes, context, async ({ device, texts }) => {
    const { updating } = registerShape(definition);
    const cleared = Object.keys(texts).filter((name) => texts[name] === '' && name in updating.clearing);
    const body = Object.fromEntries(Object.entries(texts).filter(([name]) => !cleared.includes(name)));
    const requests: readonly Pick<GraphWrite, 'path' | 'body'>[] = [
      ...cleared.map((name) => ({ path: updating.clearing[name] ?? '' })),
      ...(Object.keys(body).length > 0 ? [{ path: updating.action, body }] : []),
    ];
    let result: WriteResult | undefined;
    for (const { path: action, ...rest } of requests) {
      const { version, path, area } = objectRead(definition, device.id);
      const invalidates = [definition.graph.path];
      result = await context.graph.send({
        method: 'POST',
        version,
        path: `${path}/${action}`,
        area,
        invalidates,
        ...rest,
      });
      if (result.outcome !== 'done') return result;
    }
    return result;
  });
}

/** Deletes registrations. A missing one counts as deleted. */
export function deleteDevices(
  definition: DefinitionOf<'register'>,
  devices: readonly RegisteredDevice[],
  context: EngineContext,
): Promise<Written<RegisteredDevice>> {
  return eachOf(devices, context, async ({ id }) => {
    const { version, path, area } = objectRead(definition, id);
    const result = await context.graph.send({ method: 'DELETE', version, path, area });
    return result.outcome === 'refused' && result.status === 404 ? undefined : result;
  });
}

/** A refusal concerns one device, and the others continue; after any other failure, nothing more is sent. */
async function eachOf<T>(
  items: readonly T[],
  context: EngineContext,
  write: (item: T) => Promise<WriteResult | undefined>,
): Promise<Written<T>> {
  const done: T[] = [];
  const failed: { readonly of: T; readonly why: string }[] = [];
  const chunks = chunksOf(items, together);
  for (const [index, chunk] of chunks.entries()) {
    if (context.signal.aborted) return { done, failed, left: chunks.slice(index).flat() };
    const results = await Promise.all(chunk.map(write));
    results.forEach((result, position) => {
      const item = chunk[position] as T;
      if (!result || result.outcome === 'done') done.push(item);
      else failed.push({ of: item, why: `${result.diagnostic.what}: ${result.diagnostic.why}` });
    });
    if (results.some(endsAll)) return { done, failed, left: chunks.slice(index + 1).flat() };
  }
  return { done, failed, left: [] };
}

/** Statuses that concern one object, not the caller. */
const ofOneObject: ReadonlySet<number> = new Set([400, 404, 409]);

function endsAll(result: WriteResult | undefined): boolean {
  if (!result || result.outcome === 'done') return false;
  return result.outcome === 'unknown' || !ofOneObject.has(result.status);
}
