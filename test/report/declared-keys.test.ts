import { declaredKeyOf } from '../../cli/tenants/declared-words.js';
import { renderReport, type Report, reportFormats, reportToJson } from '../../report/index.js';
import { documentOf, drifted, pending, reportOf, rule, ruleType } from './report-fixture.js';

const graphName = 'deviceInactivityBeforeRetirementInDays';
const both = { ...drifted, name: 'macos', declared: { ...rule, device_inactivity_before_retirement_in_days: 60 } };
const limit = {
  type: 'intune_default_device_enrollment_limit',
  tenant: { id: 'x', limit: 3 },
  declared: { id: 'x', limit: 5 },
};

function reportOn(file: string): Report {
  const locate = (): { file: string } => ({ file });
  return reportOf([drifted, pending, both, limit], { locate, keyOf: declaredKeyOf(locate) });
}

function textsOf(report: Report): readonly (readonly [string, string])[] {
  const formats = Object.entries(reportFormats).map(([name, render]) => [name, render(documentOf(report))] as const);
  return [['text', renderReport(report, { color: false })], ...formats];
}

test.each(textsOf(reportOn('tenant.yaml')))(
  '%s names an attribute as the declaration in YAML does',
  (_format, text) => {
    expect(text).toContain('inactiveDays');
    expect(text).not.toContain(graphName);
  },
);

test.each(textsOf(reportOn('cdktf.out/stacks/contoso/cdk.tf.json')))(
  '%s keeps the Graph name for a program',
  (_, text) => {
    expect(text).toContain(graphName);
    expect(text).not.toContain('inactiveDays');
  },
);

test('JSON has the Graph name, and the key if it differs', () => {
  const namesIn = (file: string, type: string): unknown => {
    const { findings } = reportToJson(reportOn(file)) as unknown as Report;
    const finding =
      findings.find(({ address, kind }) => address.startsWith(type) && kind === 'drift') ??
      findings.find(({ address }) => address.startsWith(type));
    return finding?.attributes.map(({ path, key }) => [path, key]);
  };

  expect(namesIn('tenant.yaml', ruleType)).toEqual([[graphName, 'inactiveDays']]);
  expect(namesIn('main.tf.json', ruleType)).toEqual([[graphName, undefined]]);
  expect(namesIn('tenant.yaml', limit.type)).toEqual([['limit', undefined]]);
});
