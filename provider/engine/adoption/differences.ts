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

/** An object that is there, and what is planned and declared of it. */
export interface Sides {
  readonly live: Readonly<Record<string, Value | undefined>>;
  readonly planned: ValueObject;
  readonly config: ValueObject;
}

/** What adopting changes, under Terraform's names: only the members that differ. Both are empty where nothing does. */
export interface Differences {
  readonly seen: JsonObject;
  /** A value that becomes known only by applying is left out. */
  readonly wanted: JsonObject;
  /** Whether something differs, or may: also a secret, of which neither side is shown. */
  readonly any: boolean;
}

/** Compares what the tenant has with what is planned, member by member, as far as apply would send it. */
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
  /** Of a write-only value: whether its version says that the tenant has it. */
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
  // A digest stands for the image that is declared.
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
