import {
  type DefinitionOf,
  type Diagnostic,
  isJsonObject,
  type JsonObject,
  type ValueObject,
} from '../../../../core/index.js';
import type { EngineContext, StateAnswer } from '../../contract.js';
import { applyFacets } from '../../facets/facets.js';
import { referencesFromOriginal } from '../../facets/references.js';
import { collectionRead, objectRead } from '../../locate.js';
import { bodiesOf } from '../../values/apart.js';
import { bodyAttributes } from '../../values/attributes.js';
import { finalState, notesOfWrite } from '../../values/final-state.js';
import { notKept, reportNotKept, unprovenBy } from '../../values/kept.js';
import { patchBody, typeMarker } from '../../values/patch.js';
import type { Change } from '../shape.js';

/**
 * A written default object. `untouched`: its first change was refused (`surely`), or its outcome is unknown
 * (`perhaps`).
 */
export type WrittenBuiltin = StateAnswer & { readonly untouched: 'surely' | 'perhaps' | false };

/** Changes a default object to the planned values: its own properties, then its references. */
export async function writeBuiltin(
  definition: DefinitionOf<'builtin'>,
  change: Change & { readonly prior: ValueObject },
  context: EngineContext,
): Promise<WrittenBuiltin> {
  const { prior, planned } = change;
  const id = typeof prior.id === 'string' ? prior.id : '';
  const bodies = bodiesOf(definition, patchBody(definition, bodyAttributes(definition), change) ?? {});
  const { object, untouched, diagnostics } = await patchAll(definition, { id, bodies }, context);
  if (diagnostics.length > 0) return { state: prior, private: change.private, diagnostics, untouched };
  const facets = await applyFacets(definition, { ...change, id, object }, context);
  const state = finalState(definition, { planned, prior, object, achieved: facets.achieved });
  const remembered = { ...change.private, ...notesOfWrite(definition, change.config, context) };
  const lost = reportNotKept(definition, notKept(definition, object, { planned, prior }));
  const unproven = unprovenBy(definition, object, { planned, prior });
  return { state, private: remembered, diagnostics: [...lost, ...facets.diagnostics], unproven, untouched: false };
}

/** Restores the original values of a default object from before its adoption. */
export async function restoreBuiltin(
  definition: DefinitionOf<'builtin'>,
  { prior, original }: { readonly prior: ValueObject; readonly original: JsonObject },
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  const id = typeof prior.id === 'string' ? prior.id : '';
  const { body, references } = referencesFromOriginal(definition, original);
  const whole = { ...typeMarker(definition), ...body };
  const bodies = bodiesOf(definition, definition.quirks.beforePatch?.(whole) ?? whole);
  const { object, diagnostics } = await patchAll(definition, { id, bodies }, context);
  if (diagnostics.length > 0) return diagnostics;
  const planned = { ...prior, ...references };
  return (await applyFacets(definition, { id, prior, planned, config: planned, object }, context)).diagnostics;
}

interface Patched {
  readonly object: JsonObject;
  readonly untouched: WrittenBuiltin['untouched'];
  readonly diagnostics: readonly Diagnostic[];
}

async function patchAll(
  definition: DefinitionOf<'builtin'>,
  { id, bodies }: { readonly id: string; readonly bodies: readonly JsonObject[] },
  context: EngineContext,
): Promise<Patched> {
  const { version, path, area } = objectRead(definition, id);
  const invalidates = [collectionRead(definition).path];
  let object: JsonObject = {};
  for (const [sent, body] of bodies.entries()) {
    const result = await context.graph.send({ method: 'PATCH', version, path, body, area, invalidates, shared: true });
    if (result.outcome !== 'done') {
      const untouched = sent === 0 && (result.outcome === 'refused' ? 'surely' : 'perhaps');
      return { object, untouched, diagnostics: [result.diagnostic] };
    }
    if (isJsonObject(result.body)) object = result.body;
  }
  return { object, untouched: false, diagnostics: [] };
}
