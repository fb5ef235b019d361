import { type Answer, badRequest } from '../model/answer.js';
import { type JsonObject, textOf } from '../model/json.js';
import type { Tenant } from '../tenant/tenant.js';
import { internalTemplate, notificationMessageTemplates } from './notification-message-templates.js';

const zeros = '00000000-0000-0000-0000-000000000000';
const reference = /^(email|push)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/iu;

/**
 * Refuses references to templates that are neither new (an id of zeros) nor the notification's own.
 *
 * A public tool got 400 for others in an update. The message, and the same refusal for a create, are guesses.
 */
export function checkTemplates(present: JsonObject, { notificationTemplates: wanted }: JsonObject): Answer | undefined {
  const own = textsOf(present.notificationTemplates).map((text) => text.toLowerCase());
  const wrong = textsOf(wanted).find((text) => {
    const id = reference.exec(text)?.[2];
    return id === undefined || (id !== zeros && !own.includes(text.toLowerCase()));
  });
  return wrong === undefined ? undefined : badRequest(`The notification template '${wrong}' is not valid.`);
}

/**
 * Creates the requested templates, and deletes those without a remaining reference.
 *
 * As in captures, the branding and locale in the request have no effect, because they belong to the templates. That
 * templates are deleted with their reference is a guess.
 */
export function withTemplates(
  object: JsonObject,
  { present, tenant }: { present: JsonObject; tenant: Tenant },
): JsonObject {
  const wanted = textsOf(object.notificationTemplates).map((text) => madeReal(text, tenant));
  const left = wanted.map((text) => text.toLowerCase());
  removeTemplates(
    textsOf(present.notificationTemplates).filter((text) => !left.includes(text.toLowerCase())),
    tenant,
  );
  return {
    ...object,
    notificationTemplates: wanted,
    templateType: '0',
    notificationMessageTemplateId: zeros,
    brandingOptions: 'none',
    defaultLocale: null,
  };
}

/** Deletes the templates of a deleted notification. This is also a guess. */
export function withoutTemplates({ notificationTemplates }: JsonObject, tenant: Tenant): void {
  removeTemplates(textsOf(notificationTemplates), tenant);
}

function madeReal(text: string, tenant: Tenant): string {
  const [, kind = '', id = ''] = reference.exec(text) ?? [];
  if (id !== zeros) return text;
  const made = tenant.mintGuid();
  tenant.objects(notificationMessageTemplates.path).set(made, internalTemplate(made, tenant.now()));
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}_${made}`;
}

function removeTemplates(references: readonly string[], tenant: Tenant): void {
  for (const text of references) {
    const id = reference.exec(text)?.[2]?.toLowerCase() ?? '';
    tenant.objects(notificationMessageTemplates.path).delete(id);
    tenant.objects(`${notificationMessageTemplates.path}/${id}/localizedNotificationMessages`).clear();
  }
}

function textsOf(value: JsonObject[string]): readonly string[] {
  return Array.isArray(value) ? value.map((item) => textOf(item as string)) : [];
}
