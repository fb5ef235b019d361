import { parseSelector } from '../../constructs/selector.js';
import { type Diagnostic, error, isJsonObject, type Json, jsonElements, textOf } from '../../core/index.js';
import type { Session } from '../process/session.js';
import { readLettingGo } from './letting-go/settings.js';
import { reportWaits, runTerraformLocked } from './lock-wait.js';
import { newerState } from './newer-state.js';
import { prepare } from './prepare.js';
import type { PreparedTenant } from './prepare-tenants.js';
import { problemsOf } from './problems.js';
import { pullState } from './pull-state.js';
import { withdrawPlan } from './saved-plan/published-plan.js';
import { otherTenantsState } from './state-owner.js';

/** An object of a tenant, by its Terraform address. */
export interface DeclaredObject {
  readonly tenant: PreparedTenant;
  readonly address: string;
}

/** Finds a declared object by Terraform address, or by section and name. INT1037: there is none, or there are several. */
export function findDeclared(tenants: readonly PreparedTenant[], object: string): DeclaredObject | Diagnostic {
  const selector = parseSelector(object);
  const all = tenants.flatMap((tenant) =>
    [...readLettingGo(tenant.folder).declared].map((address): DeclaredObject => ({ tenant, address })),
  );
  const found = all.filter(({ address }) => selector?.matches(address));
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  return error('INT1037', {
    what: only ? `${object} matches several objects` : `nothing is declared as ${object}`,
    why: only
      ? found.map(({ tenant, address }) => `${tenant.name}: ${address}`).join(', ')
      : 'intuneform imports an object into the state of its declaration',
    fix: 'specify a Terraform address such as intune_device_category.kiosk, or a section and name such as categories.Kiosk',
  });
}

/**
 * Imports an object of the tenant into the state, at the address of its declaration. The tenant is only read.
 *
 * The state must belong to the declared tenant (INT2150), wherever it is stored. A saved plan is withdrawn, because it
 * was made without the object.
 */
export async function importObject(
  { tenant, address }: DeclaredObject,
  id: string,
  session: Session,
): Promise<readonly Diagnostic[]> {
  const failure = await prepare(tenant, session);
  if (failure.length > 0) return failure;
  const pulled = await pullState(tenant, session);
  if ('problems' in pulled) return pulled.problems;
  const inTheWay = stateProblem(pulled.state, { tenant, address });
  if (inTheWay) return [inTheWay];
  await withdrawPlan(tenant.folder);
  const parameters = ['-input=false', '-no-color', address, id];
  const run = await session.progress.step(`${tenant.name}: importing ${address}`, () =>
    runTerraformLocked(tenant, { verb: 'import', parameters, ...session, ...reportWaits(tenant, session) }),
  );
  return run.succeeded
    ? []
    : problemsOf(run, tenant, session).map((one) => ({
        ...one,
        where: { address, ...tenant.locate(address), ...one.where },
      }));
}

function stateProblem(state: Json | undefined, { tenant, address }: DeclaredObject): Diagnostic | undefined {
  const other = newerState(state) ?? otherTenantsState(JSON.stringify(state ?? null), tenant.tenantId);
  return other ?? (addressesIn(state).includes(address) ? alreadyThere(tenant, address) : undefined);
}

function addressesIn(state: Json | undefined): readonly string[] {
  const resources = isJsonObject(state) ? jsonElements(state.resources).filter(isJsonObject) : [];
  return resources.flatMap(({ mode, module, type, name }) =>
    mode === 'managed' && module === undefined ? [`${textOf(type) ?? ''}.${textOf(name) ?? ''}`] : [],
  );
}

function alreadyThere({ name, locate }: PreparedTenant, address: string): Diagnostic {
  return error('INT1038', {
    what: `the state of ${name} already contains ${address}`,
    where: { ...locate(address), address },
    why: 'an address identifies one object',
    fix: 'to manage another object at this address, release the current one first',
  });
}
