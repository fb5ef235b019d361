import {
  type Diagnostic,
  firstLine,
  type Graph,
  type GraphRead,
  type Identity,
  isJsonObject,
  type JsonObject,
  type ResourceDefinition,
  suffices,
  textOf,
  type ValueObject,
  warning,
} from '../../../core/index.js';
import type { EngineContext } from '../contract.js';

/**
 * Access policies of Multi Admin Approval. Microsoft's pages differ in the permissions: newer ones do not list those for
 * configuration.
 *
 * @see https://learn.microsoft.com/graph/api/intune-rbac-operationapprovalpolicy-list
 */
const policiesRead: GraphRead = {
  version: 'beta',
  path: '/deviceManagement/operationApprovalPolicies',
  area: 'rbac',
  earlier: true,
};

/** Permissions of which any one may suffice to read access policies. */
const readPermissions = ['DeviceManagementRBAC.Read.All', 'DeviceManagementConfiguration.Read.All'] as const;

/** The connection, and who uses it. */
export interface ApprovalContext {
  readonly graph: Graph;
  /** Undefined: not known, so Graph is asked. */
  readonly identity?: Identity;
}

/** What the access policies of a tenant say about a resource. Unknown never means that there is no policy. */
export type ApprovalFinding =
  | { readonly state: 'free' }
  /** `policies`: names of the policies that cover it. */
  | { readonly state: 'covered'; readonly policies: readonly string[] }
  | { readonly state: 'unknown'; readonly why: string };

/** Finds out whether writes of a resource need approval. Asks Graph only if a policy can cover the resource. */
export async function approvalOf(
  { approval }: ResourceDefinition,
  { graph, identity }: ApprovalContext,
): Promise<ApprovalFinding> {
  if (!approval) return { state: 'free' };
  if (identity && !suffices(identity.permissions, readPermissions))
    return { state: 'unknown', why: `the identity has none of the permissions ${readPermissions.join(', ')}` };
  const found = await graph.list(policiesRead);
  if (found.state === 'unreadable')
    return { state: 'unknown', why: `they could not be read: ${firstLine(found.diagnostic.why)}` };
  const all = found.state === 'present' ? found.value : [];
  const policies = all.filter((one) => typeOf(one).toLowerCase() === approval.policyType.toLowerCase());
  if (policies.length > 0) return { state: 'covered', policies: policies.map(nameOf) };
  const untyped = all.filter((one) => untypedNames.has(typeOf(one).toLowerCase())).map(nameOf);
  return untyped.length === 0
    ? { state: 'free' }
    : { state: 'unknown', why: `Graph does not return the type of ${untyped.join(', ')}` };
}

/**
 * What Graph returns instead of a type. It can return `unknownFutureValue` for every type that was added after that
 * member, unless a client asks for such types.
 *
 * @see https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
 */
const untypedNames: ReadonlySet<string> = new Set(['', 'unknown', 'unknownfuturevalue']);

function typeOf({ policyType, policySet = null }: JsonObject): string {
  return textOf(policyType) ?? (isJsonObject(policySet) ? textOf(policySet.policyType) : null) ?? '';
}

function nameOf({ displayName, id }: JsonObject): string {
  return JSON.stringify(textOf(displayName) ?? textOf(id) ?? '');
}

/** Prefetches the access policies, before any object is planned. */
export async function approvalAhead(definition: ResourceDefinition, context: EngineContext): Promise<void> {
  await approvalOf(definition, context);
}

/** A planned write. */
interface Intent {
  readonly planned: ValueObject | null;
  readonly prior: ValueObject | null;
}

/** Warns that the planned write of an object waits for another administrator. */
export async function checkApproval(
  definition: ResourceDefinition,
  intent: Intent,
  context: EngineContext,
): Promise<readonly Diagnostic[]> {
  if (context.applying) return [];
  const finding = await approvalOf(definition, context);
  if (finding.state === 'unknown') return unknownOnce(finding.why, context.graph);
  if (finding.state === 'free') return [];
  const { label, noun } = definition;
  const name = label === undefined ? undefined : (intent.planned ?? intent.prior)?.[label];
  const object = `the ${noun}${typeof name === 'string' ? ` ${JSON.stringify(name)}` : ''}`;
  return [coveredBy(definition, { writes: `the change of ${object}`, policies: finding.policies })];
}

/** What is covered, as the subject of a sentence, and the names of the policies. */
export interface Covered {
  readonly writes: string;
  readonly policies: readonly string[];
}

/** Describes writes that wait for another administrator. */
export function coveredBy({ approval }: ResourceDefinition, { writes, policies }: Covered): Diagnostic {
  const isSure = approval?.documented === true;
  const which = `${policies.length === 1 ? 'the access policy' : 'the access policies'} ${policies.join(', ')}`;
  const type = approval?.policyType ?? '';
  return warning('INT2174', {
    what: `${writes} ${isSure ? 'waits' : 'may wait'} for the approval of another administrator`,
    why: isSure
      ? `the tenant has ${which} of Multi Admin Approval, of the type ${type}`
      : `the tenant has ${which} of Multi Admin Approval, of the type ${type}; Microsoft does not document whether the type covers this object`,
    fix: 'apply with a justification (--justification, or approval_justification of the provider), have another administrator approve the request, and apply again',
  });
}

/** Connections whose unreadable access policies were reported. Weak, so that they are freed with their client. */
const reported = new WeakSet<Graph>();

function unknownOnce(why: string, graph: Graph): readonly Diagnostic[] {
  if (reported.has(graph)) return [];
  reported.add(graph);
  return [approvalUnknown(why)];
}

/** Describes access policies that could not be read. */
export function approvalUnknown(why: string): Diagnostic {
  return warning('INT2175', {
    what: 'it is unknown whether changes wait for the approval of another administrator',
    why: `the access policies of Multi Admin Approval decide that, and ${why}`,
    fix: 'grant DeviceManagementRBAC.Read.All, or check Tenant administration, Multi Admin Approval in the Intune admin center',
  });
}
