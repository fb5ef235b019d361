import { readFileSync } from 'node:fs';

/**
 * Checks workflows with GitHub's own schema and parser, as editors do, and prints the problems as JSON by file.
 *
 * A separate program: jest cannot load the parser.
 */
async function main(files: readonly string[]): Promise<void> {
  const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import('@actions/workflow-parser');
  const problems: Record<string, readonly string[]> = {};
  for (const name of files) {
    const { context, value } = parseWorkflow(
      { name, content: readFileSync(name, 'utf8') },
      new NoOperationTraceWriter(),
    );
    // What the schema cannot say, such as that a job waits for one that there is.
    if (value) await convertWorkflowTemplate(context, value);
    problems[name] = context.errors.getErrors().map(({ message }) => message);
  }
  process.stdout.write(JSON.stringify(problems));
}

void main(process.argv.slice(2));
