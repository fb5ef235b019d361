import { blocksFor, countsFor } from '../../bench/example-tenant.js';
import type { JournalEntry } from '../../emulator/index.js';
import { startProvider } from '../support/provider.js';
import { startTenant } from '../support/tenant.js';

const isQuestion = ({ path }: JournalEntry): boolean => /\$batch$|search\w+$|validate\w+$/iu.test(path);
const isWrite = (entry: JournalEntry): boolean => entry.method !== 'GET' && !isQuestion(entry);

test('a plan and apply of 60 objects of all kinds sends at most ten requests in addition to its writes', async () => {
  await using tenant = await startTenant({ managedGooglePlay: 'bound', devices: 20 }, { clock: () => new Date() });
  await using provider = await startProvider(tenant);
  provider.terraform.write(blocksFor(countsFor(60), 50));

  await provider.terraform.apply();

  const entries = tenant.emulator.journal.filter(({ path }) => !path.includes('/oauth2/'));
  const overHttp = entries.filter(({ inBatch }) => !inBatch);
  const writes = entries.filter(isWrite);
  expect(writes.length).toBeGreaterThan(60);
  expect(overHttp.length).toBeLessThanOrEqual(writes.length + 10);
  // Lists of the plan and the apply, and reads that verify orders, device registrations and images.
  expect(overHttp.filter((entry) => entry.method === 'GET').length).toBeLessThanOrEqual(40);
});

test('new objects are looked up in one batch per version of Graph before they are planned', async () => {
  await using tenant = await startTenant({}, { clock: () => new Date() });
  await using provider = await startProvider(tenant);
  const resource = {
    intune_device_category: { a: { display_name: 'A' } },
    intune_managed_device_cleanup_rule: {
      a: {
        display_name: 'A',
        device_cleanup_rule_platform_type: 'windows',
        device_inactivity_before_retirement_in_days: 90,
        depends_on: ['intune_device_category.a'],
      },
    },
    intune_device_enrollment_limit: {
      a: { display_name: 'A', limit: 3, depends_on: ['intune_managed_device_cleanup_rule.a'] },
    },
  };
  provider.terraform.write({ resource });

  await provider.terraform.run('plan', '-input=false');

  // Scope tags are looked up for the rules about them, whatever is declared.
  const sent = tenant.emulator.journal.filter(
    ({ inBatch, path }) => !inBatch && !/\/oauth2\/|roleScopeTags/u.test(path),
  );
  expect(sent.map(({ path }) => path.split('/').at(-1))).toEqual(['$batch']);
});
