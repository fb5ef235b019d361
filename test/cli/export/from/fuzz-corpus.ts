import type { JsonObject } from '../../../../core/index.js';
import { administratorsConsole } from '../../../../emulator/identities.js';
import { resources } from '../../../../provider/resources/index.js';
import { placedExample } from '../../../support/surroundings.js';
import { startTenant } from '../../../support/tenant.js';
import { dscExport, graphExport, intuneCdExport } from './other-tools.js';

/** A file of an export. */
export interface CorpusFile {
  readonly name: string;
  readonly value: JsonObject;
}

/** The examples of every definition in every format, a file for each answer, object or entry. */
export async function corpus(): Promise<readonly CorpusFile[]> {
  await using tenant = await startTenant({}, { identity: administratorsConsole });
  // A notification without a message is none that a declaration can say, and a second token of one name is none either.
  const hidden = ['enrollmentNotificationOrder', 'depMacosEnrollmentProfile', 'defaultDepEnrollmentProfile'];
  for (const definition of resources.filter(({ name }) => !hidden.includes(name))) {
    const { declared } = await placedExample(definition, tenant);
    await tenant.apply(definition, declared);
  }
  tenant.restart();
  const [graph, intuneCd, dsc] = [await graphExport(tenant), await intuneCdExport(tenant), await dscExport(tenant)];
  const entries = Object.values(dsc).flat() as readonly JsonObject[];
  return [
    ...Object.entries({ ...graph, ...intuneCd }).map(([name, value]) => ({ name, value: value as JsonObject })),
    ...entries.map((value, index) => ({ name: `report-${String(index)}.json`, value })),
  ];
}
