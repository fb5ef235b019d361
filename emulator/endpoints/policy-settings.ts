import { type Answer, badRequest } from '../model/answer.js';
import { isJsonObject, type Json, type JsonObject, textOf } from '../model/json.js';
import { type PolicyTemplate, policyTemplates, type TemplateSetting } from './enrollment-policy-templates.js';

/** The template of a policy, if the emulator knows it. */
export function templateOf({ templateReference }: JsonObject): PolicyTemplate | undefined {
  const id = isJsonObject(templateReference) ? textOf(templateReference.templateId).toLowerCase() : '';
  return Object.hasOwn(policyTemplates, id) ? policyTemplates[id] : undefined;
}

/** Refuses settings that are not in the template or do not match it. The message is a guess. */
export function settingsRefusal(template: PolicyTemplate, settings: readonly Json[]): Answer | undefined {
  const given = settings.map((one) =>
    isJsonObject(one) && isJsonObject(one.settingInstance) ? one.settingInstance : {},
  );
  const missing = Object.entries(template.settings).find(
    ([definition, { required }]) => required && !given.some((one) => textOf(one.settingDefinitionId) === definition),
  );
  if (missing) return badRequest(`The setting '${missing[0]}' is missing.`);
  for (const instance of given) {
    const fault = faultOf(template, instance);
    if (fault !== undefined) return badRequest(fault);
  }
  return undefined;
}

function faultOf({ settings }: PolicyTemplate, instance: JsonObject): string | undefined {
  const definition = textOf(instance.settingDefinitionId);
  const setting = Object.hasOwn(settings, definition) ? settings[definition] : undefined;
  if (!setting) return `The setting '${definition}' is not part of the template.`;
  const reference = instance.settingInstanceTemplateReference;
  if (!isJsonObject(reference) || textOf(reference.settingInstanceTemplateId) !== setting.instance)
    return `The setting '${definition}' has another settingInstanceTemplateId in the template.`;
  return valueFault(definition, setting, instance);
}

const prefix = '#microsoft.graph.deviceManagementConfiguration';

function valueFault(definition: string, { value, takes }: TemplateSetting, instance: JsonObject): string | undefined {
  const type = textOf(instance['@odata.type']);
  if (takes.kind === 'texts') {
    const values = instance.simpleSettingCollectionValue;
    if (type !== `${prefix}SimpleSettingCollectionInstance` || !Array.isArray(values)) return wrongType(definition);
    return values.length > takes.most ? `The setting '${definition}' has too many values.` : undefined;
  }
  const isChoice = takes.kind === 'choice';
  const holder = isChoice ? instance.choiceSettingValue : instance.simpleSettingValue;
  if (type !== `${prefix}${isChoice ? 'Choice' : 'Simple'}SettingInstance` || !isJsonObject(holder))
    return wrongType(definition);
  const reference = holder.settingValueTemplateReference;
  if (!isJsonObject(reference) || textOf(reference.settingValueTemplateId) !== value)
    return `The setting '${definition}' has another settingValueTemplateId in the template.`;
  return isTaken(definition, takes, holder.value)
    ? undefined
    : `The value of the setting '${definition}' is not valid.`;
}

function wrongType(definition: string): string {
  return `The setting '${definition}' is of another type.`;
}

function isTaken(definition: string, takes: TemplateSetting['takes'], value: Json | undefined): boolean {
  if (takes.kind === 'choice') return takes.options.some((option) => value === `${definition}_${option}`);
  if (takes.kind === 'number') return typeof value === 'number' && value >= takes.least && value <= takes.most;
  return (
    takes.kind !== 'text' || (typeof value === 'string' && value.length >= takes.least && value.length <= takes.most)
  );
}
