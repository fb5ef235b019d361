import * as fc from 'fast-check';

import type { LeftOut } from '../../../../cli/export/composition.js';
import { inverses } from '../../../../constructs/inverse/index.js';
import { isValueObject, type Value, type ValueObject } from '../../../../core/index.js';
import { administratorsConsole } from '../../../../emulator/identities.js';
import type { TenantSeed } from '../../../../emulator/index.js';
import { uploadPushCertificate } from '../../../support/push-certificates.js';
import { startTenant, type TestTenant } from '../../../support/tenant.js';
import { scratch } from '../../scratch.js';
import { applyAll } from './applied.js';
import { live, makeGroups } from './live.js';
import { history } from './random-tenant.js';
import { changesOf, exportAll, type Exported, synthesized, writeKept } from './taken-over.js';

/** Bound to Google, with a push certificate and signed in to by a person, so that nothing is refused but what is wrong. */
async function start(managedBy: Authority = 'intune'): Promise<TestTenant> {
  const tenant = await startTenant(
    { managedGooglePlay: 'bound', authority: managedBy },
    { identity: administratorsConsole },
  );
  await uploadPushCertificate(tenant.handle);
  return tenant;
}

type Authority = NonNullable<TenantSeed['authority']>;

/** Mostly Intune: nothing else can be declared of a tenant whose devices it does not manage. */
const authority: fc.Arbitrary<Authority> = fc.oneof(
  { arbitrary: fc.constant('intune' as const), weight: 4 },
  { arbitrary: fc.constantFrom<Authority[]>('unknown', 'sccm', 'office365'), weight: 1 },
);

/** Exports into a folder, with the files that the declaration names. */
async function exportInto(folder: string, tenant: TestTenant): Promise<Exported> {
  const exported = await exportAll(tenant, folder);
  writeKept(exported);
  return exported;
}

test('any tenant is exported, valid, and imported without a change; omissions are reported', async () => {
  const imported: number[] = [];
  await fc.assert(
    fc.asyncProperty(history, authority, async (deeds, managedBy) => {
      using here = scratch();
      await using tenant = await start(managedBy);
      await live(tenant, deeds);

      const exported = await exportInto(here.folder, tenant);
      const synth = synthesized(exported);

      expect(await changesOf(synth, tenant)).toEqual({});
      expect(unaccounted(exported)).toEqual([]);
      imported.push(exported.imports.length);
    }),
    { numRuns: 12 },
  );
  expect(Math.max(...imported)).toBeGreaterThan(5);
});

test('an export applied to an empty tenant is exported from there as the same declaration', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (deeds) => {
      using here = scratch();
      await using tenant = await start();
      await live(tenant, deeds);
      const first = await exportInto(here.folder, tenant);

      await using empty = await start();
      await makeGroups(empty);
      const untouched = await exportAll(empty);
      expect(await applyAll(synthesized(first), empty)).toEqual({});
      const second = await exportInto(here.folder, empty);

      const { declaration } = first.written;
      expect(asTerraformReads(second.written.declaration)).toEqual(
        asTerraformReads(completed(declaration, untouched.written.declaration, second.coverage.leftOut)),
      );
    }),
    { numRuns: 12 },
  );
});

/** The declaration in NFC, which Terraform puts every string into before a provider sees it. */
function asTerraformReads(declaration: ValueObject): unknown {
  return JSON.parse(JSON.stringify(declaration).normalize('NFC'), withoutBareTokens);
}

/** A token that nobody uploaded is exported for its profiles; one whose profiles are all left out is not found again. */
function withoutBareTokens(name: string, value: unknown): unknown {
  if (name !== 'automatedDeviceEnrollment' || !Array.isArray(value)) return value;
  const tokens = value.filter(
    (token: ValueObject) => token.appleIdentifier !== undefined || token.profiles !== undefined,
  );
  return tokens.length === 0 ? undefined : tokens;
}

/** The declared values; and of objects that always exist, undeclared ones that could be declared as well. */
function completed(declared: ValueObject, there: ValueObject, leftOut: readonly LeftOut[]): ValueObject {
  const wholes = inverses.filter(({ as, below }) => as === 'whole' && !below);
  return wholes.reduce((sum, { definition, section, loose }) => {
    const path = ['spec', ...section];
    const [own, other] = [at(sum, path), at(there, path)];
    if (other === undefined) return sum;
    if (own === undefined) return withMember(sum, path, other);
    if (!loose || !isValueObject(own) || !isValueObject(other)) return sum;
    const refused = leftOut.filter((one) => one.definition.name === definition).map(({ member }) => member);
    const free = Object.entries(other).filter(([name]) => !refused.includes(name));
    return withMember(sum, path, { ...Object.fromEntries(free), ...own });
  }, declared);
}

function at(value: Value, [step, ...rest]: readonly string[]): Value | undefined {
  if (step === undefined) return value;
  const member = isValueObject(value) ? value[step] : undefined;
  return member === undefined ? undefined : at(member, rest);
}

function withMember(object: ValueObject, [step = '', ...rest]: readonly string[], value: Value): ValueObject {
  const member = object[step];
  const inner = isValueObject(member ?? null) ? (member as ValueObject) : {};
  return { ...object, [step]: rest.length === 0 ? value : withMember(inner, rest, value) };
}

/** Objects that were read but neither imported nor reported. Orders do not count. */
function unaccounted({ read, coverage, imports }: Exported): readonly (string | undefined)[] {
  const told = new Set([
    ...imports.map(({ id }) => id),
    ...coverage.leftOut.map(({ object }) => object.importId ?? ''),
  ]);
  const unset = new Set(coverage.unset.map(({ definition }) => definition.name));
  return read.definitions
    .flatMap((one) => (one.state === 'present' && one.definition.shape.kind !== 'order' ? one.objects : []))
    .filter(({ definition, importId }) => !told.has(importId ?? '') && !unset.has(definition))
    .map(({ importId }) => importId);
}
