import { Command, InvalidArgumentError, Option } from 'commander';
import type { Format } from './deliver.js';
import { allFormats, plainFormats } from './deliver.js';
import type { Shard } from './drift/shard.js';
import { parseShard } from './drift/shard.js';
import {
  adoptExitCodeHelp,
  doctorExitCodeHelp,
  exitCodeHelp,
  exportExitCodeHelp,
  plainExitCodeHelp,
} from './exit-codes.js';
import type {
  AdoptRequest,
  ApplyRequest,
  DoctorRequest,
  DriftRequest,
  EmulatorRequest,
  PackageWindowsRequest,
  ExportRequest,
  PlanRequest,
  ProviderInstallRequest,
  ProviderPackageRequest,
  ReportMergeRequest,
  Request,
  SynthRequest,
  TokenAndroidRequest,
  ValidateRequest,
  InitRequest,
} from './request.js';

/** What the program is told. */
export interface ProgramSettings {
  readonly version: string;
  /** Receives what was asked for. Never called for `--help` and `--version`. */
  readonly accept: (request: Request) => void;
  readonly out: (text: string) => void;
}

/** Builds the command line. It parses and calls `accept`; it runs nothing. Every error is thrown as a CommanderError. */
export function buildProgram({ version, accept, out }: ProgramSettings): Command {
  const program = new Command('intuneform')
    .description('The set-up of a Microsoft Intune tenant as code: declare, plan, apply, see drift.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: () => undefined })
    .showSuggestionAfterError()
    .addHelpText('after', programHelp);
  addInit(program, accept);
  addDeclarationVerbs(program, accept);
  addDrift(program, accept);
  addExport(program, accept);
  addAdopt(program, accept);
  addDoctor(program, accept);
  addToken(program, accept);
  addPackage(program, accept);
  addReport(program, accept);
  addEmulator(program, accept);
  addProvider(program, accept);
  return program;
}

/** What commander makes of the options; each is declared below with the name and type that the request has. */
type Options<R extends Request> = Omit<R, 'verb' | 'files'>;

const programHelp = `
Examples:
  intuneform init contoso
  intuneform validate tenant.yaml
  intuneform plan tenant.yaml
  intuneform apply tenant.yaml
  intuneform plan tenants/*.yaml --format json --output report.json
${exitCodeHelp}
Standard output holds the result, standard error the progress.`;

function addInit(program: Command, accept: ProgramSettings['accept']): void {
  withCommon(program.command('init'))
    .description('Write a repository to start from: declaration, pipelines, README; it overwrites nothing')
    .argument('[dir]', 'folder of the repository', '.')
    .addOption(new Option('--language <name>', 'what the tenant is declared in').choices(languages).default('yaml'))
    .addOption(new Option('--pipeline <name>', 'whose pipelines (default: github)').choices(pipelines))
    .option(
      '--tenant-id <id>',
      'id of the Entra tenant',
      matching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu, 'GUIDs'),
    )
    .option(
      '--name <name>',
      'name of the tenant (default: made from that of the folder)',
      matching(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u, 'lower-case letters, digits and hyphens, at most 63'),
    )
    .option(
      '--storage-account <name>',
      'storage account for the states of the pipelines',
      matching(/^[a-z0-9]{3,24}$/u, '3 to 24 lower-case letters and digits'),
    )
    .addHelpText(
      'after',
      `\nExamples:\n  intuneform init contoso\n  intuneform init . --pipeline azure --storage-account contosostates\n  intuneform init --language typescript\n${plainExitCodeHelp}`,
    )
    .action((dir: string, options: Omit<Options<InitRequest>, 'dir'>) => {
      accept({ verb: 'init', dir, ...options });
    });
}

const languages = ['yaml', 'typescript'];
const pipelines = ['github', 'azure', 'none'];

function matching(pattern: RegExp, allowed: string): (text: string) => string {
  return (text) => {
    if (pattern.test(text)) return text;
    throw new InvalidArgumentError(`Allowed are ${allowed}.`);
  };
}

