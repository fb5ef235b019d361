/** How each resource is written in a declaration, by the name of its definition. */
export const yamlPlaces: Readonly<Record<string, string>> = {
  mdmAuthority: `spec:
  authority:
    desired: intune`,
  managedDeviceCleanupRule: `spec:
  retention:
    cleanupRules:
      - { platform: windows, inactiveDays: 90 }`,
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
};
