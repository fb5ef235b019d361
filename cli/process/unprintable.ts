import { error } from '../../core/index.js';
import { renderDiagnostics } from '../../report/index.js';

/**
 * Text for a result that could not be written to standard output, usually because the disk behind a redirection is
 * full.
 */
export function unprintable(cause: NodeJS.ErrnoException): string {
  const diagnostic = error('INT1306', {
    what: 'the result could not be written to standard output',
    why: `the operating system denied it: ${cause.code ?? 'the reason is unknown'}`,
    fix: 'free up disk space, or write the result to a file with --output',
  });
  return renderDiagnostics([diagnostic], { color: false });
}