function addDeclarationVerbs(program: Command, accept: ProgramSettings['accept']): void {
  withCommon(program.command('validate'))
    .description('Check declarations against the schema and the rules; every problem at once')
    .argument('<files...>', 'declarations')
    .addHelpText('after', `\nExample:\n  intuneform validate tenant.yaml\n${plainExitCodeHelp}`)
    .action((files: string[], options: Options<ValidateRequest>) => {
      accept({ verb: 'validate', files, ...options });
    });
  withOut(withCommon(program.command('synth')))
    .description('Write the Terraform JSON of each tenant')
    .argument('<files...>', 'declarations')
    .addHelpText('after', `\nExample:\n  intuneform synth tenant.yaml --out build\n${plainExitCodeHelp}`)
    .action((files: string[], options: Options<SynthRequest>) => {
      accept({ verb: 'synth', files, ...options });
    });
  withEndpoint(withOut(withCommon(program.command('plan'), allFormats)))
    .description('Show what apply would do and what was changed outside; save the plan')
    .argument('<files...>', 'declarations, one tenant each, or what a program synthesized: cdktf.out')
    .addHelpText(
      'after',
      `\nExamples:\n  intuneform plan tenant.yaml\n  intuneform plan tenants/*.yaml --format json\n  intuneform plan tenants/*.yaml --format sarif --output drift.sarif\n${exitCodeHelp}`,
    )
    .action((files: string[], options: Options<PlanRequest>) => {
      accept({ verb: 'plan', files, ...options });
    });
  withEndpoint(withOut(withCommon(program.command('apply'))))
    .description('Apply the saved plan; without one plan, show it and ask')
    .argument('<files...>', 'declarations, one tenant each, or what a program synthesized: cdktf.out')
    .option('--auto-approve', 'do not ask')
    .addHelpText(
      'after',
      `\nExamples:\n  intuneform apply tenant.yaml\n  intuneform apply tenant.yaml --auto-approve\n${plainExitCodeHelp}`,
    )
    .action((files: string[], options: Options<ApplyRequest>) => {
      accept({ verb: 'apply', files, ...options });
    });
}

function addDrift(program: Command, accept: ProgramSettings['accept']): void {
  withEndpoint(withCommon(program.command('drift'), allFormats))
    .description('Compare declarations with live tenants, many at once; needs neither Terraform nor a state')
    .argument('<files...>', 'declarations, and what a program synthesized: cdktf.out, or a cdk.tf.json')
    .option('--parallel <number>', 'tenants that are compared at once', wholeNumber(1, 64), 8)
    .option('--shard <number/count>', 'only this part of the tenants, such as 3/10', shard)
    .option('--resume', 'go on where a run with the same --output was ended')
    .option('--accept', 'write what drifted into the declarations, and show it as a diff')
    .addHelpText(
      'after',
      `\nExamples:\n  intuneform drift tenants/*.yaml\n  intuneform drift cdktf.out\n  intuneform drift tenants/*.yaml --shard 3/10 --format json --output shard-3.json\n${exitCodeHelp}`,
    )
    .action((files: string[], options: Options<DriftRequest>) => {
      accept({ verb: 'drift', files, ...options });
    });
}

function addExport(program: Command, accept: ProgramSettings['accept']): void {
  withEndpoint(withResult(withExport(program.command('export')), plainFormats, '--report <format>'))
    .description('Write the declaration of a tenant that exists, with the imports that take it over')
    .addOption(
      new Option(
        '--from <path>',
        'read what another tool exported (IntuneCD, Microsoft365DSC, Graph JSON; file or folder), and not the tenant',
      ).conflicts('graphEndpoint'),
    )
    .addOption(
      new Option('--format <format>', 'language of the declaration').choices(['yaml', 'typescript']).default('yaml'),
    )
    .addHelpText(
      'after',
      `\nExamples:\n  intuneform export --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --name contoso\n  intuneform export --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --include retention windows.autopilot\n  intuneform export --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --from intune-backup\n${exportExitCodeHelp}`,
    )
    .action(({ format, report, ...options }: ExportOptions) => {
      accept({ verb: 'export', language: format, format: report, ...options });
    });
}

