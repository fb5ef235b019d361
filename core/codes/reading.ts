import type { CodeTable } from './code.js';

/** Codes 1000 to 1099: files, YAML and the schema of a declaration. */
export const readingCodes = {
  INT1001: {
    title: 'A declaration cannot be read',
    cause: 'The file does not exist, is a folder, or cannot be read with your permissions.',
    remedy: 'Check the path and the file permissions.',
  },
  INT1002: {
    title: 'A declaration is not UTF-8',
    cause: 'The file contains bytes that are not valid UTF-8. Some editors on Windows save files as UTF-16.',
    remedy: 'Save the file as UTF-8.',
  },
  INT1003: {
    title: 'A declaration is too large',
    cause:
      'The file is larger than 2 MiB or contains more than 200,000 values. Such a file is rejected before it is parsed. No export writes a file of this size.',
    remedy: 'Check that this is the right file. Split several tenants into one file each.',
  },
  INT1004: {
    title: 'A declaration is empty',
    cause: 'The file has no content, or only comments.',
    remedy: 'Write a declaration, or remove the file from the command.',
  },
  INT1005: {
    title: 'A program was given instead of a declaration',
    cause:
      'The file is a program, a Terraform configuration or a synthesized stack. The command reads YAML declarations.',
    remedy:
      'Run the program. Then pass the folder that it writes, such as `cdktf.out`, to a command that accepts it: `validate`, `plan`, `apply`, `drift` or `doctor`.',
  },
  INT1010: {
    title: 'The YAML cannot be parsed',
    cause:
      'The text is not valid YAML 1.2. Common reasons are indentation, quotes, brackets, and unknown tags or aliases.',
    remedy: 'Correct the text at the position in the message.',
  },
  INT1011: {
    title: 'Duplicate key',
    cause: 'An object has the same key more than once. intuneform does not guess which one you mean.',
    remedy: 'Keep one of the keys.',
  },
  INT1012: {
    title: 'Indented with a tab',
    cause: 'YAML does not allow tabs as indentation.',
    remedy: 'Indent with spaces.',
  },
  INT1013: {
    title: 'Aliases expand too far',
    cause:
      'Aliases (`*name`) copy more than 10,000 values into the document, or an alias refers to a value that contains it.',
    remedy: 'Write the values out instead of nesting aliases.',
  },
  INT1014: {
    title: 'Nested too deeply',
    cause: 'Lists or objects are nested deeper than any declaration needs.',
    remedy: 'Check the brackets and the indentation.',
  },
  INT1015: {
    title: 'Several documents where one is expected',
    cause:
      'The text contains several YAML documents, separated by `---`. `IntuneTenant.fromYaml` creates one tenant. The command line accepts several documents.',
    remedy: 'Keep one document, or use a separate file for each tenant.',
  },
  INT1016: {
    title: 'Two declarations have the same name',
    cause:
      '`metadata.name` is the name of the stack and of the state, so it must be unique among all files of a command.',
    remedy: 'Rename one of them.',
  },
  INT1017: {
    title: 'Two declarations are for the same tenant',
    cause: 'Two declarations of one tenant would undo each other’s changes.',
    remedy: 'Merge them into one declaration.',
  },
  INT1018: {
    title: 'More problems of the same kind',
    cause: 'The report explains at most 20 problems of one kind and 100 in total. The message counts the rest.',
    remedy: 'Fix the problems that are explained, then validate again.',
  },
  INT1020: {
    title: 'Unknown key',
    cause: 'The declaration has no such key in this position. Without this check, a misspelled key would be ignored.',
    remedy: 'Correct the spelling, or remove the key.',
  },
  // INT1021 was used for planned sections that were not available yet.
  INT1022: {
    title: 'A key is missing',
    cause: 'An object lacks a required key.',
    remedy: 'Add the key.',
  },
  INT1023: {
    title: 'Wrong type',
    cause: 'The value has the wrong type, for example text instead of a number, or an object instead of a list.',
    remedy: 'Use the type that the message gives.',
  },
  INT1024: {
    title: 'Value is not allowed',
    cause: 'The key accepts a fixed set of values. Spelling and case must match.',
    remedy: 'Use one of the values that the message lists.',
  },
  INT1025: {
    title: 'Number is out of range',
    cause: 'The number is below the minimum or above the maximum.',
    remedy: 'Use a number within the range that the message gives.',
  },
  INT1026: {
    title: 'Text has the wrong format',
    cause: 'The text does not match the format of the key, or is too short or too long.',
    remedy: 'Use the format that the message gives.',
  },
  INT1027: {
    title: 'Too few or too many entries',
    cause: 'A list or object has fewer or more entries than the key allows.',
    remedy: 'Add or remove entries.',
  },
  INT1028: {
    title: 'Duplicate list entry',
    cause: 'All entries of the list must be different.',
    remedy: 'Remove the duplicate.',
  },
  INT1029: {
    title: 'Text contains a token of the CDK for Terraform',
    cause:
      'A text contains `TfToken[`. The CDK for Terraform uses this marker internally and would replace it with the value of another object.',
    remedy: 'Remove the marker from the text.',
  },
  INT1030: {
    title: 'Text contains invisible characters',
    cause:
      'A text contains control, zero-width or bidirectional characters. It can look different from what it is, and two names that look the same can differ.',
    remedy: 'Remove the characters. None, if they are intended.',
  },
  INT1031: {
    title: 'The name of the tenant is reserved',
    cause: 'The CDK for Terraform uses the name itself. The only such name is `constructor`.',
    remedy: 'Choose another `metadata.name`.',
  },
  INT1033: {
    title: 'The declaration has no such section or object',
    cause:
      '`release`, `preventDestroy` or `allowDestroy` names something that is neither a section nor an object of a section.',
    remedy: 'Use a section (`retention`), an object of a section (`categories.Kiosk`) or a Terraform address.',
  },
  INT1034: {
    title: 'An object is both released and declared',
    cause: 'Objects in `release` are no longer managed, so the declaration cannot contain them.',
    remedy: 'Remove the object from the declaration, or remove its entry from `release`.',
  },
  INT1035: {
    title: 'A former name belongs to another object',
    cause: '`formerly` names an object that is also declared, so its state cannot move.',
    remedy: 'Use the name that the object had when you last applied it, or remove `formerly`.',
  },
  INT1036: {
    title: 'An import has no matching object',
    cause:
      'The imports of a tenant contain a Terraform address that the declaration does not have. The object was renamed or removed after the export. Terraform imports nothing for this address, and it creates a second object if you renamed the declared one.',
    remedy: 'Add `formerly` or `logicalId` to the renamed object, or remove the entry from the imports.',
  },
  INT1037: {
    title: 'The reference does not identify a single declared object',
    cause:
      '`intuneform import` takes one declared object. The address, or the section and name, matches none or several.',
    remedy:
      'Use a Terraform address (`TYPE.NAME`), as the plan shows it, or a section and name such as `categories.Kiosk`.',
  },
  INT1038: {
    title: 'The state already has the object',
    cause: 'The object to import is declared at an address that identifies another object in the state.',
    remedy: 'To manage another object at this address, first add the current one to `spec.release`, then apply.',
  },
} as const satisfies CodeTable;
