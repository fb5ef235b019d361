/** How each resource is written in a declaration, by the name of its definition. */
export const yamlPlaces: Readonly<Record<string, string>> = {
  mdmAuthority: `spec:
  authority:
    desired: intune`,
  managedDeviceCleanupRule: `spec:
  retention:
    cleanupRules:
      - { platform: windows, inactiveDays: 90 }`,
  applePushNotificationCertificate: `spec:
  enrollment:
    apple:
      pushCertificate:
        appleIdentifier: mdm@contoso.com
        certificateFile: certificates/apns.pem
        certificateSerialNumber: 2F4CA42D0F1B1B61
        renewBeforeDays: 30`,
  appleDataSharingConsent: `spec:
  enrollment:
    apple:
      dataSharingConsent: { granted: true }`,
  appleUserInitiatedEnrollmentProfile: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      userInitiated:
        - displayName: BYOD iPhones
          platform: iOS
          defaultEnrollmentType: accountDrivenUserEnrollment
          assignments: [{ group: 11111111-2222-4333-8444-555555555555 }]`,
  depOnboardingSetting: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      automatedDeviceEnrollment:
        - tokenName: Contoso
          appleIdentifier: ade@contoso.com
          tokenFile: certificates/ade.p7m
          tokenVersion: 2026-11`,
  depIosEnrollmentProfile: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      automatedDeviceEnrollment:
        - tokenName: Contoso
          profiles:
            ios:
              - { displayName: iPhones of staff, configurationWebUrl: true, siriDisabled: true }
          defaultProfiles: { ios: iPhones of staff }`,
  depMacosEnrollmentProfile: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      automatedDeviceEnrollment:
        - tokenName: Contoso
          profiles:
            macOS:
              - displayName: Macs of staff
                configurationWebUrl: true
                adminAccountUserName: service
                depProfileAdminAccountPasswordRotationSetting: { autoRotationPeriodInDays: 30 }
          defaultProfiles: { macOS: Macs of staff }`,
  defaultDepEnrollmentProfile: `spec:
  enrollment:
    apple:
      pushCertificate: { appleIdentifier: mdm@contoso.com }
      automatedDeviceEnrollment:
        - tokenName: Contoso
          profiles: { ios: [{ displayName: iPhones of staff }] }
          defaultProfiles: { ios: iPhones of staff }`,
  deviceEnrollmentLimit: `spec:
  enrollment:
    limits:
      custom:
        - displayName: Field staff
          limit: 3
          assignments: [{ group: 11111111-2222-4333-8444-555555555555 }]`,
  defaultDeviceEnrollmentLimit: `spec:
  enrollment:
    limits: { default: 5 }`,
  enrollmentNotification: `spec:
  enrollment:
    notifications: # the order is the priority, within a platform
      - displayName: New iPhones
        platformType: ios
        email:
          localizedNotificationMessages:
            - { locale: en-US, subject: New device, messageTemplate: Not you? Call 555 0100. }
        assignments: [{ allUsers: true }]`,
  deviceCategory: `spec:
  enrollment:
    categories:
      - { displayName: Kiosk, description: Shared devices in shops }`,
  deviceCleanupPreview: `spec:
  retention:
    cleanupRules:
      - { platform: windows, inactiveDays: 90 } # each rule is previewed
    maxAffected: { percent: 5 }`,
  androidManagedStoreAccountEnterpriseSettings: `spec:
  enrollment:
    android:
      managedGooglePlay: { bound: true, enrollmentTarget: all }`,
  androidDeviceOwnerEnrollmentProfile: `spec:
  enrollment:
    android:
      managedGooglePlay: { bound: true }
      corporateProfiles:
        - displayName: Warehouse scanners
          enrollmentMode: corporateOwnedDedicatedDevice
          tokenExpirationDateTime: 2027-11-01T00:00:00Z
          deviceNameTemplate: "SCAN-{{SERIALLAST4DIGITS}}"`,
  enrollmentStatusPage: `spec:
  enrollment:
    windows:
      statusPages:
        custom: # the order is the priority
          - displayName: Autopilot devices
            installProgressTimeoutInMinutes: 90
            assignments: [{ allDevices: true }]`,
  defaultEnrollmentStatusPage: `spec:
  enrollment:
    windows:
      statusPages:
        default: { showInstallationProgress: true }`,
  windowsHelloForBusiness: `spec:
  enrollment:
    windows:
      helloForBusiness:
        custom: # the order is the priority
          - displayName: Staff
            pinMinimumLength: 8
            assignments: [{ allUsers: true }]`,
  defaultWindowsHelloForBusiness: `spec:
  enrollment:
    windows:
      helloForBusiness:
        default: { state: enabled, securityDeviceRequired: true }`,
  mobileDeviceManagementPolicy: `spec:
  enrollment:
    windows:
      automaticEnrollment:
        mdmUserScope: { groups: [Windows pilots] }`,
  mobileAppManagementPolicy: `spec:
  enrollment:
    windows:
      automaticEnrollment:
        mamUserScope: { appliesTo: none }`,
  windowsEnrollmentAutodiscovery: `spec:
  enrollment:
    windows:
      autodiscovery: { domains: [contoso.com] } # plan warns where a record is missing`,
  windowsAutopilotDeploymentProfile: `spec:
  enrollment:
    windows:
      autopilot:
        profiles:
          - { displayName: Notebooks, deviceNameTemplate: NB%RAND:5%, assignments: [{ group: New notebooks }] }`,
  windowsAutopilotHybridDeploymentProfile: `spec:
  enrollment:
    windows:
      autopilot:
        hybridProfiles:
          - { displayName: Notebooks in the domain, assignments: [{ group: New notebooks }] }`,
  deviceComanagementAuthority: `spec:
  enrollment:
    windows:
      coManagement: # the order is the priority
        - displayName: Co-managed notebooks
          installConfigurationManagerAgent: true
          assignments: [{ allDevices: true }]`,
  windowsRestore: `spec:
  enrollment:
    windows:
      restore: { state: enabled }`,
  defaultDeviceEnrollmentPlatformRestrictions: `spec:
  enrollment:
    apple: { pushCertificate: { appleIdentifier: mdm@contoso.com } }
    android: { workProfile: { enabled: true } }
    restrictions:
      default:
        ios: { personal: allow, osMinimumVersion: "17.0" }
        android: { personal: block }`,
  deviceEnrollmentPlatformRestriction: `spec:
  enrollment:
    restrictions:
      custom: # the order is the priority
        - displayName: Surface pilots
          platformType: windows
          personal: allow
          assignments: [{ group: Windows pilots, filter: { include: Surface devices } }]`,
  assignmentFilter: `spec:
  filters:
    - displayName: Surface devices
      platform: windows10AndLater
      rule: (device.model -startsWith "Surface")`,
  roleScopeTag: `spec:
  scopeTags:
    - { displayName: Europe, groups: [Field staff] }`,
};
