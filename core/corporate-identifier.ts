/** Format of one type of identifier. */
export interface IdentifierForm {
  readonly pattern: RegExp;
  /** Text of the message about an identifier that does not match. */
  readonly says: string;
}

/**
 * Format of each type of corporate identifier.
 *
 * Graph's metadata calls the Windows triple "semi-colon delimited". Microsoft's page of 2024, and the files that the
 * admin center accepts, use commas.
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
