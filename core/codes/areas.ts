/** A page of the error reference: the codes from one number up to the next area. */
export interface CodeArea {
  /** File name of its page in `docs/errors/`, without extension. */
  readonly name: string;
  /** Title of the page. */
  readonly title: string;
  /** Number of the first code. */
  readonly from: number;
}

/** The areas in ascending order. Each one ends where the next one begins. */
export const codeAreas: readonly CodeArea[] = [
  { from: 1001, name: 'reading', title: 'Reading a declaration' },
  { from: 1100, name: 'values', title: 'Authority, limits and other values' },
  { from: 1200, name: 'retention', title: 'Retention' },
  { from: 1220, name: 'platforms', title: 'Enrollment of Apple, Android and Windows devices' },
  { from: 1250, name: 'restrictions', title: 'Assignments, restrictions and Company Portal' },
  { from: 1300, name: 'terraform', title: 'Command line and Terraform' },
  { from: 1320, name: 'plans-and-states', title: 'Plans, states and reports' },
  { from: 1340, name: 'readiness', title: 'Permissions, readiness and expiry' },
  { from: 1360, name: 'exported-files', title: 'Files that other tools exported' },
  { from: 1370, name: 'drift', title: 'Comparing tenants' },
  { from: 1390, name: 'repository', title: 'New repositories and pipelines' },
  { from: 1400, name: 'credentials', title: 'Credentials and endpoints' },
  { from: 1420, name: 'export', title: 'Exporting a tenant' },
  { from: 1500, name: 'arguments', title: 'Arguments of a resource' },
  { from: 1510, name: 'enrollment', title: 'Apple, notifications, bulk enrollment and unbinding' },
  { from: 2000, name: 'plan', title: 'Plan and apply' },
  { from: 2030, name: 'certificates', title: 'Certificates, tokens and prerequisites' },
  { from: 2045, name: 'adoption', title: 'Adopted objects, transitions and device groups' },
  { from: 2060, name: 'names', title: 'Names, rules of the service and rows' },
  { from: 2080, name: 'order', title: 'Order, identities and handover' },
  { from: 2100, name: 'report', title: 'Drift and expiry' },
  { from: 2150, name: 'state', title: 'State, imports and deletions' },
  { from: 2170, name: 'conflicts', title: 'Conflicts with objects in the tenant' },
  { from: 3000, name: 'graph', title: 'Microsoft Graph' },
  { from: 3100, name: 'sign-in', title: 'Sign-in' },
  { from: 4000, name: 'protocol', title: 'Terraform plugin protocol' },
  { from: 9000, name: 'internal', title: 'Internal errors' },
];

/** Returns the area that a code belongs to. */
export function areaOf(code: `INT${number}`): CodeArea {
  const number = Number(code.slice('INT'.length));
  const area = codeAreas.findLast(({ from }) => from <= number);
  if (!area) throw new TypeError(`no area begins before ${code}`);
  return area;
}

/** Address of the page that explains a code. */
export function documentationOf(code: `INT${number}`): string {
  return `https://github.com/intuneform/intuneform/blob/main/docs/errors/${areaOf(code).name}.md#${code.toLowerCase()}`;
}
