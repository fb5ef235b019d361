import { type DeviceCount, type Graph, resourceOfType } from '../../core/index.js';
import { resolveConfiguration } from '../../provider/graph/index.js';
import type { Finding, Report } from '../../report/index.js';
import { openGraph } from '../process/open-graph.js';
import type { Environment } from '../process/session.js';
import { definitions } from '../tenants/definitions.js';

/**
 * Adds the number of devices concerned to findings: one request for all findings of a kind, none if there are no such
 * findings. If devices could not be counted, the finding states why.
 */
export async function withDeviceCounts(report: Report, graph: Graph): Promise<Report> {
  const findings = await Promise.all(report.findings.map((finding) => counted(finding, graph)));
  return { ...report, findings };
}

/** Milliseconds. Short, because the number is optional. */
const patience = { requestTimeoutMs: 10_000, retryBudgetMs: 5_000 };

/** The same in addition to a plan of Terraform, which has its own connection. Connects only if there is something to count. */
export async function countedDevices(report: Report, tenantId: string, env: Environment): Promise<Report> {
  if (!report.findings.some((finding) => countOf(finding) !== undefined)) return report;
  const { settings } = resolveConfiguration({ tenantId }, env);
  if (!settings) return withoutCounts(report);
  return withDeviceCounts(report, openGraph(settings, patience).graph);
}

function withoutCounts(report: Report): Report {
  const findings = report.findings.map((finding) =>
    countOf(finding) ? uncounted(finding, 'no credential is set') : finding,
  );
  return { ...report, findings };
}

async function counted(finding: Finding, graph: Graph): Promise<Finding> {
  const count = countOf(finding);
  if (!count || !finding.devices) return finding;
  const read = await graph.get(count.graph);
  const numbers = read.state === 'present' ? count.count(read.value) : undefined;
  if (numbers) return { ...finding, devices: { ...finding.devices, ...numbers } };
  return uncounted(finding, read.state === 'unreadable' ? read.diagnostic.what : 'Graph does not return their number');
}

function uncounted(finding: Finding, why: string): Finding {
  const { devices } = finding;
  return devices ? { ...finding, devices: { ...devices, text: `${devices.text} (not counted: ${why})` } } : finding;
}

function countOf({ address, devices }: Finding): DeviceCount | undefined {
  const [type] = address.split('.');
  const counted = resourceOfType(definitions, type)?.devices?.count;
  return devices && devices.affected === undefined ? counted : undefined;
}
