import {
  addToFirstLine,
  type Diagnostic,
  type Identity,
  refusalOf,
  remedyOf,
  type ResourceDefinition,
  suffices,
} from '../../../core/index.js';

/**
 * Adds to a 403 (INT3003) what is missing, as far as definition and token show: a permission, an Entra role, or
 * neither.
 *
 * Names a refusal that roles lift even if the token has one of them, because reports doubt that it helps.
 */
export function explainRefusal(
  definition: ResourceDefinition,
  identity: Identity | undefined,
  diagnostic: Diagnostic,
): Diagnostic {
  if (diagnostic.code !== 'INT3003' || !identity) return diagnostic;
  const { write } = definition.permissions;
  const refusal = refusalOf(definition.refusals, { kind: identity.kind, directoryRoles: [] }, 'write');
  if (refusal) {
    const held = refusalOf([refusal], identity, 'write') ? '' : '; the token contains such a role';
    const why = `; ${refusal.because} (${refusal.evidence})${held}`;
    return { ...diagnostic, why: addToFirstLine(diagnostic.why, why), fix: remedyOf(refusal) };
  }
  if (suffices(identity.permissions, write)) {
    const why = '; the token has the permission, so a role, a scope tag or the license is missing';
    return { ...diagnostic, why: addToFirstLine(diagnostic.why, why), fix: fixOfRole(identity) };
  }
  const as = identity.kind === 'application' ? 'as an application permission' : 'as a delegated permission';
  return {
    ...diagnostic,
    why: addToFirstLine(diagnostic.why, `; the token has none of ${write.join(', ')}`),
    fix: `grant it ${write[0] ?? 'a permission to write it'} ${as}, with admin consent`,
  };
}

function fixOfRole({ kind, name }: Identity): string {
  return kind === 'application'
    ? `check the Intune license of the tenant, and whether Graph requires a Microsoft Entra role for the application ${JSON.stringify(name)}`
    : `check the Intune license of the tenant, and the Intune role and scope tags of ${JSON.stringify(name)}`;
}
