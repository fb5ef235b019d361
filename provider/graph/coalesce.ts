import { toAddress } from './addresses.js';
import { batchSize, type Get, methodOf, sendTogether } from './batch.js';
import type { Call, ConnectionParts, Exchanged } from './exchange.js';
import { after, judgeReply, leftOf, mayHaveHappened, next, type Outcome, pause } from './persist.js';
import type { Reply } from './reply.js';
import { type Attempts, noAttempts, type Verdict } from './retry.js';

/** Sends a GET, a query or a write along with others sent at the same time. Repeats it as long as `decide` requires. */
export type SendTogether = (get: Get) => Promise<Outcome>;

interface Job extends Get {
  readonly attempts: Attempts;
  /** An earlier attempt may have reached Graph. */
  readonly uncertain: boolean;
  readonly finish: (outcome: Outcome) => void;
}

/**
 * Collects requests of one turn of the event loop, or until `gather` resolves, into batches of up to 20 with one
 * version each.
 *
 * Each item is evaluated individually. Items of a batch that must be repeated are sent together, after the longest of
 * their waits. Requests of a throttled area are sent separately, so that they delay no others.
 */
export function createCoalescer(
  parts: ConnectionParts,
  endpoint: string,
  gather: (flush: () => void) => unknown = setImmediate,
): SendTogether {
  let queue: Job[] = [];
  const enqueue = (jobs: readonly Job[]): void => {
    if (jobs.length === 0) return;
    if (queue.length === 0) gather(flush);
    queue.push(...jobs);
  };
  const flush = (): void => {
    const jobs = queue;
    queue = [];
    for (const { sending } of jobs) sending?.();
    for (const chunk of toChunks(jobs, (job) => laneOf(job, parts))) void run(chunk);
  };
  const run = async (chunk: readonly Job[]): Promise<void> => {
    // A request that reaches the end of its budget ends the wait of its batch; the others are sent again.
    const leftMs = leftOfAll(parts, chunk);
    const replies = await sendTogether(parts, endpoint, chunk, leftMs);
    const judged = chunk.map((job, index) => judge(parts, job, replies[index]));
    const waits = judged.flatMap(({ verdict }) => (verdict.again ? [verdict.delayMs] : []));
    for (const { job, reply, verdict } of judged) if (!verdict.again) job.finish({ reply, uncertain: job.uncertain });
    if (waits.length === 0) return;
    const delayMs = Math.max(...waits);
    await pause(parts, addressOf(endpoint, chunk), delayMs);
    enqueue(
      judged.flatMap(({ job, reply, verdict }) => {
        if (!verdict.again) return [];
        const uncertain = job.uncertain || (job.writes !== undefined && mayHaveHappened(reply));
        return [{ ...job, uncertain, attempts: next(job.attempts, { ...verdict, delayMs }) }];
      }),
    );
  };
  return (get) =>
    new Promise((finish) => {
      enqueue([{ ...get, attempts: noAttempts, uncertain: false, finish }]);
    });
}

/** Remaining time of a batch. Writes are not cut off, because their outcome would be unknown. */
function leftOfAll(parts: ConnectionParts, chunk: readonly Job[]): number | undefined {
  if (chunk.some(({ writes }) => writes !== undefined)) return undefined;
  return Math.min(...chunk.map(({ attempts }) => leftOf(parts, attempts)));
}

interface Judged {
  readonly job: Job;
  readonly reply: Reply;
  readonly verdict: Verdict;
}

function judge(parts: ConnectionParts, job: Job, exchanged: Exchanged | undefined): Judged {
  if (exchanged === undefined) throw new Error('a batch gave fewer replies than it had items');
  const { reply, tookMs } = exchanged;
  const attempts = after(job.attempts, tookMs);
  // A query can be repeated like a GET, although it is a POST.
  const call = { method: job.writes ?? 'GET', charges: new Map([[job.area, 1]]) } as const;
  const verdict = judgeReply(parts, call, { reply, attempts });
  return { job: { ...job, attempts }, reply, verdict };
}

function laneOf({ version, area }: Job, { budget, surroundings }: ConnectionParts): string {
  const throttled = budget.throttledUntil(area) > surroundings.clock.now().getTime();
  return throttled ? `${version} ${area}` : version;
}

function toChunks(jobs: readonly Job[], laneOfJob: (job: Job) => string): readonly (readonly Job[])[] {
  const lanes = new Map<string, Job[]>();
  for (const job of jobs) lanes.set(laneOfJob(job), [...(lanes.get(laneOfJob(job)) ?? []), job]);
  return [...lanes.values()].flatMap((lane) =>
    Array.from({ length: Math.ceil(lane.length / batchSize) }, (_none, index) =>
      lane.slice(index * batchSize, (index + 1) * batchSize),
    ),
  );
}

function addressOf(endpoint: string, chunk: readonly Job[]): Pick<Call, 'method' | 'url'> {
  const [first] = chunk;
  const alone = chunk.length === 1 ? first : undefined;
  const url = toAddress(endpoint, first?.version ?? 'v1.0', alone?.target ?? '/$batch');
  return { method: methodOf(alone ?? {}), url };
}
