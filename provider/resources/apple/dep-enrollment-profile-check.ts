import { type AdeProfileProblem, type Diagnostic, error } from '../../../core/index.js';

/** Converts problems of an ADE profile to diagnostics of its resource. */
export function profileDiagnostics(problems: readonly AdeProfileProblem[]): readonly Diagnostic[] {
  return problems.map(({ code, member, what, why, fix }) => error(code, { what, where: { path: [member] }, why, fix }));
}
