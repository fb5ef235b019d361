import { autopilotNameProblems, type Diagnostic, error, type ValueObject } from '../../../core/index.js';

/** Names that Graph or Windows would refuse. Those that are not known yet are judged when they are. */
export function checkAutopilotProfile({ displayName, deviceNameTemplate }: ValueObject): readonly Diagnostic[] {
  const names = {
    displayName: typeof displayName === 'string' ? displayName : undefined,
    deviceNameTemplate: typeof deviceNameTemplate === 'string' ? deviceNameTemplate : undefined,
  };
  return autopilotNameProblems(names).map(({ member, what, why, fix }) =>
    error('INT1248', { what, where: { path: [member] }, why, fix }),
  );
}
