import { Document, isMap, isNode, isScalar, isSeq, type Node, visit } from 'yaml';

import { escapeActing, isActing, type Path } from '../../core/index.js';
import { inert } from '../../report/index.js';
import type { PlacedNote } from './composition.js';
import type { WrittenDeclaration } from './written.js';

/** Renders a declaration as YAML, with its notes as comments. The same declaration gives the same text. */
export function renderYaml({ declaration, header, notes }: WrittenDeclaration): string {
  const document = new Document(declaration, { aliasDuplicateObjects: false });
  quote(document);
  for (const note of notes) remark(document, note);
  const head = [modeline, ...header.map((line) => ` ${inert(line)}`)].map((line) => `#${line}\n`).join('');
  return head + escapeActing(document.toString({ lineWidth: 0 }));
}

/** Puts texts into double quotes, where characters can be escaped. Default: texts that need it. */
export function quote(document: Document, isQuoted: (text: string) => boolean = isActing): void {
  visit(document, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string' && isQuoted(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
}

/** Enables completion and validation in editors. */
const modeline = ' yaml-language-server: $schema=./node_modules/intuneform/schemas/tenant.schema.json';

/** Adds a note before its node; if the node does not exist, at the start of its nearest parent. */
function remark({ contents }: Document, { path, text }: PlacedNote): void {
  const comment = ` ${inert(text)}`;
  let here: unknown = contents;
  let target: unknown = contents;
  for (const step of path) {
    const next = childOf(here, step);
    if (!next) break;
    here = next.value;
    target = next.target;
  }
  if (isNode(target)) target.commentBefore = [target.commentBefore, comment].filter(Boolean).join('\n');
}

interface Child {
  readonly value: unknown;
  /** Node that the comment precedes. */
  readonly target: Node;
}

function childOf(parent: unknown, step: Path[number]): Child | undefined {
  if (isSeq(parent) && typeof step === 'number') {
    const item = parent.items[step];
    return isNode(item) ? { value: item, target: item } : undefined;
  }
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === step);
  return pair && isNode(pair.key) ? { value: pair.value, target: pair.key } : undefined;
}
