/**
 * Where a settings catalog policy stores the value of an attribute: in a setting instance, which has its own address
 * below the policy. All settings of a definition are read together and written together.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-deviceconfigv2-devicemanagementconfigurationsettinginstance
 */
export interface CatalogSetting {
  /**
   * Kind of instance. `choice`: one option of the setting, for a text with `oneOf` or a boolean. `simple`: a text or a
   * whole number. `collection`: a set of texts; objects in it are JSON texts.
   */
  readonly kind: 'choice' | 'simple' | 'collection';
  /** `settingDefinitionId`. */
  readonly definition: string;
  /** `settingInstanceTemplateId`: identifies the setting in the policy's template. */
  readonly instance: string;
  /** `settingValueTemplateId`. Undefined for a collection. */
  readonly value?: string;
  /**
   * Only for `choice`: suffix of the option's id after `definition` and `_`, by the declared value as text. Default: 1
   * for true and 0 for false.
   */
  readonly options?: Readonly<Record<string, string>>;
}

/** Template of the managed policies in the settings catalog, which holds policies of every kind. */
export interface PolicyTemplate {
  /** `templateId` of its `templateReference`, including the version. */
  readonly id: string;
  readonly family: string;
  readonly platforms: string;
  readonly technologies: string;
  /** Settings without an attribute. New policies get these values; a policy with another value keeps it. */
  readonly fixed?: readonly FixedSetting[];
}

/** A setting with the only value that the admin center gives it. */
export interface FixedSetting extends CatalogSetting {
  readonly kind: 'choice' | 'simple';
  /** Text, or id of the option. */
  readonly holds: string;
}
