import type { CodeTable } from './code.js';

/** Codes 1300 to 1399: the machine and the command line (Terraform, files, arguments). */
export const environmentCodes = {
  INT1301: {
    title: 'The command line is not valid',
    cause:
      'A command or an option is unknown, misspelled or missing, or an option has a value that it does not accept.',
    remedy: 'Follow the suggestion, or run `intuneform --help` or `intuneform <command> --help`.',
  },
  INT1303: {
    title: 'Terraform was not found',
    cause:
      'Neither `INTUNEFORM_TERRAFORM` nor `terraform` or `tofu` on the PATH is an executable program; or the program does not respond to `version` within two minutes.',
    remedy:
      'Install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install), 1.11 or newer, or set `INTUNEFORM_TERRAFORM` to its path.',
  },
  INT1304: {
    title: 'Terraform is too old',
    cause: 'Write-only arguments keep secrets out of the state. They require Terraform 1.11 or OpenTofu 1.11.',
    remedy: 'Install a newer version, or set `INTUNEFORM_TERRAFORM` to the path of one.',
  },
  INT1305: {
    title: 'The provider is not built',
    cause:
      'The Terraform provider, which is part of the package, is missing or incomplete. In a clone of the repository, you must build it first.',
    remedy: 'In a clone, run `npm run build`. Otherwise, reinstall intuneform.',
  },
  INT1306: {
    title: 'A file could not be written',
    cause:
      'The folder is missing, is not writable or is a symbolic link, or the disk is full. `confirm` and `drift --accept` also do not overwrite a declaration that was changed while they compared the tenant with it.',
    remedy: 'Choose another path, or make the folder writable. If the file was changed, run the command again.',
  },
  INT1307: {
    title: 'Apply needs confirmation',
    cause:
      'Without a saved plan, apply asks for confirmation before it changes anything. No terminal is available, or the answer was no.',
    remedy: 'Run `intuneform plan` and apply the saved plan, or pass `--auto-approve`.',
  },
  INT1308: {
    title: 'The saved plan is stale',
    cause:
      'The declaration, the version of intuneform, the engine or the state changed after the plan was made. The plan may also belong to another state, or `plan` did not write the file.',
    remedy: 'Run `intuneform plan` again, review the plan, and apply it.',
  },
  INT1309: {
    title: 'Interrupted',
    cause: 'Ctrl-C or a signal ended the run. Terraform completed its current step first and saved its state.',
    remedy: 'Run `intuneform plan` to see which changes remain.',
  },
  INT1310: {
    title: 'Terraform failed',
    cause: 'Terraform or another provider reported an error.',
    remedy: 'Follow the message of Terraform.',
  },
  INT1311: {
    title: 'Terraform reported a warning',
    cause: 'Terraform or another provider reported a warning.',
    remedy: 'Follow the message of Terraform.',
  },
  INT1312: {
    title: 'The provider stopped unexpectedly',
    cause: 'The process of the Terraform provider crashed or was killed. A change in progress may have been applied.',
    remedy: 'Plan again, which reads the current state of the tenant. If the problem persists, report it.',
  },
  INT1313: {
    title: 'The state is locked',
    cause:
      'Another run uses the same state, or an earlier run did not release its lock. A run waits two minutes for the lock. Set `-lock-timeout` in `TF_CLI_ARGS` to change this.',
    remedy: 'Wait for the other run to finish. If no other run exists, release the lock with `terraform force-unlock`.',
  },
  INT1314: {
    title: 'The state was written by a newer provider or Terraform',
    cause:
      'The state contains objects in a format that this version does not support. Nothing was changed. For objects of intuneform, the message names the version that is needed.',
    remedy: 'Install the version that wrote the state, or a newer one.',
  },
  INT1315: {
    title: 'A provider could not be installed',
    cause:
      'Terraform found no matching provider: the registry is unreachable, the version does not exist, or the checksum differs from the lock file.',
    remedy: 'Check the network. Behind a proxy or offline, set up a provider mirror.',
  },
  INT1316: {
    title: 'A file that the declaration names does not exist',
    cause: 'Terraform reads the file during plan, for example that of a push certificate, and does not find it.',
    remedy: 'Check the path. It is relative to the folder in which you run the command.',
  },
  INT1317: {
    title: 'The emulator could not start',
    cause: 'The port is in use or not permitted, or the emulator does not support the value of an option.',
    remedy: 'Choose another port, or use `--port 0` for any free port. Correct the option that the message names.',
  },
  INT1318: {
    title: 'The platform is not supported',
    cause:
      'The provider runs on Linux and macOS with Node.js. Windows requires a separate executable, which does not exist yet.',
    remedy: 'Use one of the platforms that the message lists. On Windows, run intuneform in WSL.',
  },
  INT1319: {
    title: 'The audit log could not be read',
    cause:
      'The report cannot show who changed the tenant, because the identity has no permission to read the audit log or Graph did not respond.',
    remedy:
      'Grant `DeviceManagementApps.Read.All` to see who changed what, and when. The rest of the report is not affected.',
  },
  INT1320: {
    title: 'The output of a plan could not be read',
    cause: 'Terraform wrote output that is not JSON.',
    remedy: 'Run the command again. If the problem persists, report it with your version of Terraform.',
  },
  INT1321: {
    title: 'The state cannot be read',
    cause:
      'The state file is empty, damaged or not a state file, or it is missing although its backup lists objects. Terraform would treat the tenant as empty. Nothing was changed.',
    remedy:
      'Restore the state file from a backup, such as the `.backup` file in the same folder. The message shows the command.',
  },
  INT1322: {
    title: 'A token is not written where it could be recorded',
    cause: 'Standard output is not a terminal. Anyone who has an enrollment token can enroll devices.',
    remedy: 'Run the command in a terminal, or add `--reveal` if the token may be recorded.',
  },
  INT1323: {
    title: 'The profile does not exist',
    cause: 'The tenant has no corporate Android profile with this name.',
    remedy: 'Use one of the names that the message lists.',
  },
  INT1324: {
    title: 'Several profiles have this name',
    cause: 'The name does not identify one corporate Android profile.',
    remedy: 'Rename all but one of them in the tenant.',
  },
  INT1325: {
    title: 'A file is not a report',
    cause: 'The file cannot be read, is not JSON, or does not match the published schema of reports.',
    remedy: 'Use files that `intuneform plan --format json --output FILE` wrote.',
  },
  INT1326: {
    title: 'A report has an unsupported format',
    cause: 'Another version of intuneform wrote the report, in a format that this version does not support.',
    remedy: 'Write and merge all reports with the same version of intuneform.',
  },
  INT1327: {
    title: 'A tenant is in two reports',
    cause: 'Two of the reports are for the same tenant. intuneform does not guess which one is right.',
    remedy: 'Remove one of the files, or plan the tenant only once.',
  },
  INT1328: {
    title: 'The state or the plan is encrypted',
    cause:
      'OpenTofu encrypted the file with a key that this run does not have, and Terraform cannot read encrypted files. The file is not damaged.',
    remedy:
      'Set `TF_ENCRYPTION` as in the run that wrote the file, and use OpenTofu. Do not unlock, restore or delete anything.',
  },
  INT1329: {
    title: 'The encryption key is wrong',
    cause: 'The state or the plan was encrypted with another key or passphrase. The file is not damaged.',
    remedy: 'Set `TF_ENCRYPTION` to the key that the file was written with. Do not unlock, restore or delete anything.',
  },
  INT1333: {
    title: 'The provider needs Node.js',
    cause: 'The provider requires Node.js 20.11 or newer, but `node` is not on the PATH of Terraform or OpenTofu.',
    remedy: 'Install Node.js (https://nodejs.org), or add the folder of `node` to the PATH.',
  },
  INT1334: {
    title: 'The encryption settings do not match the state or the plan',
    cause:
      'OpenTofu could not get the encryption key, or the settings require an encrypted file and this one is not encrypted yet. The file is not damaged.',
    remedy:
      'Correct the cause in `TF_ENCRYPTION` or in the `encryption` block. Do not unlock, restore or delete anything.',
  },
  INT1330: {
    title: 'Another run is initializing Terraform in the same folder',
    cause:
      'Only one run at a time can install providers and open the backend in a folder. This run waited ten minutes for another one.',
    remedy: 'Stop the other run and try again. If no other run exists, delete the file that the message names.',
  },
  INT1340: {
    title: 'The value of `preflight` is not valid',
    cause: 'The setting controls how a plan handles missing permissions. Its value is not `warn`, `fail` or `off`.',
    remedy: 'Use one of these values, or remove the setting to use `warn`.',
  },
  INT1341: {
    title: 'Node.js is too old',
    cause: 'This version of Node.js is older than the oldest supported version.',
    remedy: 'Install Node.js 20.11 or newer.',
  },
  INT1342: {
    title: 'The identity lacks permissions that the declaration needs',
    cause: 'The token has none of the permissions that are required to read or write some declared objects.',
    remedy: 'Grant the permissions that `intuneform doctor` lists, with admin consent.',
  },
  INT1343: {
    title: 'Graph does not allow this identity to access some declared objects',
    cause:
      'The permissions suffice, but Graph requires a signed-in user or a Microsoft Entra role for these objects. [permissions.md](reference/permissions.md) lists these cases.',
    remedy:
      'Have a signed-in administrator apply the objects, or assign the Microsoft Entra role that the message names to the identity.',
  },
  INT1344: {
    title: 'A certificate, token or credential expires soon or has expired',
    cause:
      'A push certificate, a token or the credential of the pipeline has expired or expires within `renewBeforeDays` (30 days if not declared).',
    remedy: 'Renew it as the message describes. Renew Apple certificates and tokens with the same Apple ID.',
  },
  INT1345: {
    title: 'The author of some changes is unknown',
    cause:
      'So many objects differ that the newest part of the audit log was read instead of one query per object. It does not contain some of the objects.',
    remedy: 'Search for these objects in the audit logs of the admin center. The rest of the report is not affected.',
  },
  INT1346: {
    title: 'Devices of a declared platform cannot enroll',
    cause: 'The tenant lacks a prerequisite for enrollment on this platform, such as an Apple MDM push certificate.',
    remedy: 'Complete the prerequisite before users enroll devices. The plan is not affected.',
  },
  INT1347: {
    title: 'A prerequisite for enrollment expires soon or has expired',
    cause:
      'A certificate or token that the tenant has, but the declaration does not, has expired or expires within 30 days.',
    remedy: 'Renew it. You can also declare it, to manage it and to set your own warning period.',
  },
  INT1348: {
    title: 'Terraform could not be downloaded',
    cause:
      'The download site or the mirror is unreachable, or the archive does not match the published checksum. The download was discarded.',
    remedy: 'Try again with network access, install Terraform or OpenTofu yourself, or specify a mirror.',
  },
  INT1397: {
    title: 'Only a signed-in administrator can confirm',
    cause: '`intuneform confirm` ran as an application, which cannot read the objects to confirm.',
    remedy: 'Sign in with `az login` and set `ARM_USE_CLI=true`.',
  },
  INT1398: {
    title: 'The tenant does not match the declaration to confirm',
    cause: 'The administrator can read the object, and its values differ from the declaration.',
    remedy: 'Apply the declaration as this administrator, or change the values in the tenant. Then confirm again.',
  },
  INT1399: {
    title: 'A confirmation could not be written',
    cause: 'The object is part of a YAML anchor that other objects share, or is not in any file.',
    remedy: 'Add the lines that the message shows.',
  },
  INT1396: {
    title: 'The signing request for the push certificate is not available',
    cause: 'The response of Graph does not contain the signing request for `intuneform next --signing-request`.',
    remedy: 'Run the command again. If the problem persists, download the request in the Intune admin center.',
  },
  INT1394: {
    title: 'An ADE token has not synced for more than a day',
    cause: 'Intune syncs with Apple every day. The last successful sync was more than a day ago.',
    remedy:
      'Check the token in the admin center. Often Apple requires you to accept new terms, or the token has expired.',
  },
  INT1393: {
    title: 'A device management partner is not connected',
    cause:
      'A partner that manages devices in addition to Intune is set up, but its connection does not work, or its devices leave Intune on the day in the message. Devices of a partner count as managed only while it is connected.',
    remedy: 'Restore the connection in the console of the partner. None, if you no longer use the partner.',
  },
} as const satisfies CodeTable;
