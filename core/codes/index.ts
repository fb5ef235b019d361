import { adeCodes } from './ade.js';
import { bulkEnrollmentCodes } from './bulk-enrollment.js';
import type { CodeMeaning } from './code.js';
import { configurationCodes } from './configuration.js';
import { dayTwoCodes } from './day-two.js';
import { deviceGroupCodes } from './device-groups.js';
import { driftCodes } from './drift.js';
import { environmentCodes } from './environment.js';
import { exportCodes } from './export.js';
import { foreignCodes } from './foreign.js';
import { graphCodes } from './graph.js';
import { nameCodes } from './names.js';
import { neighbourCodes } from './neighbours.js';
import { notificationCodes } from './notifications.js';
import { orderCodes } from './order.js';
import { pipelineCodes } from './pipelines.js';
import { planCodes } from './plan.js';
import { platformCodes } from './platforms.js';
import { prerequisiteCodes } from './prerequisites.js';
import { presentationCodes } from './presentation.js';
import { protocolCodes } from './protocol.js';
import { readingCodes } from './reading.js';
import { reportCodes } from './report.js';
import { restrictionCodes } from './restrictions.js';
import { unbindingCodes } from './unbinding.js';
import { valueCodes } from './values.js';

export { areaOf, type CodeArea, codeAreas, documentationOf } from './areas.js';
export type { CodeMeaning, CodeTable } from './code.js';

/** Every diagnostic code of the product. The pages in `docs/errors/` are generated from it. */
export const codes = {
  ...readingCodes,
  ...valueCodes,
  ...platformCodes,
  ...presentationCodes,
  ...environmentCodes,
  ...driftCodes,
  ...foreignCodes,
  ...configurationCodes,
  ...exportCodes,
  ...restrictionCodes,
  ...pipelineCodes,
  ...planCodes,
  ...prerequisiteCodes,
  ...deviceGroupCodes,
  ...orderCodes,
  ...reportCodes,
  ...dayTwoCodes,
  ...neighbourCodes,
  ...nameCodes,
  ...adeCodes,
  ...notificationCodes,
  ...bulkEnrollmentCodes,
  ...unbindingCodes,
  ...graphCodes,
  ...protocolCodes,
} as const;

/** A diagnostic code, e.g. `INT1201`. */
export type DiagnosticCode = keyof typeof codes;

/** Whether a code, as a warning of apply, means that an object is not as planned. */
export function leavesIncomplete(code: DiagnosticCode): boolean {
  const meaning: CodeMeaning = codes[code];
  return meaning.incomplete === true;
}

/** When a code appears, and how it affects the exit code. */
export function causeOf({ cause, incomplete }: CodeMeaning): string {
  return incomplete
    ? `${cause} When apply shows this as a warning, \`intuneform apply\` ends with exit code 1.`
    : cause;
}

/** Whether a text is a diagnostic code. */
export function isDiagnosticCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(codes, text);
}