function addAdopt(program: Command, accept: ProgramSettings['accept']): void {
  withEndpoint(withCommon(withExport(program.command('adopt'))))
    .description('Export a tenant and plan its import; succeed only if everything is imported and nothing changes')
    .addOption(new Option('--from <path>').hideHelp().argParser(refuseFiles))
    .addHelpText(
      'after',
      `\nExample:\n  intuneform adopt --tenant 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --name contoso\n${adoptExitCodeHelp}`,
    )
    .action((options: Options<AdoptRequest>) => {
      accept({ verb: 'adopt', ...options });
    });
}

/** Files prove nothing about the tenant as it is now. */
function refuseFiles(): never {
  throw new InvalidArgumentError(
    'adopt proves its import on the live tenant. Leave --from out; or take export --from, and compare with drift.',
  );
}

/** As commander has them: `--format` is the declaration's, and the result's is `--report`. */
type ExportOptions = Omit<Options<ExportRequest>, 'format' | 'language'> & {
  readonly format: ExportRequest['language'];
  readonly report: Format;
};

function withExport(command: Command): Command {
  return command
    .requiredOption('--tenant <id>', 'id (GUID) of the Entra tenant')
    .option('--name <name>', 'name of the declaration, of its stack and its state', 'tenant')
    .option('--out <folder>', 'folder to write to', '.')
    .option('--include <sections...>', 'only these sections, such as retention or windows.autopilot')
    .option('--exclude <sections...>', 'all but these sections')
    .option('--force', 'overwrite files of an earlier export');
}

function addDoctor(program: Command, accept: ProgramSettings['accept']): void {
  withEndpoint(withCommon(program.command('doctor')))
    .description('Check machine, identity and tenant: permissions needed and missing, readiness, what expires')
    .argument('<files...>', 'declarations')
    .addHelpText('after', `\nExample:\n  intuneform doctor tenant.yaml\n${doctorExitCodeHelp}`)
    .action((files: string[], options: Options<DoctorRequest>) => {
      accept({ verb: 'doctor', files, ...options });
    });
}

function addToken(program: Command, accept: ProgramSettings['accept']): void {
  const token = program.command('token').description('Show a person what devices enroll with');
  withEndpoint(withResult(token.command('android')))
    .description('Show the enrollment token of a corporate Android profile, and the content of its QR code')
    .argument('<profile>', 'name of the profile')
    .argument('<files...>', 'declarations of the tenants that have it')
    .option('--reveal', 'also where standard output is no terminal')
    .addHelpText(
      'after',
      `\nExample:\n  intuneform token android 'Warehouse scanners' tenant.yaml\n${plainExitCodeHelp}`,
    )
    .action((profile: string, files: string[], options: Omit<Options<TokenAndroidRequest>, 'profile'>) => {
      accept({ verb: 'token android', profile, files, ...options });
    });
}

function addPackage(program: Command, accept: ProgramSettings['accept']): void {
  const packages = program.command('package').description('Write what a person builds packages for devices from');
  withCommon(packages.command('windows'))
    .description('Write the answer file of each bulk enrollment package, without its token')
    .argument('<files...>', 'declarations of the tenants that have them')
    .option('--out <folder>', 'folder to write to', 'provisioning')
    .addHelpText(
      'after',
      `\nExample:\n  intuneform package windows tenant.yaml --out provisioning\n${plainExitCodeHelp}`,
    )
    .action((files: string[], options: Options<PackageWindowsRequest>) => {
      accept({ verb: 'package windows', files, ...options });
    });
}

