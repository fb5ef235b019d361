import { comment, type Definition, generatedMark } from './words.js';

/** What leaving each authority brings, for the rule that checks acknowledgements without a tenant. */
export function renderConsequences(definitions: readonly Definition[]): string {
  const all = definitions.flatMap((definition) =>
    definition.kind === 'resource' && definition.shape.kind === 'action' ? [definition.shape.consequences] : [],
  );
  return `// ${generatedMark}

${comment(['What must be acknowledged when leaving each authority, with the sentence that explains it.'])}
export const authorityConsequences: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(Object.assign({}, ...all))};
`;
}
