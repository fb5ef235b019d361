/**
 * Where a policy of the settings catalog keeps the value of an attribute: in a setting instance, which has an address of its own below
 * the policy. The settings of a definition are read together and written together.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-deviceconfigv2-devicemanagementconfigurationsettinginstance
 */
export interface CatalogSetting {
  /**
   * Kind of instance. `choice`: one of the options of the setting, of a text with `oneOf` or a truth value. `simple`: a text or a whole
   * number. `collection`: a set of texts; of objects, each as JSON in a text.
   */
  readonly kind: 'choice' | 'simple' | 'collection';
  /** `settingDefinitionId`. */
  readonly definition: string;
  /** `settingInstanceTemplateId`: which setting of the policy's template it is. */
  readonly instance: string;
  /** `settingValueTemplateId`. A collection has none. */
  readonly value?: string;
  /**
   * Of a choice: what the id of the option ends with after `definition` and `_`, by the declared value as text. Default: 1 for true and 0
   * for false.
   */
  readonly options?: Readonly<Record<string, string>>;
}

/** Template of the policies that are meant in the settings catalog, which holds policies of every kind. */
export interface PolicyTemplate {
  /** `templateId` of its `templateReference`, version included. */
  readonly id: string;
  readonly family: string;
  readonly platforms: string;
  readonly technologies: string;
  /** Settings that no attribute holds: a new policy gets them, and one that has another value keeps it. */
  readonly fixed?: readonly FixedSetting[];
}

/** A setting with the only value that the admin center gives it. */
export interface FixedSetting extends CatalogSetting {
  readonly kind: 'choice' | 'simple';
  /** Text, or id of the option. */
  readonly holds: string;
}
