import type { CodeTable } from './code.js';

/** Codes 1370 to 1389: comparing declarations with tenants, without a state. */
export const driftCodes = {
  INT1370: {
    title: 'Several objects in the tenant match one declared object',
    cause:
      '`intuneform drift` has no state and finds objects by their declared names. The tenant has several objects with this name.',
    remedy: 'Rename all but one of them, or use `intuneform plan`, which identifies the object by its id.',
  },
  INT1371: {
    title: 'Only Terraform can evaluate an expression',
    cause:
      '`intuneform drift` evaluates the expressions that the constructs write: references, `file`, `filebase64` and `chomp`. Other expressions, `count` and `for_each` require Terraform.',
    remedy: 'Compare the object with `intuneform plan`, or remove the expression from its declaration.',
  },
  INT1372: {
    title: 'An object was not compared, because it refers to one that was not compared',
    cause:
      'The declared object refers to another object that could not be read or compared. The finding of that object gives the reason.',
    remedy: 'Fix the finding of the referenced object.',
  },
  INT1373: {
    title: 'A file that the declaration refers to cannot be read',
    cause: 'The file is missing, or you have no permission to read it.',
    remedy: 'Check the path. It is relative to the folder in which you run the command.',
  },
  INT1374: {
    title: 'An object of another provider was not compared',
    cause: '`intuneform drift` compares only objects of the `intune` provider.',
    remedy: 'Use `terraform plan` for this object.',
  },
  INT1375: {
    title: 'No earlier results were found to resume from',
    cause:
      '`intuneform drift --resume` continues an interrupted run with the same `--output`. No file `OUTPUT.partial` exists, or another version wrote it.',
    remedy: 'None, if the earlier run finished. Otherwise, use the same `--output` as that run.',
  },
  INT1376: {
    title: 'Some tenants were not compared',
    cause: 'A signal ended the run. Completed results are saved next to the output file.',
    remedy: 'Run the same command again with `--resume`.',
  },
  INT1377: {
    title: 'A file or folder of a tenant cannot be used',
    cause:
      'A file or folder of the tenant in the output folder cannot be read or written, or the disk is full. Other tenants of the run are not affected.',
    remedy: 'Make the folder readable and writable, or delete it. `synth` creates it again.',
  },
  INT1378: {
    title: 'A report for part of the fleet is missing',
    cause:
      'The reports come from `intuneform drift --shard`, but some shards are missing. A job did not write a report, or its file was not passed on. The other reports are merged.',
    remedy: 'Run the missing shards again, then merge again.',
  },
  INT1379: {
    title: 'A folder contains no usable synthesized stack',
    cause:
      'The folder or `.tf.json` file cannot be read, contains several `intune` providers or none, or contains arguments that the provider does not support.',
    remedy: 'Synthesize the program, and use the folder that it writes, such as `cdktf.out`.',
  },
  INT1380: {
    title: 'Changes cannot be accepted into a program',
    cause: '`intuneform drift --accept` writes to YAML declarations. The program would overwrite a synthesized stack.',
    remedy: 'Change the program according to the findings of `intuneform drift`.',
  },
  INT1385: {
    title: 'Comparing a tenant took too long',
    cause:
      '`intuneform drift` allows ten minutes for each tenant. A tenant that takes longer has no result. Other tenants of the run are not affected.',
    remedy: 'Run the command again. If the problem persists, check the service health of the tenant and the network.',
  },
} as const satisfies CodeTable;
