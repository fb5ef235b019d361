import { type Attributes, type Diagnostic, renderPath } from '../../../core/index.js';
import type { AttributePath, Step, WireDiagnostic } from './messages.js';
import { pathToWire } from './names.js';

/**
 * Converts a diagnostic to Terraform's format: code and *what* become the summary, *why* and *fix* the detail, *where*
 * the path of an attribute. Terraform only has errors and warnings; information becomes a warning.
 */
export function diagnosticToWire(diagnostic: Diagnostic, attributes: Attributes): WireDiagnostic {
  const { code, severity, what, where, docs } = diagnostic;
  const { steps } = pathToWire(where?.path ?? [], attributes);
  const shown = locatable(steps);
  const detail = [
    ...(shown.length < steps.length ? [`where: ${renderSteps(steps)}`] : []),
    `why: ${diagnostic.why}`,
    `fix: ${diagnostic.fix}`,
    ...(docs === undefined ? [] : [`see: ${docs}`]),
  ];
  return {
    severity: severity === 'error' ? 1 : 2,
    summary: `${code}: ${what}`,
    detail: detail.join('\n'),
    ...(shown.length > 0 && { attribute: { steps: shown } }),
  };
}

/**
 * Terraform finds the line of an argument, or of one element of it; for a longer path, it shows the head of the block.
 * The longer path is added to the detail.
 */
function locatable(steps: AttributePath['steps']): readonly Step[] {
  return steps.slice(0, steps[1] !== undefined && steps[1].attribute_name === undefined ? 2 : 1);
}

function renderSteps(steps: readonly Step[]): string {
  return renderPath(
    steps.map(({ attribute_name, element_key_int, element_key_string }) =>
      element_key_string === undefined ? (attribute_name ?? element_key_int ?? 0) : { key: element_key_string },
    ),
  );
}
