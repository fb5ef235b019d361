import { synthesize, tenantWith } from './synthesize.js';

const authority = { desired: 'intune' } as const;
const english = { locale: 'en-US', subject: 'New device', messageTemplate: 'Not you? Call us.' };
const german = { locale: 'de-DE', subject: 'Neues Gerät', messageTemplate: 'Rufen Sie uns an.' };
const assignments = [{ allUsers: true }] as const;

test('makes the only message the default, and keeps the markers of several', () => {
  const { resource } = synthesize(
    tenantWith({
      authority,
      enrollment: {
        notifications: [
          {
            displayName: 'New iPhones',
            platformType: 'ios',
            assignments,
            email: { brandingOptions: ['includeCompanyName'], localizedNotificationMessages: [english] },
            push: { localizedNotificationMessages: [english, { ...german, isDefault: true }] },
          },
        ],
      },
    }),
  );

  const wire = { locale: 'en-US', subject: 'New device', message_template: 'Not you? Call us.' };
  expect(resource?.intune_enrollment_notification?.['new-iphones']).toMatchObject({
    email: {
      branding_options: ['includeCompanyName'],
      localized_notification_messages: [{ ...wire, is_default: true }],
    },
    push: { localized_notification_messages: [wire, { locale: 'de-DE', is_default: true }] },
  });
});

test('orders the notifications of each platform separately, as declared', () => {
  const email = { localizedNotificationMessages: [english] };
  const named = (displayName: string, platformType: 'ios' | 'mac') => ({
    displayName,
    platformType,
    email,
    assignments,
  });
  const { resource } = synthesize(
    tenantWith({
      authority,
      enrollment: { notifications: [named('B', 'ios'), named('M', 'mac'), named('A', 'ios')] },
    }),
  );

  const id = (name: string): string => `\${intune_enrollment_notification.${name}.id}`;
  expect(resource?.intune_enrollment_notification_order).toMatchObject({
    ios: { platform_type: 'ios', ids: [id('b'), id('a')] },
    mac: { platform_type: 'mac', ids: [id('m')] },
  });
});
