import { synthesizeInMemory } from '../../../cli/tenants/synthesize-in-memory.js';
import { Testing, Token, Tokenization } from '../../../constructs/cdk.js';
import { IntuneTenant } from '../../../constructs/index.js';
import { loadDeclarations } from '../../../schemas/index.js';
import { exampleNames, yamlOf } from '../../examples/example.js';

function synthesize(): string {
  const [loaded] = loadDeclarations([yamlOf('all-platforms')]).declarations;
  if (!loaded) throw new Error('the example is not valid');
  return JSON.stringify(synthesizeInMemory(loaded));
}

/** Number of references that cdktf retains, each with its whole stack. */
function remembered(): number {
  const { __cdktfTokenMap: all } = globalThis as unknown as {
    readonly __cdktfTokenMap: Readonly<Record<'stringTokenMap' | 'numberTokenMap', ReadonlyMap<unknown, unknown>>>;
  };
  return all.stringTokenMap.size + all.numberTokenMap.size;
}

test('stacks of a fleet do not stay in memory; shared values do', () => {
  const others = Token.asString({ of: 'somebody else' });
  const before = remembered();

  const [first, second] = [synthesize(), synthesize()];

  expect(second).toBe(first);
  expect(first).toContain('${data.intune_name_lookup.names');
  expect(remembered()).toBe(before);
  expect(Tokenization.reverse(others)).toHaveLength(1);
});

test.each(exampleNames)('%s is the same as in the file that cdktf writes', (name) => {
  const [loaded] = loadDeclarations([yamlOf(name)]).declarations;
  if (!loaded) throw new Error('the example is not valid');

  const { stack } = synthesizeInMemory(loaded) as { readonly stack: object };

  // Compared as texts, because reports keep the order of members.
  const written = Testing.synth(IntuneTenant.fromDeclaration(Testing.app(), loaded.declaration));
  expect(JSON.stringify(stack)).toBe(JSON.stringify(JSON.parse(written)));
});
