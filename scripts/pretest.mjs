import { spawn } from 'node:child_process';

/**
 * What must hold before the tests run: format, lint, types and a build. All at once, as each keeps one core busy; what each of
 * them wrote is shown together, and the first that fails ends it only when all have spoken.
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
