import { cleanupPlatforms } from '../../provider/resources/devices/cleanup-platforms.js';
import { lookAtDepartures, type TenantDepartures } from '../devices/look.js';
import { devicesOutcome } from '../devices/outcome.js';
import { departureSubjects } from '../devices/subjects.js';
import { graphEnvironment } from '../process/child-environment.js';
import type { Session } from '../process/session.js';
import type { Outcome } from '../result/outcome.js';
import { choiceOf, commonOptions, endpointOption, files } from '../verb/inputs.js';
import { defineVerb, type RequestOf, type VerbOption } from '../verb/verb.js';

const longest = 365;

const leavingOption: VerbOption<number, true> = {
  summary: `show devices that leave within this many days, up to ${String(longest)}d`,
  value: '<days>',
  default: 30,
  parse: (text) => {
    const days = Number(/^(\d{1,3})d$/u.exec(text)?.[1] ?? NaN);
    return days >= 1 && days <= longest
      ? { value: days }
      : { allowed: `Allowed are 1d to ${String(longest)}d, such as 30d.` };
  },
  always: true,
};

const takes = {
  arguments: {
    files: files('declarations, or the output of a CDKTF program: its folder (cdktf.out) or a cdk.tf.json file'),
  },
  options: {
    ...commonOptions(['text', 'json', 'csv', 'html', 'ics']),
    ...endpointOption,
    leaving: leavingOption,
    platform: choiceOf(cleanupPlatforms, '<platform>', 'show only devices of this platform'),
  },
};

/** Shows when devices leave. */
export const verb = defineVerb({
  name: 'devices',
  place: 65,
  summary: 'Show which devices leave the tenant, when, and why: cleanup rule or certificate expiry',
  ...takes,
  examples: [
    'intuneform devices tenant.yaml',
    'intuneform devices tenant.yaml --leaving 90d --platform windows',
    'intuneform devices tenant.yaml --format html --output departures.html',
    'intuneform devices tenant.yaml --format ics --output departures.ics',
  ],
  exitCodes: {
    0: 'every tenant was read',
    1: 'error: a declaration is not valid',
    5: 'unreadable: at least one tenant could not be read',
  },
  run: devices,
});

/** Milliseconds. A large fleet has many pages, each of which can be throttled. */
const patience = { requestTimeoutMs: 60_000, retryBudgetMs: 120_000 };

/** Reads the rules and the devices of every declared tenant, and changes nothing. */
async function devices(request: RequestOf<typeof takes>, session: Session): Promise<Outcome> {
  const { graphEndpoint, leaving, platform } = request;
  const { subjects, diagnostics } = departureSubjects(request.files, session.env);
  const wanted = { leaving, platform };
  const stopping = new AbortController();
  const tenants: TenantDepartures[] = [];
  for (const subject of subjects) {
    const { name } = subject;
    const options = { env: graphEnvironment(session.env, graphEndpoint, name), signal: stopping.signal, patience };
    const look = (): Promise<TenantDepartures> => lookAtDepartures(subject, wanted, options);
    tenants.push(await session.progress.step(`${name}: reading the devices`, look));
  }
  return devicesOutcome({ tenants, diagnostics, wanted, now: new Date() });
}
