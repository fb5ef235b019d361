import type { CodeTable } from './code.js';

/** Codes 1390 to 1399: repositories and pipelines (what init writes, where states are kept). */
export const pipelineCodes = {
  INT1390: {
    title: 'A file is already there',
    cause: 'A verb that never overwrites found files at places where it would write. It wrote nothing.',
    remedy: 'Choose another folder, or move the files away.',
  },
  INT1391: {
    title: 'The file that says where the states are kept cannot be used',
    cause:
      '`intuneform.backend.json` is not JSON, does not name one backend with its settings, still holds a placeholder, or would give all tenants the same state.',
    remedy: 'Mend it, or remove it to keep states as local files.',
  },
  INT1392: {
    title: 'The file that says where the states are kept holds a secret',
    cause: 'Terraform copies the settings of a backend into the plan, which is kept as an artefact.',
    remedy: 'Remove the secret and sign in by the environment, best by OIDC.',
  },
} as const satisfies CodeTable;
