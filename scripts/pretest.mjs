import { spawn } from 'node:child_process';

/**
 * Checks before the tests: format, lint, types and a build. They run in parallel, because each uses one core. The
 * output of each is shown together, and a failure is reported after all have ended.
 */
const steps = ['lint', 'format:check', 'types', 'build'];

const results = await Promise.all(steps.map(run));
process.exitCode = results.every(Boolean) ? 0 : 1;

/** Runs a script of package.json. True: it succeeded. */
async function run(step) {
  const start = Date.now();
  const child = spawn('npm', ['run', '--silent', step], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((end) => {
    child.once('error', (cause) => {
      output.push(Buffer.from(`${cause.message}\n`));
      end(1);
    });
    child.once('close', end);
  });
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}: ${step} (${seconds} s)\n`);
  if (code !== 0) process.stdout.write(Buffer.concat(output));
  return code === 0;
}
