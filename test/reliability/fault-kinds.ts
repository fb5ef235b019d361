import { asItIs, type Given, type Original, type Passing, plainHeaders } from './odd-proxy.js';

/** What a fault may do besides: from now on, so many reads of what this request is about see it as it was before. */
export interface FaultScene {
  readonly beStale: (passing: Passing, reads: number) => void;
}

/** A fault of one request. `forward` asks the server; the fault decides whether and when to call it. */
export type FaultKind = (passing: Passing, forward: () => Promise<Original>, scene: FaultScene) => Promise<Given>;

const json = { 'content-type': 'application/json' };
const errorBody = (code: string, message = 'Please retry.'): string => JSON.stringify({ error: { code, message } });

function refused(status: number, headers: object = {}, body = errorBody('UnknownError')): FaultKind {
  return () => Promise.resolve({ status, headers: { ...json, ...headers }, body });
}

const rateLimit = 'Rate limit reached because of too many requests to query broker. Please retry after sometime.';

/** All faults of one request. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  '429 with Retry-After': refused(429, { 'Retry-After': '2' }, errorBody('TooManyRequests')),
  '429 with Retry-After 0': refused(429, { 'Retry-After': '0' }, errorBody('TooManyRequests')),
  '429 with a date that has passed': refused(429, { 'Retry-After': 'Mon, 23 Nov 2026 05:00:00 GMT' }),
  '429 without Retry-After': refused(429),
  '429 longer than the budget': refused(429, { 'Retry-After': '900' }),
  '500 that is throttling': refused(500, {}, errorBody('InternalServerError', rateLimit)),
  '500': refused(500),
  '502 with HTML': refused(502, { 'content-type': 'text/html' }, '<html>Bad Gateway</html>'),
  '503': refused(503),
  '503 with Retry-After': refused(503, { 'Retry-After': '3' }),
  '504': refused(504),
  '401': refused(401),
  '403': refused(403),
  'HTML with status 200': () =>
    Promise.resolve({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>sign in</html>' }),
  'reset before': () => Promise.resolve('reset'),
  'reset after': async (_passing, forward) => {
    await forward();
    return 'reset';
  },
  'never answered': () => Promise.resolve('silence'),
  'done and never answered': async (_passing, forward) => {
    await forward();
    return 'silence';
  },
  'stale reads': async (passing, forward, { beStale }) => {
    beStale(passing, 3);
    return asItIs(await forward());
  },
  'cut off': async (_passing, forward) => {
    const { status, headers, text } = await forward();
    return { status, headers: plainHeaders(headers), body: text.slice(0, Math.floor(text.length / 2)) };
  },
  'a list instead': async (_passing, forward) => {
    const { status, headers } = await forward();
    return { status, headers: plainHeaders(headers), body: status === 204 ? '' : '[]' };
  },
  'failed batch items': (passing, forward) => inItems(passing, forward, { status: 500, body: errorOf('x') }),
  'throttled batch items': (passing, forward) =>
    inItems(passing, forward, { status: 429, headers: { 'Retry-After': '1' }, body: errorOf('x') }),
};

function errorOf(code: string): object {
  return { error: { code, message: 'x' } };
}

async function inItems(
  { path }: Passing,
  forward: () => Promise<Original>,
  failed: Readonly<Record<string, unknown>>,
): Promise<Given> {
  const original = await forward();
  if (!path.endsWith('/$batch') || original.status !== 200) return asItIs(original);
  const { responses } = JSON.parse(original.text) as { responses: { id: string }[] };
  const items = responses.map((item, index) => (index % 2 === 0 ? { id: item.id, ...failed } : item));
  return { status: 200, headers: plainHeaders(original.headers), body: JSON.stringify({ responses: items }) };
}
