/** Dependencies of reporting a crash. */
export interface CrashOptions {
  readonly redact: (text: string) => string;
  /** Writes to standard error synchronously. */
  readonly write: (text: string) => void;
  /** Answers the calls in flight and sends the answers. */
  readonly farewell: () => Promise<void>;
  readonly exit: (code: number) => void;
}

/** Exit code after a crash. */
const crashed = 2;

/**
 * Creates the handler of uncaught errors: Terraform gets the trace (it shows the lines after `panic:` as the plugin's),
 * the calls in flight get an answer, and the process ends with code 2. A second error ends it at once.
 */
export function createCrashHandler({ redact, write, farewell, exit }: CrashOptions): (fault: unknown) => void {
  let crashing = false;
  const end = (): void => {
    exit(crashed);
  };
  return (fault) => {
    if (crashing) {
      end();
      return;
    }
    crashing = true;
    write(`panic: INT9001: ${redact(traceOf(fault))}\n`);
    farewell().then(end, end);
  };
}

function traceOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
