import { type Diagnostic, error } from '../../core/index.js';
import type { EvaluationProblem } from '../tenants/evaluate.js';

/** Reports that only Terraform can evaluate a block (INT1371), or that a file of it is missing (INT1373). */
export function notEvaluated({ kind, text }: EvaluationProblem): Diagnostic {
  if (kind === 'noFile') {
    return error('INT1373', {
      what: 'a file that the declaration refers to cannot be read',
      why: `the file ${text} does not exist or is not readable`,
      fix: 'check its path; a relative path starts from the folder in which you run the command',
    });
  }
  const why = kind === 'notUnderstood' ? `it contains ${text}` : `it refers to ${text}, which does not exist`;
  return onlyTerraform('it contains an expression that only Terraform can evaluate', why);
}

/** Reports that a block has arguments with which it is not exactly one object (INT1371). */
export function unusualBlock(names: readonly string[]): Diagnostic {
  return onlyTerraform('only Terraform can evaluate the block', `it has ${names.join(' and ')}`);
}

/** Reports that a block has arguments that the provider does not have (INT1371). */
export function unknownArguments(names: readonly string[]): Diagnostic {
  return onlyTerraform('the block has arguments that do not exist', `the provider has no ${names.join(' or ')}`);
}

function onlyTerraform(what: string, why: string): Diagnostic {
  return error('INT1371', {
    what,
    why,
    fix: 'compare it with intuneform plan, or remove that from its declaration',
  });
}

/** Reports that a referenced block is unknown (INT1372). */
export function withoutVerdict(address: string): Diagnostic {
  return error('INT1372', {
    what: 'it cannot be compared, because the object that it refers to is unknown',
    why: `it refers to ${address}, which could not be compared or read`,
    fix: `see the finding of ${address}`,
  });
}

/** Reports that an object of another provider was not checked (INT1374). */
export function ofAnotherProvider(type: string): Diagnostic {
  return {
    code: 'INT1374',
    severity: 'info',
    what: `${type} belongs to another provider and was not compared`,
    why: 'drift compares only objects of the intune provider',
    fix: 'compare it with terraform plan',
  };
}
