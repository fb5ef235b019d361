import { RootConstruct } from 'constructs';

import { declaredPaths, IntuneTenant } from '../../../constructs/index.js';
import type { JsonObject, Path } from '../../../core/index.js';
import type { AttributeFinding, Finding, Report } from '../../../report/index.js';
import { parseDeclarations } from '../../../schemas/index.js';
import { synthesizeInMemory } from '../../tenants/synthesize-in-memory.js';
import { acceptAttribute } from './accept-attribute.js';
import { acceptObject } from './accept-object.js';
import type { DeclaredForms, FormsByAddress } from './declared-forms.js';

/** A drifted attribute, or object, and what became of it. */
export interface Decision {
  readonly finding: Finding;
  /** Undefined: it is about the object as a whole. */
  readonly attribute?: AttributeFinding;
  /** Why it is not in the declaration. Undefined: it is. */
  readonly reason?: string;
}

/** A text with what the tenant has. */
export interface AcceptedDeclaration {
  readonly text: string;
  readonly decisions: readonly Decision[];
}

/** What drifted in a tenant. */
export interface AcceptedDrift {
  readonly report: Report;
  /** How a declaration says the objects that differ. Default: it is not known. */
  readonly forms?: FormsByAddress;
  /** Objects that are left alone, with the reason. Default: none. */
  readonly refused?: ReadonlyMap<string, string>;
}

/**
 * Writes everything that drifted in a tenant into the text of its declaration, as far as it can be: attribute by attribute where
 * one value says it, else what the declaration says of the object as a whole.
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
      if (path === undefined) return [{ finding, reason: 'no single part of the declaration says it' }];
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

/** A secret is not in the form, so that it stays as it is declared. */
function decided(finding: Finding, attribute: AttributeFinding): Decision {
  return { finding, attribute, ...(attribute.sensitive && { reason: 'its value is hidden' }) };
}

interface WholeObject extends Place {
  readonly path: Path;
  readonly form: DeclaredForms | { readonly reason: string } | undefined;
}

/** The text with the object as the tenant has it. Else the reason; empty: there is nothing better to say than of each attribute. */
function acceptWhole(text: string, { file, document, path, form }: WholeObject): { text: string } | { reason: string } {
  if (form === undefined) return { reason: '' };
  if ('reason' in form) return form;
  const accepted = acceptObject(text, { document, path }, form);
  if (accepted === undefined || accepted === text) return { reason: '' };
  const parsed = parseDeclarations(accepted, file)[document];
  const [error] = (parsed?.diagnostics ?? []).filter(({ severity }) => severity === 'error');
  if (error) return { reason: `a declaration may not say it: ${error.what}; ${error.why} (${error.code})` };
  return parsed?.declaration && stackOf(accepted, { file, document }) ? { text: accepted } : { reason: '' };
}

interface Place {
  readonly file: string;
  /** Which of its documents, from 0. */
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
  return missing ? 'it is missing in the tenant; take it out of the declaration by hand' : undefined;
}
