import { Construct } from 'constructs';

import { addressOf } from './address.js';
import { type ITerraformDependable, TerraformStack } from './cdk.js';
import { nameFrom } from './declared-path.js';
import { DataIntuneEnrollmentReadiness } from './generated/index.js';

/** Platforms as the data source names them, in the order in which they are checked. */
export const readinessPlatforms = ['iOS', 'macOS', 'appleAutomated', 'androidEnterprise', 'windows'] as const;

/** A platform as the data source names it. */
export type ReadinessPlatform = (typeof readinessPlatforms)[number];

/** Properties of `EnrollmentReadinessChecks`. */
export interface EnrollmentReadinessChecksProps {
  /** Platforms whose enrollment is declared. */
  readonly platforms: readonly ReadinessPlatform[];
  /**
   * Declared resources that enrollment needs. While one of them is about to change, the checks are deferred to apply.
   *
   * @default - the checks wait for nothing
   */
  readonly after?: readonly ITerraformDependable[];
  /**
   * References to expiration dates of declared resources, about which the provider already warns.
   *
   * @default - none
   */
  readonly watchedEnds?: readonly string[];
}

/** Hours before an expiration date from which plan warns. */
const windowHours = 30 * 24;

/**
 * Checks that devices of the declared platforms can enroll, and that no undeclared prerequisite is about to expire.
 *
 * Plan warns, even without the command line, and never fails. Values that could not be read pass. Terraform addresses:
 * `data.intune_enrollment_readiness.readiness` and `check.enrollment-readiness`.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/check
 */
export class EnrollmentReadinessChecks extends Construct {
  /** The readiness data source in Terraform. */
  readonly readiness: DataIntuneEnrollmentReadiness;

  /**
   * @param scope - the tenant
   * @param id - construct id
   * @param props - what to check
   */
  constructor(
    scope: Construct,
    id: string,
    { platforms, after = [], watchedEnds = [] }: EnrollmentReadinessChecksProps,
  ) {
    super(scope, id);
    this.readiness = new DataIntuneEnrollmentReadiness(this, 'readiness', {
      ...(after.length > 0 && { dependsOn: [...after] }),
    });
    nameFrom(this.readiness, 'readiness', ['spec', 'enrollment']);
    const address = addressOf(this.readiness);
    TerraformStack.of(this).addOverride('check.enrollment-readiness', {
      assert: [
        ...platforms.map((platform) => readyAssertion(address, platform)),
        expiryAssertion(address, watchedEnds),
      ],
    });
  }
}

interface Assertion {
  readonly condition: string;
  readonly error_message: string;
}

const platformNames: Readonly<Record<ReadinessPlatform, string>> = {
  iOS: 'iPhones and iPads',
  macOS: 'Macs',
  appleAutomated: 'company-owned Apple devices',
  androidEnterprise: 'Android Enterprise devices',
  windows: 'Windows devices',
};

function readyAssertion(address: string, platform: ReadinessPlatform): Assertion {
  const missing = `flatten([for one in ${address}.platforms : one.missing if one.platform == "${platform}"])`;
  const reasons = `[for one in ${address}.requirements : one.explanation if contains(${missing}, one.name)]`;
  return {
    condition: `\${length(${missing}) == 0}`,
    error_message:
      `INT1346: ${platformNames[platform]} cannot enroll; \${join(" and ", ${reasons})}. ` +
      'Complete the missing prerequisites before users enroll devices.',
  };
}

function expiryAssertion(address: string, watchedEnds: readonly string[]): Assertion {
  const end = 'one.expiration_date_time';
  const isNear = `try(timecmp(${end}, timeadd(plantimestamp(), "${String(windowHours)}h")) <= 0, false)`;
  const isOther = `!contains([${watchedEnds.join(', ')}], ${end})`;
  const near = `[for one in ${address}.expirations : "\${one.kind} \${one.name} on \${${end}}" if ${isOther} && ${isNear}]`;
  return {
    condition: `\${length(${near}) == 0}`,
    error_message:
      `INT1347: a prerequisite for enrollment expires soon or has expired; \${join(", ", ${near})}. ` +
      'Renew it, or declare it to manage it here.',
  };
}
