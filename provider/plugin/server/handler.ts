import type { Attributes, Diagnostic } from '../../../core/index.js';
import { diagnosticToWire } from '../wire/diagnostic.js';
import type { Answer, CallName, Request, WireDiagnostic } from '../wire/messages.js';
import type { Session } from './session.js';

/**
 * Answers one kind of call: converts the request, calls the runtime, converts the result. Can throw: a ProtocolFault
 * becomes its diagnostic, anything else INT9001.
 */
export type Handler<C extends CallName> = (request: Request<C>, session: Session) => Answer<C> | Promise<Answer<C>>;

/** Converts diagnostics about an object with these attributes. */
export function toWire(diagnostics: readonly Diagnostic[], attributes: Attributes): readonly WireDiagnostic[] {
  return diagnostics.map((diagnostic) => diagnosticToWire(diagnostic, attributes));
}
