import {
  type Attribute,
  type CatalogSetting,
  type FixedSetting,
  isJsonArray,
  isJsonObject,
  isValueList,
  isValueObject,
  type Json,
  jsonElements,
  type JsonObject,
  textOf,
  type Value,
} from '../../../core/index.js';
import { toGraph } from '../values/graph-json.js';

const prefix = '#microsoft.graph.deviceManagementConfiguration';

/** Converts an attribute to its setting. Undefined if there is no value: the policy then lacks the setting. */
export function settingToGraph(attribute: Attribute, setting: CatalogSetting, value: Value): JsonObject | undefined {
  if (value === null || (isValueList(value) && value.length === 0)) return undefined;
  if (setting.kind === 'choice') return choice(setting, optionOf(setting, textOfValue(value)));
  if (setting.kind === 'simple') return simple(setting, typeof value === 'bigint' ? Number(value) : (value as Json));
  const texts = isValueList(value) ? value.map((one) => elementToGraph(attribute, one)) : [];
  return instance('SimpleSettingCollectionInstance', setting, { simpleSettingCollectionValue: texts.map(textValue) });
}

/** Converts a setting without an attribute, with its value in new policies. */
export function fixedToGraph(setting: FixedSetting): JsonObject {
  return setting.kind === 'choice' ? choice(setting, setting.holds) : simple(setting, setting.holds);
}

function choice(setting: CatalogSetting, option: string): JsonObject {
  const value = { '@odata.type': `${prefix}ChoiceSettingValue`, ...template(setting), value: option, children: [] };
  return instance('ChoiceSettingInstance', setting, { choiceSettingValue: value });
}

function simple(setting: CatalogSetting, json: Json): JsonObject {
  const type = typeof json === 'number' ? 'IntegerSettingValue' : 'StringSettingValue';
  const value = { '@odata.type': `${prefix}${type}`, ...template(setting), value: json };
  return instance('SimpleSettingInstance', setting, { simpleSettingValue: value });
}

function textValue(value: string): JsonObject {
  return { '@odata.type': `${prefix}StringSettingValue`, value };
}

function template({ value }: CatalogSetting): JsonObject {
  return value === undefined ? {} : { settingValueTemplateReference: { settingValueTemplateId: value } };
}

function instance(type: string, setting: CatalogSetting, members: JsonObject): JsonObject {
  return {
    '@odata.type': `${prefix}Setting`,
    settingInstance: {
      '@odata.type': `${prefix}${type}`,
      settingDefinitionId: setting.definition,
      settingInstanceTemplateReference: { settingInstanceTemplateId: setting.instance },
      ...members,
    },
  };
}

/** Converts a setting to the property of its attribute. An unknown option keeps Graph's spelling, so that it is visible. */
export function settingFromGraph(attribute: Attribute, setting: CatalogSetting, json: JsonObject): Json {
  const read = isJsonObject(json.settingInstance) ? json.settingInstance : {};
  if (setting.kind === 'choice') return declaredOption(attribute, setting, memberOf(read.choiceSettingValue));
  if (setting.kind === 'simple') return memberOf(read.simpleSettingValue);
  return jsonElements(read.simpleSettingCollectionValue).map((one) => elementFromGraph(attribute, memberOf(one)));
}

/** Why a setting is invalid for an attribute: it lacks the value of its kind. Undefined: it is valid. */
export function faultInSetting(
  { kind, definition }: CatalogSetting,
  { settingInstance }: JsonObject,
): string | undefined {
  const read = isJsonObject(settingInstance) ? settingInstance : {};
  const isSound =
    kind === 'collection'
      ? isJsonArray(read.simpleSettingCollectionValue) && read.simpleSettingCollectionValue.every(hasValue)
      : hasValue(kind === 'choice' ? read.choiceSettingValue : read.simpleSettingValue);
  return isSound ? undefined : `its setting ${definition} has no value`;
}

function hasValue(json: Json | undefined): boolean {
  return isJsonObject(json) && json.value !== undefined;
}

/** Definition id of a setting. */
export function definitionIn({ settingInstance }: JsonObject): string {
  return isJsonObject(settingInstance) ? (textOf(settingInstance.settingDefinitionId) ?? '').toLowerCase() : '';
}

function memberOf(json: Json | undefined): Json {
  return isJsonObject(json) ? (json.value ?? null) : null;
}

const truths: Readonly<Record<string, string>> = { true: '1', false: '0' };

function optionOf({ definition, options = truths }: CatalogSetting, declared: string): string {
  return `${definition}_${options[declared] ?? declared}`;
}

function declaredOption({ kind }: Attribute, setting: CatalogSetting, json: Json): Json {
  const text = textOf(json);
  if (text === null) return json;
  const found = Object.keys(setting.options ?? truths).find(
    (declared) => optionOf(setting, declared).toLowerCase() === text.toLowerCase(),
  );
  if (found === undefined) return text;
  return kind === 'bool' ? found === 'true' : found;
}

function textOfValue(value: Value): string {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

/** Objects are JSON in a text: `{"id":"…","type":"#microsoft.graph.win32LobApp"}`. */
function elementToGraph(attribute: Attribute, value: Value): string {
  if (attribute.kind !== 'nested' || !isValueObject(value)) return textOfValue(value);
  return JSON.stringify(toGraph(attribute.attributes, value));
}

function elementFromGraph(attribute: Attribute, json: Json): Json {
  if (attribute.kind !== 'nested' || typeof json !== 'string') return json;
  try {
    return JSON.parse(json) as Json;
  } catch {
    return json;
  }
}
