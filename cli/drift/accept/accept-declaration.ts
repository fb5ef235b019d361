import { RootConstruct } from 'constructs';

import { declaredPaths, IntuneTenant } from '../../../constructs/index.js';
import type { JsonObject, Path } from '../../../core/index.js';
import type { AttributeFinding, Finding, Report } from '../../../report/index.js';
import { parseDeclarations } from '../../../schemas/index.js';
import { synthesizeInMemory } from '../../tenants/synthesize-in-memory.js';
import { acceptAttribute } from './accept-attribute.js';
import { acceptObject } from './accept-object.js';
import type { DeclaredForms, FormsByAddress } from './declared-forms.js';

/** A drifted attribute or object, and the result. */
export interface Decision {
  readonly finding: Finding;
  /** Undefined: the decision concerns the whole object. */
  readonly attribute?: AttributeFinding;
  /** Why it was not written. Undefined: it was written. */
  readonly reason?: string;
}

/** A text with the tenant's values. */
export interface AcceptedDeclaration {
  readonly text: string;
  readonly decisions: readonly Decision[];
}

/** The drift of a tenant. */
export interface AcceptedDrift {
  readonly report: Report;
  /** Declared forms of the objects that differ. Default: unknown. */
  readonly forms?: FormsByAddress;
  /** Objects that are not changed, with the reason. Default: none. */
  readonly refused?: ReadonlyMap<string, string>;
}

/**
 * Writes the drift of a tenant into the text of its declaration, as far as possible: attribute by attribute if one
 * value is enough, otherwise the declared form of the whole object.
 */
export function acceptDeclaration(text: string, file: string, drift: AcceptedDrift): AcceptedDeclaration {
  const { report, forms, refused } = drift;
  const document = parseDeclarations(text, file).findIndex(
    ({ declaration }) => declaration?.metadata.name === report.tenant.name,
  );
  const paths = pathsOf(text, { file, document });
  const synthesize = (other: string): JsonObject | undefined => stackOf(other, { file, document });
  let present = text;
  const decisions = report.findings
    .filter(({ kind }) => kind === 'drift' || kind === 'both')
    .flatMap((finding): readonly Decision[] => {
      const path = paths.get(finding.address);
      if (path === undefined)
        return [{ finding, reason: 'it does not correspond to a single part of the declaration' }];
      const missing = reasonForMissing(finding);
      if (missing !== undefined) return [{ finding, reason: missing }];
      const reason = refused?.get(finding.address);
      if (reason !== undefined) return [{ finding, reason }];
      const before = present;
      const single = finding.attributes.map((attribute) => {
        const acceptance = acceptAttribute({ text: present, document, synthesize }, { finding, path }, attribute);
        if ('reason' in acceptance) return { finding, attribute, reason: acceptance.reason };
        present = acceptance.text;
        return { finding, attribute };
      });
      if (single.every((decision) => decision.reason === undefined)) return single;
      const whole = acceptWhole(before, { file, document, path, form: forms?.get(finding.address) });
      if ('text' in whole) {
        present = whole.text;
        return finding.attributes.map((attribute) => decided(finding, attribute));
      }
      return single.map((one) => (one.reason !== undefined && whole.reason ? { ...one, reason: whole.reason } : one));
    });
  return { text: present, decisions };
}

/** The form does not contain secrets, so they keep their declared values. */
function decided(finding: Finding, attribute: AttributeFinding): Decision {
  return { finding, attribute, ...(attribute.sensitive && { reason: 'its value is hidden' }) };
}

interface WholeObject extends Place {
  readonly path: Path;
  readonly form: DeclaredForms | { readonly reason: string } | undefined;
}

/** The text with the tenant's object, or the reason. An empty reason: the reasons of the attributes apply. */
function acceptWhole(text: string, { file, document, path, form }: WholeObject): { text: string } | { reason: string } {
  if (form === undefined) return { reason: '' };
  if ('reason' in form) return form;
  const accepted = acceptObject(text, { document, path }, form);
  if (accepted === undefined || accepted === text) return { reason: '' };
  const parsed = parseDeclarations(accepted, file)[document];
  const [error] = (parsed?.diagnostics ?? []).filter(({ severity }) => severity === 'error');
  if (error) return { reason: `a declaration does not allow it: ${error.what}; ${error.why} (${error.code})` };
  return parsed?.declaration && stackOf(accepted, { file, document }) ? { text: accepted } : { reason: '' };
}

interface Place {
  readonly file: string;
  /** Index of the document, from 0. */
  readonly document: number;
}

function pathsOf(text: string, { file, document }: Place): ReadonlyMap<string, Path> {
  const declaration = parseDeclarations(text, file)[document]?.declaration;
  return declaration ? declaredPaths(IntuneTenant.fromDeclaration(new RootConstruct(), declaration)) : new Map();
}

function stackOf(text: string, { file, document }: Place): JsonObject | undefined {
  const parsed = parseDeclarations(text, file)[document];
  if (!parsed?.declaration) return undefined;
  const synthesized = synthesizeInMemory({ ...parsed, declaration: parsed.declaration });
  return 'stack' in synthesized ? synthesized.stack : undefined;
}

function reasonForMissing({ action }: Finding): string | undefined {
  const missing = action === 'create' || action === 'adopt';
  return missing ? 'it is missing in the tenant; remove it from the declaration by hand' : undefined;
}
