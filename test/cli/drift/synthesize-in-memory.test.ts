import { synthesizeInMemory } from '../../../cli/tenants/synthesize-in-memory.js';
import { Token, Tokenization } from '../../../constructs/cdk.js';
import { loadDeclarations } from '../../../schemas/index.js';
import { yamlOf } from '../../examples/example.js';

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
