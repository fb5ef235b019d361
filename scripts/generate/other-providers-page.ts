import { terraformType, toTerraformName } from '../../core/index.js';
import { type Definition, generatedMark } from './words.js';

/** The resource of another provider for the same objects. */
interface Counterpart {
  readonly type: string;
  /** Block with the settings. Default: they are next to the name. */
  readonly within?: string;
  /** What one of their resources represents, if ours contains many. */
  readonly each?: string;
}

interface Counterparts {
  readonly microsoft365wp?: Counterpart;
  readonly microsoft365?: Counterpart;
}

const beta = 'microsoft365_graph_beta_device_management_';
const configuration = 'microsoft365wp_device_enrollment_configuration';

/**
 * By our definition, from the published documentation of both providers.
 *
 * @see https://registry.terraform.io/providers/terraprovider/microsoft365wp/latest/docs
 * @see https://registry.terraform.io/providers/deploymenttheory/microsoft365/latest/docs
 */
const counterparts: Readonly<Record<string, Counterparts>> = {
  appleConfiguratorEnrollmentProfile: {
    microsoft365: { type: `${beta}apple_configurator_enrollment_policy` },
  },
  assignmentFilter: {
    microsoft365wp: { type: 'microsoft365wp_device_and_app_management_assignment_filter' },
    microsoft365: { type: `${beta}assignment_filter` },
  },
  brandingProfile: {
    microsoft365wp: { type: 'microsoft365wp_intune_branding_profile' },
    microsoft365: { type: `${beta}intune_branding_profile` },
  },
  defaultDeviceEnrollmentLimit: { microsoft365wp: { type: configuration, within: 'device_enrollment_limit' } },
  defaultDeviceEnrollmentPlatformRestrictions: {
    microsoft365wp: { type: configuration, within: 'platform_restrictions' },
  },
  defaultEnrollmentStatusPage: { microsoft365wp: { type: configuration, within: 'windows10_esp' } },
  defaultWindowsHelloForBusiness: { microsoft365wp: { type: configuration, within: 'windows_hello_for_business' } },
  depVisionosEnrollmentPolicy: { microsoft365: { type: `${beta}visionos_device_enrollment_policy` } },
  deviceCategory: { microsoft365: { type: `${beta}device_category` } },
  deviceEnrollmentLimit: {
    microsoft365wp: { type: configuration, within: 'device_enrollment_limit' },
    microsoft365: { type: `${beta}device_enrollment_limit_configuration` },
  },
  deviceEnrollmentPlatformRestriction: {
    microsoft365wp: { type: configuration, within: 'single_platform_restriction' },
  },
  enrollmentNotification: { microsoft365: { type: `${beta}device_enrollment_notification` } },
  enrollmentStatusPage: {
    microsoft365wp: { type: configuration, within: 'windows10_esp' },
    microsoft365: { type: `${beta}windows_enrollment_status_page` },
  },
  managedDeviceCleanupRule: { microsoft365: { type: `${beta}managed_device_cleanup_rule` } },
  mobileDeviceManagementPolicy: { microsoft365wp: { type: 'microsoft365wp_mobility_management_policy' } },
  roleScopeTag: { microsoft365: { type: `${beta}role_scope_tag` } },
  termsAndConditions: { microsoft365: { type: `${beta}terms_and_conditions` } },
  windowsAutopilotDeploymentProfile: {
    microsoft365wp: { type: 'microsoft365wp_azure_ad_windows_autopilot_deployment_profile' },
    microsoft365: { type: `${beta}windows_autopilot_deployment_profile` },
  },
  windowsAutopilotDeviceIdentities: {
    microsoft365: { type: `${beta}windows_autopilot_device_identity`, each: 'device' },
  },
  windowsAutopilotDevicePreparationPolicy: {
    microsoft365: { type: `${beta}windows_autopilot_device_preparation_policy` },
  },
  windowsHelloForBusiness: { microsoft365wp: { type: configuration, within: 'windows_hello_for_business' } },
};

/** Renders the page that maps resources and attributes of other Terraform providers, as Markdown. */
export function renderOtherProvidersPage(definitions: readonly Definition[]): string {
  const known = definitions.filter(({ name }) => name in counterparts).sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    `<!-- ${generatedMark} -->`,
    '# Resources and attributes of other Terraform providers',
    'The names that [microsoft365wp](https://registry.terraform.io/providers/terraprovider/microsoft365wp/latest/docs) and [microsoft365](https://registry.terraform.io/providers/deploymenttheory/microsoft365/latest/docs) use for the same objects. All three providers name attributes after the properties of Microsoft Graph, in snake case. [Move from another Terraform provider](../coming-from-terraform.md) describes the steps.',
    '## Resources',
    [
      '| intuneform | microsoft365wp | microsoft365 |',
      '|---|---|---|',
      ...known.map(
        (one) => `| \`${terraformType(one.name)}\` | ${cell(one, 'microsoft365wp')} | ${cell(one, 'microsoft365')} |`,
      ),
    ].join('\n'),
    '## Attributes',
    'In the other providers, an attribute has the name in the second column. `assignments` of microsoft365wp is a set of `{ target = { group = { group_id } } }`; here it is a set of `{ target = "group", group_id }`.',
    ...known.map(attributesOf),
    '',
  ].join('\n\n');
}

function cell({ name }: Definition, provider: keyof Counterparts): string {
  const other = counterparts[name]?.[provider];
  if (!other) return '–';
  const within = other.within === undefined ? '' : `, block \`${other.within}\``;
  const each = other.each === undefined ? '' : `, one resource for each ${other.each}`;
  return `\`${other.type}\`${within}${each}`;
}

const outside: ReadonlySet<string> = new Set([
  'id',
  'displayName',
  'description',
  'roleScopeTagIds',
  'assignments',
  'priority',
]);

function attributesOf(definition: Definition): string {
  const { name, attributes } = definition;
  const within = counterparts[name]?.microsoft365wp?.within;
  const single = singleNames(definition);
  const rows = Object.entries(attributes).map(([member, { graphName = single[member] ?? member, local }]) => {
    if (local) return `| \`${toTerraformName(member)}\` | – |`;
    const theirs = toTerraformName(graphName);
    const nested = within === undefined || outside.has(member) ? '' : `; in microsoft365wp \`${within}.${theirs}\``;
    return `| \`${toTerraformName(member)}\` | \`${theirs}\`${nested} |`;
  });
  return [
    `### ${terraformType(name)}`,
    '',
    '| attribute | property of Graph, in snake case |',
    '|---|---|',
    ...rows,
  ].join('\n');
}

/** For a bulk resource, an attribute of one object corresponds to a list or map of all. */
function singleNames(definition: Definition): Readonly<Record<string, string>> {
  if (!('shape' in definition) || definition.shape.kind !== 'register') return {};
  const { keys, key, secrets, importing } = definition.shape;
  return { [keys]: key, [secrets]: importing.secret };
}
