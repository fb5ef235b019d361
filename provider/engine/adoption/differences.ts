import {
  type Attribute,
  type Attributes,
  isReadOnly,
  isUnknown,
  isValueObject,
  isWhollyKnown,
  type Json,
  type JsonObject,
  renamed,
  toPlanValue,
  toTerraformName,
  toTerraformNames,
  type Value,
  type ValueObject,
} from '../../../core/index.js';
import { couldBe } from '../values/last-seen.js';

/** An existing object, with its plan and its declaration. */
export interface Sides {
  readonly live: Readonly<Record<string, Value | undefined>>;
  readonly planned: ValueObject;
  readonly config: ValueObject;
}

/**
 * Changes that adoption makes, by Terraform's names: only the members that differ. Both are empty if there is no
 * difference.
 */
export interface Differences {
  readonly seen: JsonObject;
  /** Leaves out values that are only known after apply. */
  readonly wanted: JsonObject;
  /** Whether there is, or may be, a difference. Includes secrets, which neither side shows. */
  readonly any: boolean;
}

/** Compares the tenant with the plan, member by member, for values that apply would send. */
export function differencesOf(attributes: Attributes, sides: Sides): Differences {
  const none: Differences = { seen: {}, wanted: {}, any: false };
  return Object.entries(attributes).reduce<Differences>((sum, [name, attribute]) => {
    const found = difference(attribute, memberOf(name, attributes, sides));
    if (!found) return sum;
    const key = toTerraformName(name);
    return {
      seen: { ...sum.seen, ...('seen' in found && { [key]: found.seen }) },
      wanted: { ...sum.wanted, ...('wanted' in found && { [key]: found.wanted }) },
      any: true,
    };
  }, none);
}

interface Member {
  readonly live: Value;
  readonly planned: Value;
  readonly config: Value;
  /** For a write-only value: whether its version means that the tenant has it. */
  readonly sameVersion: boolean;
}

function memberOf(name: string, attributes: Attributes, { live, planned, config }: Sides): Member {
  const { writeOnly, digestOf } = attributes[name] ?? {};
  const version = writeOnly?.version;
  const wanted = version === undefined ? null : (planned[version] ?? null);
  const sameVersion =
    version !== undefined &&
    attributes[version]?.local !== true &&
    wanted !== null &&
    isWhollyKnown(wanted) &&
    wanted === (live[version] ?? null);
  // A digest represents the declared image.
  const declared = config[digestOf?.image ?? name] ?? null;
  return { live: live[name] ?? null, planned: planned[name] ?? null, config: declared, sameVersion };
}

interface Difference {
  readonly seen?: Json;
  readonly wanted?: Json;
}

function difference(attribute: Attribute, member: Member): Difference | undefined {
  const { live, planned, config, sameVersion } = member;
  if (attribute.writeOnly) return config === null || sameVersion ? undefined : {};
  if (attribute.local || isReadOnly(attribute)) return undefined;
  if (isUnknown(planned) && config === null) return undefined;
  if (isWhollyKnown(config) && couldBe(attribute, planned, live)) return undefined;
  if (attribute.sensitive) return {};
  if (attribute.kind === 'nested' && isSingle(attribute, live, planned)) return nested(attribute.attributes, member);
  const shown = (value: Value): Json => toPlanValue(renamed(attribute, value, toTerraformNames));
  return { seen: shown(live), ...(isWhollyKnown(planned) && { wanted: shown(planned) }) };
}

function isSingle(attribute: Attribute, live: Value, planned: Value): boolean {
  const single = attribute.kind === 'nested' && attribute.nesting === 'single';
  return single && isValueObject(live) && isValueObject(planned);
}

function nested(attributes: Attributes, { live, planned, config }: Member): Difference | undefined {
  const object = (value: Value): ValueObject => (isValueObject(value) ? value : {});
  const { any, ...sides } = differencesOf(attributes, {
    live: object(live),
    planned: object(planned),
    config: object(config),
  });
  return any ? sides : undefined;
}
