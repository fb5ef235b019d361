import { defineResource, type ResourceDefinition, string, unknown } from '../../../core/index.js';
import { planResource, validateResource } from '../../../provider/engine/index.js';
import { complete } from '../../support/tenant.js';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const pngDigest = '6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0';

const sign = (leftAsItIs?: true): ResourceDefinition =>
  defineResource({
    name: 'sign',
    noun: 'sign',
    doc: 'A sign.',
    source: 'https://learn.microsoft.com/graph/',
    shape: { kind: 'collection' },
    graph: { version: 'beta', path: '/signs', area: 'other' },
    permissions: { read: [], write: [] },
    attributes: {
      text: string({ doc: 'What it says.' }),
      logo: string({ format: 'image', maxBytes: 100, writeOnly: { version: 'logoSha256' }, doc: 'Its logo.' }),
      logoSha256: string({
        computed: true,
        digestOf: { image: 'logo', ...(leftAsItIs && { leftAsItIs }) },
        doc: 'Digest.',
      }),
    },
    example: { declared: {} },
  });

const plan = (definition: ResourceDefinition, logo: string | null | typeof unknown, digest: string | null) =>
  planResource(
    definition,
    {
      prior: { id: '1', text: 'A', logo: null, logoSha256: digest },
      config: { id: null, text: 'A', logo, logoSha256: null },
      proposed: null,
      private: {},
    },
    undefined,
  );

test('plans the digest of the declared image, and never the image', async () => {
  const { planned } = await plan(sign(), png, null);

  expect(planned).toMatchObject({ logo: null, logoSha256: pngDigest });
});

test('plans nothing if the tenant has the declared image', async () => {
  const { planned } = await plan(sign(), png, pngDigest);

  expect(planned).toEqual({ id: '1', text: 'A', logo: null, logoSha256: pngDigest });
});

test('plans to remove an undeclared image, unless such images are kept', async () => {
  expect((await plan(sign(), null, pngDigest)).planned).toMatchObject({ logoSha256: null });
  expect((await plan(sign(true), null, pngDigest)).planned).toMatchObject({ logoSha256: pngDigest });
});

test('does not know the digest of an unknown image', async () => {
  expect((await plan(sign(), unknown, pngDigest)).planned).toMatchObject({ logoSha256: unknown });
});

test.each([
  ['no base64', '<svg/>'],
  ['neither PNG nor JPEG', Buffer.from('GIF89a, more or less').toString('base64')],
  ['too large', Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(100)]).toString('base64')],
])('refuses an image that is %s, without showing it', (_what, logo) => {
  const definition = sign();

  const found = validateResource(definition, complete(definition.attributes, { logo }));

  expect(found.map(({ code }) => code)).toEqual(['INT1265']);
  expect(JSON.stringify(found)).not.toContain(logo);
});
