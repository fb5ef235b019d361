import { isJsonObject, type JsonObject } from '../../../core/index.js';

/**
 * Former Graph names, with the current ones; a beta answer has both. v1.0, IntuneCD and Microsoft365DSC may only have
 * the former ones.
 *
 * @see https://learn.microsoft.com/graph/api/resources/intune-enrollment-windowsautopilotdeploymentprofile
 */
const olderNames: Readonly<Record<string, string>> = {
  enableWhiteGlove: 'preprovisioningAllowed',
  extractHardwareHash: 'hardwareHashExtractionEnabled',
  language: 'locale',
  outOfBoxExperienceSettings: 'outOfBoxExperienceSetting',
  hideEscapeLink: 'escapeLinkHidden',
  hideEULA: 'eulaHidden',
  hidePrivacySettings: 'privacySettingsHidden',
  skipKeyboardSelectionPage: 'keyboardSelectionPageSkipped',
};

/** Renames properties that have a newer name among the known ones. If an object has both, the newer one is used. */
export function withNewerNames(object: JsonObject, isKnown: (name: string) => boolean): JsonObject {
  const newer = new Map(
    Object.entries(olderNames)
      .filter(([older, name]) => isKnown(name) && !isKnown(older))
      .map(([older, name]) => [older.toLowerCase(), name]),
  );
  const members = Object.entries(object).flatMap(([name, value]): [string, JsonObject[string]][] => {
    const now = newer.get(name.toLowerCase());
    if (now === undefined) return [[name, value]];
    return object[now] === undefined ? [[now, withNewerMembers(value)]] : [];
  });
  return Object.fromEntries(members);
}

/** Members of a renamed object also have newer names. */
function withNewerMembers(value: JsonObject[string]): JsonObject[string] {
  if (!isJsonObject(value)) return value;
  const names = new Map(Object.entries(olderNames).map(([older, name]) => [older.toLowerCase(), name]));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [names.get(name.toLowerCase()) ?? name, member]),
  );
}
