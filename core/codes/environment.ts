import type { CodeTable } from './code.js';

/** Codes 1300 to 1399: the machine and the command line (Terraform, files, arguments). */
export const environmentCodes = {
  INT1301: {
    title: 'The command line is not understood',
    cause: 'A verb or an option is unknown, misspelled, missing, or has a value that it does not take.',
    remedy: 'Follow the suggestion, or see `intuneform --help` and `intuneform <verb> --help`.',
  },
  INT1303: {
    title: 'Terraform was not found',
    cause: 'Neither `INTUNEFORM_TERRAFORM` nor `terraform` nor `tofu` on PATH leads to a program that can be run.',
    remedy:
      'Install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install), 1.11 or newer, or point `INTUNEFORM_TERRAFORM` at it.',
  },
  INT1304: {
    title: 'Terraform is too old',
    cause: 'Write-only arguments, which keep secrets out of the state, need Terraform 1.11 or OpenTofu 1.11.',
    remedy: 'Install a newer version, or point `INTUNEFORM_TERRAFORM` at one.',
  },
  INT1305: {
    title: 'The provider is not built',
    cause:
      'The Terraform provider, which comes with the package, is missing or incomplete. In a clone it is built first.',
    remedy: 'In a clone run `npm run build`; else install intuneform again.',
  },
  INT1306: {
    title: 'A file could not be written',
    cause: 'The folder is missing, not writable or a symbolic link, or the disk is full.',
    remedy: 'Choose another path, or make the folder writable.',
  },
  INT1307: {
    title: 'Apply needs a yes',
    cause:
      'Without a saved plan apply asks before it changes anything, and there is no terminal to ask on; or the answer was no.',
    remedy: 'Run `intuneform plan` first and apply the plan that it saves, or pass `--auto-approve`.',
  },
  INT1308: {
    title: 'The saved plan is stale',
    cause:
      'The declaration, the version of intuneform, the engine or the state changed since the plan was made; the plan is for another state; or the plan file is not the one that `plan` saved.',
    remedy: 'Run `intuneform plan` again, look at it, and apply.',
  },
  INT1309: {
    title: 'Interrupted',
    cause: 'Ctrl-C or a signal ended the run. A running Terraform ended its present step first and saved its state.',
    remedy: 'Run `intuneform plan` to see what is done and what is not.',
  },
  INT1310: {
    title: 'Terraform failed',
    cause: 'Terraform itself, or a provider other than ours, reported an error.',
    remedy: 'Follow what Terraform says.',
  },
  INT1311: {
    title: 'Terraform warns',
    cause: 'Terraform itself, or a provider other than ours, reported a warning.',
    remedy: 'Follow what Terraform says.',
  },
  INT1312: {
    title: 'The provider ended while Terraform needed it',
    cause:
      'The process of the Terraform provider was killed or crashed. A change that was under way may have happened.',
    remedy: 'Plan again, which reads what the tenant has now; if it happens again, report it.',
  },
  INT1313: {
    title: 'The state is locked',
    cause:
      'Another run works on the same state, or one ended without releasing its lock. Runs wait two minutes for it; `-lock-timeout` in `TF_CLI_ARGS` changes that.',
    remedy: 'Wait for the other run; if there is none, release the lock with `terraform force-unlock`.',
  },
  INT1314: {
    title: 'The state was written by a newer provider or Terraform',
    cause: 'The state holds objects in a form that this version does not know. Nothing was changed.',
    remedy: 'Install the version that wrote the state, or a newer one.',
  },
  INT1315: {
    title: 'A provider could not be installed',
    cause:
      'Terraform found no provider that fits: its registry is out of reach, the version is not there, or the bytes differ from those in the lock file.',
    remedy: 'Check the network; behind a proxy or offline, set up a mirror.',
  },
  INT1317: {
    title: 'The emulator could not start',
    cause: 'The port is taken or not allowed, or an option asks for something that the emulator does not have.',
    remedy: 'Choose another port, or `--port 0` for any free one; correct the option that the message names.',
  },
  INT1318: {
    title: 'The platform is not supported',
    cause:
      'The provider runs on Linux and macOS with Node. Windows needs a program of its own, which is not there yet.',
    remedy: 'Use one of the platforms that the message lists; on Windows run inside WSL.',
  },
  INT1319: {
    title: 'The audit log could not be read',
    cause:
      'The report could not tell who changed the tenant, because the identity may not read the audit log or Graph did not answer.',
    remedy: 'Grant `DeviceManagementApps.Read.All` to see who and when. The report holds without it.',
  },
  INT1320: {
    title: 'The report of a plan could not be read',
    cause: 'Terraform wrote something that is not JSON where its answer was expected.',
    remedy: 'Run again; if it happens again, report it with the version of Terraform.',
  },
  INT1321: {
    title: 'The state cannot be read',
    cause:
      'The state file is empty, damaged, not a state file, or missing while its backup lists objects. Terraform would treat the tenant as empty. Nothing was changed.',
    remedy:
      'Restore the state file from a backup, such as the `.backup` file beside it. The message shows the command.',
  },
  INT1322: {
    title: 'A token is not shown where it would stay',
    cause: 'Standard output is no terminal, and whoever has an enrollment token can enroll devices.',
    remedy: 'Run it on a terminal, or add `--reveal` if the token may be kept.',
  },
  INT1323: {
    title: 'There is no such profile',
    cause: 'The tenant has no corporate Android profile with that name.',
    remedy: 'Use one of the names that the message lists.',
  },
  INT1324: {
    title: 'Several profiles have that name',
    cause: 'Nothing tells which of the corporate Android profiles is meant.',
    remedy: 'Rename all but one of them in the tenant.',
  },
  INT1325: {
    title: 'A file is not a report',
    cause: 'The file cannot be read, is not JSON, or does not fit the published schema of reports.',
    remedy: 'Name files that `intuneform plan --format json --output FILE` wrote.',
  },
  INT1326: {
    title: 'A report has another format',
    cause: 'The report was written by a version whose reports this one would misread.',
    remedy: 'Write and merge the reports with the same version of intuneform.',
  },
  INT1327: {
    title: 'A tenant is in two reports',
    cause: 'Two of the reports that shall be merged tell of the same tenant. Which one counts would be a guess.',
    remedy: 'Leave one of the files out, or plan the tenant once.',
  },
  INT1328: {
    title: 'The state or the plan is encrypted',
    cause:
      'OpenTofu wrote it with an encryption key that this run does not have. Terraform cannot read it at all. The file is sound.',
    remedy:
      'Set `TF_ENCRYPTION` as in the run that wrote it, and use OpenTofu. Do not unlock, restore or delete anything.',
  },
  INT1329: {
    title: 'The encryption key does not fit',
    cause: 'The state or the plan was encrypted with another key or passphrase. The file is sound.',
    remedy: 'Set `TF_ENCRYPTION` to the key that it was written with. Do not unlock, restore or delete anything.',
  },
  INT1333: {
    title: 'The provider needs Node.js',
    cause: 'The provider runs on Node.js 20.11 or newer, and the PATH of Terraform or OpenTofu has no `node`.',
    remedy: 'Install Node.js (https://nodejs.org), or put the folder of `node` on the PATH.',
  },
  INT1330: {
    title: 'Another run initializes Terraform in the same folder and does not end',
    cause:
      'One run at a time installs providers and opens the backend in a folder. This one waited ten minutes for another.',
    remedy: 'End the other run and run again; if there is none, delete the file that the message names.',
  },
  INT1340: {
    title: 'Preflight is set to something unknown',
    cause:
      'The setting that decides what a plan does about missing permissions has another value than warn, fail or off.',
    remedy: 'Use one of the three, or leave the setting out for warn.',
  },
  INT1341: {
    title: 'Node is too old',
    cause: 'The program runs on a version of Node that is older than the oldest supported one.',
    remedy: 'Install Node 20.11 or newer.',
  },
  INT1342: {
    title: 'The identity lacks permissions that the declaration needs',
    cause: 'The token has none of the permissions that reading or writing some declared objects needs.',
    remedy: 'Grant the permissions that `intuneform doctor` names, with admin consent.',
  },
  INT1343: {
    title: 'Graph refuses something declared to this identity',
    cause:
      'Graph refuses some declared objects to the identity although its permissions suffice: only signed-in users may reach them, or an Entra role is needed. [permissions.md](reference/permissions.md) lists who is refused what.',
    remedy: 'Have a signed-in administrator apply them, or give the identity the Entra role that the message names.',
  },
  INT1344: {
    title: 'Something of the tenant expires soon, or has expired',
    cause:
      'A push certificate, a token or the credential of the pipeline ends within the `renewBeforeDays` of its declaration (30 where nothing is declared), or has ended.',
    remedy: 'Renew it as the message says; what comes from Apple with the same Apple ID.',
  },
  INT1345: {
    title: 'Who changed some objects is not known',
    cause: 'So many objects differ that the audit log was read backwards, and it does not tell of some of them.',
    remedy: 'Look these objects up in the audit logs of the admin center. The report holds without it.',
  },
  INT1346: {
    title: 'Devices of a declared platform cannot enroll',
    cause: 'The tenant lacks something that enrollment of the platform needs, such as an Apple push certificate.',
    remedy: 'Bring about what is missing before users enroll. The plan holds without it.',
  },
  INT1347: {
    title: 'Something that enrollment needs expires soon, or has expired',
    cause: 'A certificate or token of the tenant that is not declared ends within 30 days, or has ended.',
    remedy: 'Renew it; or declare it, so that it is managed and watched with a window of its own.',
  },
  INT1348: {
    title: 'Terraform could not be fetched',
    cause:
      'The maker of Terraform, or the mirror that was named, could not be reached, or the archive is not the one whose checksum is published. Nothing was kept.',
    remedy: 'Try again with access to the network, install Terraform or OpenTofu by hand, or name a mirror.',
  },
  INT1397: {
    title: 'Only a signed-in administrator can confirm',
    cause: '`intuneform confirm` ran as an application, which cannot see what is to be confirmed.',
    remedy: 'Sign in with `az login` and set `ARM_USE_CLI=true`.',
  },
  INT1398: {
    title: 'What is to be confirmed is not as declared',
    cause: 'The administrator could read the object, and the tenant has something else than the declaration.',
    remedy: 'Apply the declaration as that administrator, or change the tenant, and confirm again.',
  },
  INT1399: {
    title: 'A confirmation could not be written',
    cause: 'Its place in the declaration is shared by an anchor, or is in no file.',
    remedy: 'Add the lines that the message gives.',
  },
  INT1396: {
    title: 'The signing request for the push certificate could not be read',
    cause: 'Graph answered without the request that `intuneform next --signing-request` is to write.',
    remedy: 'Run again. If it stays so, download the request in the Intune admin center.',
  },
  INT1394: {
    title: 'An ADE token was not synced for more than a day',
    cause: 'Intune asks Apple for new devices every day, and the last time that it got an answer is longer ago.',
    remedy:
      'Look at the token in the admin center: often Apple waits for new terms to be accepted, or the token has ended.',
  },
} as const satisfies CodeTable;
