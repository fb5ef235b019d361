import type { CodeTable } from './code.js';

/** Codes 1370 to 1389: comparing declarations with tenants without a state. */
export const driftCodes = {
  INT1370: {
    title: 'Several objects of the tenant answer to one declaration',
    cause:
      '`intuneform drift` keeps no state: it finds an object by the name that is declared, and the tenant has several of that name.',
    remedy: 'Rename all but one of them, or compare with `intuneform plan`, which knows the id.',
  },
  INT1371: {
    title: 'An expression that only Terraform can evaluate',
    cause:
      '`intuneform drift` evaluates what the constructs write: references, `file`, `filebase64` and `chomp`. Other expressions, `count` and `for_each` need Terraform.',
    remedy: 'Compare the object with `intuneform plan`, or declare it without the expression.',
  },
  INT1372: {
    title: 'An object cannot be compared, because one that it refers to could not be',
    cause: 'The declared object refers to another one of which nothing is known, for the reason that is told there.',
    remedy: 'Mend what is told about the object that it refers to.',
  },
  INT1373: {
    title: 'A file that the declaration names cannot be read',
    cause: 'The file is missing, or this user may not read it.',
    remedy: 'Check its path, which is relative to the folder in which the command runs.',
  },
  INT1374: {
    title: 'An object of another provider was not compared',
    cause: '`intuneform drift` compares what the provider `intune` manages.',
    remedy: 'Compare it with `terraform plan`.',
  },
  INT1375: {
    title: 'There is nothing to resume',
    cause:
      '`intuneform drift --resume` goes on where a run with the same `--output` was ended, and that run left no file `OUTPUT.partial`, or one of another version.',
    remedy: 'Nothing: everything was compared. Name the same `--output` to resume.',
  },
  INT1376: {
    title: 'Not every tenant was compared',
    cause: 'A signal ended the run. What was compared until then is kept beside the output.',
    remedy: 'Run the same command again with `--resume`.',
  },
  INT1377: {
    title: 'The system refused something while a tenant was worked on',
    cause:
      'A file or folder of the tenant below the output folder cannot be read or written, or the disk is full. The other tenants of the run are not concerned.',
    remedy: 'Make the folder readable and writable, or remove it: `synth` writes it anew.',
  },
  INT1378: {
    title: 'Parts of a fleet are missing',
    cause:
      'The reports come from `intuneform drift --shard`, and not every part is among them: a job wrote none, or its file was not handed on. What the others say is joined.',
    remedy: 'Run the parts that are named again, and merge again.',
  },
  INT1379: {
    title: 'There is no synthesized stack of a tenant',
    cause:
      'A command was given a folder or a `.tf.json` file that cannot be read, has several providers `intune`, has none and so was passed over, or has arguments that the provider does not know.',
    remedy: 'Synthesize the program, and name the folder that it writes, such as `cdktf.out`.',
  },
  INT1380: {
    title: 'What a program declares cannot be accepted',
    cause:
      '`intuneform drift --accept` writes into YAML declarations. A synthesized stack is made anew by its program.',
    remedy: 'Change the program by hand, by what `intuneform drift` finds.',
  },
  INT1385: {
    title: 'A tenant was not compared in time',
    cause:
      '`intuneform drift` gives each tenant ten minutes. One that does not answer completely by then has no verdict; the other tenants of the run are not affected.',
    remedy: 'Run again. If it stays so, check the service health of the tenant and the network.',
  },
} as const satisfies CodeTable;
