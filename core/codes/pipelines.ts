import type { CodeTable } from './code.js';

/** Codes 1390 to 1399: repositories and pipelines (files that init writes, where states are stored). */
export const pipelineCodes = {
  INT1390: {
    title: 'Files already exist',
    cause: '`init` never overwrites files. It wrote the missing files and left the existing ones unchanged.',
    remedy: 'Add what the message lists to these files, or move them and run `init` again.',
  },
  INT1391: {
    title: 'The backend configuration is not valid',
    cause:
      '`intuneform.backend.json` is not JSON, does not configure exactly one backend, still contains a placeholder, or gives all tenants the same state.',
    remedy: 'Fix the file, or delete it to keep states in local files.',
  },
  INT1392: {
    title: 'The backend configuration contains a secret',
    cause: 'Terraform copies the settings of a backend into the plan, and pipelines store the plan as an artifact.',
    remedy: 'Remove the secret and set credentials in the environment. OIDC is the best option.',
  },
  INT1395: {
    title: 'The package could not be packed for a new repository',
    cause: '`init` runs npm to pack the installed package into `vendor/`. npm is missing or failed.',
    remedy: 'Add npm to the PATH, or use `--from registry` if this version is published.',
  },
} as const satisfies CodeTable;
