import { comment, type Definition, generatedMark } from './words.js';

/** Renders the consequences of leaving each authority, for the rule that checks acknowledgements without a tenant. */
export function renderConsequences(definitions: readonly Definition[]): string {
  const all = definitions.flatMap((definition) =>
    definition.kind === 'resource' && definition.shape.kind === 'action' ? [definition.shape.consequences] : [],
  );
  const conditional = definitions.flatMap((definition) =>
    definition.kind === 'resource' && definition.shape.kind === 'action' ? definition.shape.conditional : [],
  );
  return `// ${generatedMark}

${comment(['What must be acknowledged when leaving each authority, with the sentence that explains it.'])}
export const authorityConsequences: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(Object.assign({}, ...all))};

${comment(['Consequences that need not hold in a tenant: a plan asks for those that do.'])}
export const conditionalConsequences: readonly string[] = ${JSON.stringify(conditional)};
`;
}
