import { execFileSync } from 'node:child_process';
import { devNull } from 'node:os';
import { join } from 'node:path';

import { terraformType, toTerraformName } from '../../core/index.js';
import { dataSources, ephemeralResources, resources } from '../../provider/resources/index.js';
import { engine } from '../support/engine.js';
import { readSource, repositoryRoot } from '../support/source-files.js';

const documented = [
  ...resources.map((definition) => ['resources', definition] as const),
  ...dataSources.map((definition) => ['data-sources', definition] as const),
  ...ephemeralResources.map((definition) => ['ephemeral-resources', definition] as const),
];

test.each(documented)(
  'in docs/%s the page of $name is valid in the registry, with Terraform names',
  (folder, definition) => {
    const type = terraformType(definition.name);
    const page = readSource(`docs/${folder}/${type.replace(/^intune_/u, '')}.md`);
    const foreign = Object.keys(definition.attributes).filter(
      (name) => toTerraformName(name) !== name && page.includes(`\`${name}\``),
    );

    expect(page).toMatch(
      new RegExp(`^---\n(?:.*\n)?page_title: '${type} .* - intune'\nsubcategory: ''\ndescription: \\|-\n {2}\\S`, 'u'),
    );
    expect(page).toContain(`${type}" "example" {`);
    expect(page.includes(`terraform import ${type}.example`)).toBe(folder === 'resources');
    expect(foreign).toEqual([]);
  },
);

test('the page of the provider names its source and its arguments', () => {
  const page = readSource('docs/index.md');

  expect(page).toContain('source  = "registry.terraform.io/intuneform/intune"');
  expect(page).toContain('`use_cli`');
});

test('terraform fmt changes none of the examples', () => {
  const options = { cwd: join(repositoryRoot, 'examples'), encoding: 'utf8' } as const;
  const env = { ...process.env, TF_CLI_CONFIG_FILE: devNull };

  expect(execFileSync(engine, ['fmt', '-check', '-diff', '-recursive'], { ...options, env })).toBe('');
});
