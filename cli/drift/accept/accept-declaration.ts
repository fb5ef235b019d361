import { RootConstruct } from 'constructs';
import { declaredPaths, IntuneTenant } from '../../../constructs/index.js';
import type { JsonObject, Path } from '../../../core/index.js';
import type { AttributeFinding, Finding, Report } from '../../../report/index.js';
import { parseDeclarations } from '../../../schemas/index.js';
import { synthesizeInMemory } from '../../synthesize-in-memory.js';
import { acceptAttribute } from './accept-attribute.js';

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

/** Writes everything that drifted in a tenant into the text of its declaration, as far as it can be. */
export function acceptDeclaration(text: string, file: string, report: Report): AcceptedDeclaration {
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
      const whole = reasonForWhole(finding);
      if (whole !== undefined) return [{ finding, reason: whole }];
      return finding.attributes.map((attribute) => {
        const acceptance = acceptAttribute({ text: present, document, synthesize }, { finding, path }, attribute);
        if ('reason' in acceptance) return { finding, attribute, reason: acceptance.reason };
        present = acceptance.text;
        return { finding, attribute };
      });
    });
  return { text: present, decisions };
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

function reasonForWhole({ action }: Finding): string | undefined {
  const missing = action === 'create' || action === 'adopt';
  return missing ? 'it is missing in the tenant; take it out of the declaration by hand' : undefined;
}
