import { counted } from '../counted.js';
import type { ReportDocument } from '../document.js';

const severities = ['error', 'warning', 'info'] as const;
const names = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Counts at a glance: findings and messages by severity, and tenants that are in sync. */
export function tiles({ reports, diagnostics }: ReportDocument): readonly string[] {
  const all = [...diagnostics, ...reports.flatMap((report) => [...report.findings, ...report.diagnostics])];
  const calm = reports.filter(({ verdict }) => verdict === 'inSync').length;
  return [
    '<ul class="tiles" aria-label="Summary">',
    ...severities.map((severity) => {
      const count = all.filter((one) => one.severity === severity).length;
      return `<li class="${count > 0 ? `is-${severity}` : 'is-none'}"><strong>${String(count)}</strong> ${names[severity]}${count === 1 ? '' : 's'}</li>`;
    }),
    `<li class="${calm > 0 && calm === reports.length ? 'is-good' : 'is-none'}"><strong>${String(calm)}</strong> of ${counted(reports.length, 'tenant')} as declared</li>`,
    '</ul>',
  ];
}
