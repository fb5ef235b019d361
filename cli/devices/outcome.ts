import { type Diagnostic, hasErrors, type JsonObject } from '../../core/index.js';
import { dateOf, type DepartureGroup } from '../../provider/resources/devices/departure-calendar.js';
import { diagnosticToJson, type ExitCode } from '../../report/index.js';
import { jsonResult, type Outcome, problemsText } from '../result/outcome.js';
import { renderCsv } from './csv.js';
import { renderHtml } from './html.js';
import { renderIcs } from './ics.js';
import type { TenantDepartures, Wanted } from './look.js';
import { renderDepartures } from './text.js';
import { weeksOf } from './weeks.js';

/** Result of the command. */
export interface Found {
  readonly tenants: readonly TenantDepartures[];
  /** Diagnostics of the declarations. */
  readonly diagnostics: readonly Diagnostic[];
  readonly wanted: Wanted;
  readonly now: Date;
}

/**
 * JSON:
 * `{ formatVersion, verb, exitCode, leavingDays, platform, tenants: [{ name, tenantId, departures, diagnostics }], diagnostics }`.
 * `departures` is null if the tenant could not be read; otherwise
 * `{ asOf, rules: [{ platform, inactiveDays, inForceDays }], platforms, weeks: [{ monday, rule, certificate }], groups: [{ date, overdue, platform, clock, devices, first }] }`.
 */
export function devicesOutcome(found: Found): Outcome {
  const { tenants, diagnostics, wanted, now } = found;
  const exitCode = exitCodeOf(found);
  return {
    exitCode,
    text: (style) =>
      [problemsText(diagnostics, style), ...tenants.map((tenant) => renderDepartures(tenant, wanted, style))]
        .filter((part) => part !== '')
        .join('\n'),
    json: jsonResult('devices', exitCode, {
      leavingDays: wanted.leaving,
      platform: wanted.platform,
      tenants: tenants.map((tenant) => tenantJson(tenant, wanted)),
      diagnostics: diagnostics.map(diagnosticToJson),
    }),
    // A file without tenants cannot contain the reason, so the diagnostics are the result.
    ...(tenants.length > 0 && {
      formats: {
        csv: () => renderCsv(tenants),
        html: () => renderHtml(tenants, wanted),
        ics: () => renderIcs(tenants, now),
      },
    }),
  };
}

function exitCodeOf({ tenants, diagnostics }: Found): ExitCode {
  if (hasErrors(diagnostics)) return 1;
  return tenants.every(({ departures }) => departures) ? 0 : 5;
}

function tenantJson({ name, tenantId, departures, diagnostics }: TenantDepartures, { leaving }: Wanted): JsonObject {
  return {
    name,
    tenantId,
    departures: departures
      ? {
          asOf: departures.asOf.toISOString(),
          rules: [...departures.rules].map(([platform, inactiveDays]) => ({
            platform,
            inactiveDays,
            inForceDays: departures.inForce.get(platform) ?? null,
          })),
          platforms: departures.platforms.map((counts) => ({ ...counts })),
          weeks: weeksOf(departures, leaving).map((week) => ({ ...week })),
          groups: departures.groups.map(groupJson),
        }
      : null,
    diagnostics: diagnostics.map(diagnosticToJson),
  };
}

function groupJson({ date, platform, clock, devices, first }: DepartureGroup): JsonObject {
  const time = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());
  return {
    date: date ?? null,
    overdue: date === undefined,
    platform,
    clock,
    devices,
    first: first.map(({ deviceName, lastSync, certificateEnd, leaves }) => ({
      deviceName,
      lastSyncDateTime: time(lastSync),
      managementCertificateExpirationDate: time(certificateEnd),
      leavesOn: dateOf(leaves),
    })),
  };
}
