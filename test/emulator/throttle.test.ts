import { createThrottle } from '../../emulator/http/throttle.js';

const pipeline = { tenantId: 'contoso', applicationId: 'pipeline' };
const categories = '/deviceManagement/deviceCategories';

function throttleAt(): {
  readonly ask: (method: string, target: string, who?: typeof pipeline) => number | undefined;
  readonly wait: (seconds: number) => void;
} {
  let time = Date.UTC(2026, 10, 23);
  const throttle = createThrottle(() => new Date(time));
  return {
    ask: (method, target, who = pipeline) => throttle({ ...who, method, target }),
    wait: (seconds) => {
      time += seconds * 1000;
    },
  };
}

/** How many requests in a row are answered. */
function answered(ask: () => number | undefined): number {
  let count = 0;
  while (count < 5000 && ask() === undefined) count += 1;
  return count;
}

test.each([
  [categories, 100, 1000],
  ['/deviceManagement/deviceEnrollmentConfigurations', 100, 1000],
  ['/deviceManagement/termsAndConditions', 100, 1000],
  ['/deviceAppManagement/mobileApps', 100, 1000],
  ['/deviceManagement/applePushNotificationCertificate', 200, 2000],
  ['/deviceManagement/managedDevices?$top=1', 200, 2000],
  ['/groups', 5000, 5000],
])('%s takes %i writes and %i requests in 20 seconds', (target, writes, any) => {
  const { ask } = throttleAt();
  const other = throttleAt();

  expect(answered(() => ask('POST', target))).toBe(writes);
  expect(answered(() => other.ask('GET', target))).toBe(any);
});

test('counts each area, application and tenant separately', () => {
  const { ask } = throttleAt();
  answered(() => ask('POST', categories));

  expect(ask('POST', categories)).toBe(20);
  expect(ask('POST', '/deviceManagement/deviceEnrollmentConfigurations')).toBe(20);
  expect(ask('GET', categories)).toBeUndefined();
  expect(ask('POST', '/deviceManagement/termsAndConditions')).toBeUndefined();
  expect(ask('POST', categories, { ...pipeline, applicationId: 'console' })).toBeUndefined();
  expect(ask('POST', categories, { ...pipeline, tenantId: 'fabrikam' })).toBeUndefined();
});

test('returns the wait after which the request is accepted', () => {
  const { ask, wait } = throttleAt();
  answered(() => ask('POST', categories));
  wait(5);

  const seconds = ask('POST', categories);
  wait(15);

  expect(seconds).toBe(15);
  expect(ask('POST', categories)).toBeUndefined();
});
