import {
  type DeclaredChange,
  type DeviceWarning,
  type Diagnostic,
  error,
  isValueList,
  isValueObject,
  type NestedAttribute,
  single,
  string,
  stringSet,
  unacknowledgedUnbinding,
  unbindingConsequenceNames,
  unbindingConsequences,
  warning,
  type WriteStep,
} from '../../../core/index.js';
import { countedIn, deviceOverview } from '../devices/device-overview.js';

/** Permission to unbind the tenant. It is never sent to Graph. */
export const unbindingTransition: NestedAttribute = single({
  local: true,
  doc: 'Permission to unbind the tenant. Only the apply that unbinds the tenant needs it.',
  attributes: {
    from: string({ required: true, oneOf: ['bound'], doc: 'State to leave.' }),
    acknowledge: stringSet({
      required: true,
      oneOf: unbindingConsequenceNames,
      valueDocs: unbindingConsequences,
      doc: `Acknowledged consequences, all of them by name. ${Object.entries(unbindingConsequences)
        .map(([name, meaning]) => `\`${name}\`: ${meaning}`)
        .join(' ')}`,
    }),
  },
});

/** The action that unbinds the tenant. It has no request body. */
export const unbind: WriteStep = {
  action: 'unbind',
  takes: ['bindStatus'],
  body: () => ({}),
  when: ({ bindStatus }) => bindStatus === 'notBound',
};

function unbinds({ present, planned }: Pick<DeclaredChange, 'present' | 'planned'>): boolean {
  return planned.bindStatus === 'notBound' && (present?.bindStatus ?? 'notBound') !== 'notBound';
}

const where = { path: ['transition'] };

/** Rejects unbinding until every consequence is acknowledged, then warns of the consequences. */
export function checkUnbinding(change: DeclaredChange): readonly Diagnostic[] {
  if (!unbinds(change)) return [];
  const { transition = null } = change.planned;
  const acknowledge = isValueObject(transition) ? transition.acknowledge : undefined;
  const missing = unacknowledgedUnbinding(isValueList(acknowledge) ? acknowledge : []);
  if (!isValueObject(transition) || missing.length > 0) return [refused(missing)];
  return [
    warning('INT2124', {
      what: 'apply unbinds the tenant from managed Google Play, which cannot be undone',
      where,
      why: Object.values(unbindingConsequences).join(' '),
      fix: 'none, if this change is intended; Microsoft recommends that you retire the devices first',
    }),
  ];
}

function refused(missing: ReturnType<typeof unacknowledgedUnbinding>): Diagnostic {
  const all = unbindingConsequenceNames.map((name) => `"${name}"`).join(', ');
  return error('INT2123', {
    what: 'unbinding the tenant from managed Google Play is not acknowledged',
    where,
    why: `not acknowledged: ${missing.map((name) => `${name}: ${unbindingConsequences[name]}`).join(' ')}`,
    fix: `declare transition { from = "bound", acknowledge = [${all}] }, or remove bind_status`,
  });
}

/** Counters of the device overview for Android Enterprise. */
const counters = [
  'androidWorkProfileCount',
  'androidDedicatedCount',
  'androidFullyManagedCount',
  'androidCorporateWorkProfileCount',
] as const;

/** Number of devices that unbinding would unenroll. */
export const unenrolledDevices: DeviceWarning = {
  graph: deviceOverview,
  when: unbinds,
  tell: (overview) => {
    const count = overview && countedIn(overview, counters);
    return count === undefined ? unknownNumber : counted(count);
  },
};

function counted(count: number): Diagnostic {
  return warning('INT2125', {
    what: `unbinding unenrolls ${String(count)} Android Enterprise devices`,
    where: { path: ['bindStatus'] },
    why: 'this is the count in the overview of managed devices, which may be some hours old',
    fix: 'none, if this change is intended',
  });
}

const unknownNumber = warning('INT2126', {
  what: 'the number of Android Enterprise devices that unbinding unenrolls is unknown',
  where: { path: ['bindStatus'] },
  why: 'the overview of managed devices could not be read',
  fix: 'grant the identity DeviceManagementManagedDevices.Read.All, and plan again',
});
