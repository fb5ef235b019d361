/** What an identifier of one type looks like. */
export interface IdentifierForm {
  readonly pattern: RegExp;
  /** Said where one is not so. */
  readonly says: string;
}

/**
 * What a corporate identifier looks like, by its type.
 *
 * The metadata calls the Windows triple "semi-colon delimited"; Microsoft's page of 2024, and the files that the admin center
 * takes, have commas.
 *
 * @see https://learn.microsoft.com/intune/intune-service/enrollment/corporate-identifiers-add
 */
export const identifierForms: Readonly<Record<string, IdentifierForm>> = {
  imei: { pattern: /^\d{14,16}$/u, says: 'an IMEI has 14 to 16 digits' },
  serialNumber: { pattern: /^[^.,\s]+$/u, says: 'a serial number has no periods, commas or spaces' },
  manufacturerModelSerial: {
    pattern: /^[^,]*[^,\s][^,]*,[^,]*[^,\s][^,]*,[^,]*[^,\s][^,]*$/u,
    says: 'a Windows identifier is manufacturer,model,serial',
  },
};
