import type { CodeTable } from './code.js';

/** Codes 1390 to 1399: repositories and pipelines (what init writes, where states are kept). */
export const pipelineCodes = {
  INT1390: {
    title: 'Files were already there',
    cause: '`init` never overwrites. It wrote what was missing and left these files as they were.',
    remedy: 'Add to them what the message names, or move them away and run `init` again.',
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
  INT1395: {
    title: 'The package could not be packed for a new repository',
    cause: '`init` lets npm pack the installed package into `vendor/`, and npm could not be run or failed.',
    remedy: 'Put npm on PATH, or use `--from registry` where this version is published.',
  },
} as const satisfies CodeTable;