function addReport(program: Command, accept: ProgramSettings['accept']): void {
  const report = program.command('report').description('Work with the JSON reports of earlier runs');
  withCommon(report.command('merge'), allFormats)
    .description('Join reports into one, in any format; one report alone is rewritten in another format')
    .argument('<files...>', "reports that 'plan --format json' wrote")
    .addHelpText(
      'after',
      `\nExample:\n  intuneform report merge shard-*.json --format html --output report.html\n${exitCodeHelp}`,
    )
    .action((files: string[], options: Options<ReportMergeRequest>) => {
      accept({ verb: 'report merge', files, ...options });
    });
}

function addEmulator(program: Command, accept: ProgramSettings['accept']): void {
  program
    .command('emulator')
    .description('Run a local Microsoft Graph to try things on; its address is the first line')
    .option('--port <number>', 'port to listen on, 0 for any free one', wholeNumber(0, 65_535), 0)
    .option('--devices <number>', 'managed devices in the tenant', wholeNumber(0, 1_000_000), 2000)
    .addOption(
      new Option('--authority <name>', 'MDM authority of the tenant').choices([...authorities]).default('none'),
    )
    .option('--latency <milliseconds>', 'how long every answer takes', wholeNumber(0, 60_000), 0)
    .option('--quiet', 'do not explain')
    .addHelpText(
      'after',
      `\nExample:\n  intuneform emulator --port 8080 --devices 2000 --authority none\n${plainExitCodeHelp}`,
    )
    .action((options: Options<EmulatorRequest>) => {
      accept({ verb: 'emulator', ...options });
    });
}

const authorities = ['intune', 'configurationManager', 'office365', 'none'] as const;

function addProvider(program: Command, accept: ProgramSettings['accept']): void {
  const provider = program.command('provider').description('Install the Terraform provider, or pack it for a mirror');
  withCommon(provider.command('install'))
    .description("Install it where Terraform looks by itself, so that 'terraform init' and cdktf find it")
    .option('--dir <folder>', 'install into this filesystem mirror instead')
    .addHelpText('after', `\nExample:\n  intuneform provider install\n${plainExitCodeHelp}`)
    .action((options: Options<ProviderInstallRequest>) => {
      accept({ verb: 'provider install', ...options });
    });
  withCommon(provider.command('package'))
    .description('Pack it as zip files, checksums and the JSON of a static network mirror')
    .option('--dir <folder>', 'folder to write to', 'packages')
    .option('--platform <names...>', 'platforms, such as linux_amd64 (default: all that are supported)')
    .addHelpText('after', `\nExample:\n  intuneform provider package --dir mirror\n${plainExitCodeHelp}`)
    .action((options: Options<ProviderPackageRequest>) => {
      accept({ verb: 'provider package', ...options });
    });
}

/** `formats`: those of the verb; the first is the default. */
function withCommon(command: Command, formats: readonly Format[] = plainFormats): Command {
  return withResult(command, formats).option(
    '--output <file>',
    'write the result to a file instead of standard output',
  );
}

function withResult(
  command: Command,
  formats: readonly Format[] = plainFormats,
  option = '--format <format>',
): Command {
  return command
    .addOption(new Option(option, 'how the result is written').choices([...formats]).default(formats[0]))
    .option('--quiet', 'no progress')
    .option('--no-color', 'no colours (so does NO_COLOR)');
}

function withOut(command: Command): Command {
  return command.option('--out <folder>', 'folder for the generated Terraform JSON', 'cdktf.out');
}

function withEndpoint(command: Command): Command {
  return command.option('--graph-endpoint <url>', 'address of another Microsoft Graph, such as the emulator');
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/u.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Allowed are whole numbers from ${String(least)} to ${String(most)}.`);
  };
}

function shard(text: string): Shard {
  const parsed = parseShard(text);
  if (parsed) return parsed;
  throw new InvalidArgumentError('It is a number and how many there are, such as 3/10.');
}
