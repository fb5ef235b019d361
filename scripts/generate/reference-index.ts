import { posix } from 'node:path';

import { type EphemeralResourceDefinition, terraformType } from '../../core/index.js';
import { ephemeralPagePath } from './ephemeral-page.js';
import { markdown } from './page.js';
import { type Definition, pagePathOf } from './words.js';

/** Path of the list of all reference pages. */
export const referenceIndexPath = 'docs/reference/README.md';

/** Renders the list of everything in the Terraform provider, as Markdown. */
export function renderReferenceIndex(
  definitions: readonly Definition[],
  ephemeralResources: readonly EphemeralResourceDefinition[],
): string {
  const folder = posix.dirname(referenceIndexPath);
  const item = (type: string, path: string): string => `- [\`${type}\`](${posix.relative(folder, path)})`;
  const list = (kind: Definition['kind']): string =>
    definitions
      .filter((definition) => definition.kind === kind)
      .map((definition) => item(terraformType(definition.name), pagePathOf(definition)))
      .sort()
      .join('\n');
  return markdown([
    '# Terraform reference',
    'The [provider configuration](provider.md), and everything that the provider manages or reads. To write a declaration, use the [declaration reference](../declaration/README.md) instead.',
    '## Resources',
    list('resource'),
    '## Data sources',
    list('dataSource'),
    '## Ephemeral resources',
    ephemeralResources
      .map((definition) => item(terraformType(definition.name), ephemeralPagePath(definition)))
      .sort()
      .join('\n'),
  ]);
}
