import type { WindowsRestore } from '../../../schemas/index.js';
import { nameFrom } from '../../declared-path.js';
import { IntuneWindowsRestore } from '../../generated/index.js';
import { whole } from '../../inverse/element.js';
import { defineSection } from '../../section/section.js';

const section = ['enrollment', 'windows', 'restore'];

/** Whether Windows devices restore settings and apps. The section is a single resource without a construct. */
export const restoreSection = defineSection({
  path: section,
  declaredIn: ({ enrollment }) => enrollment?.windows?.restore,
  build: (windows, declared: WindowsRestore) => {
    const resource = new IntuneWindowsRestore(windows, 'restore', declared);
    nameFrom(resource, 'restore', ['spec', ...section]);
    return resource;
  },
  subjects: { '': 'the restore setting' },
  samples: {
    windowsRestore: `spec:
  enrollment:
    windows:
      restore: { state: enabled }`,
  },
  inverses: [whole('windowsRestore', section)],
});
