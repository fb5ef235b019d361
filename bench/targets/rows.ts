import { beyondWrites, categories, counted, farAndNear, ordered, realistic, timesOf } from './plans.js';
import { firstDeclaration, handshake, resting, secureHandshake, signIn, verb, wholePlan } from './processes.js';
import type { Row } from './row.js';
import { emptyNode } from './stage.js';

/** The targets, in the order of the page. */
export const rows: readonly Row[] = [
  {
    name: 'requests',
    measure: 'requests, plan of 60 objects of all kinds, within a minute of its apply',
    target: 5,
    unit: 'requests',
    rounds: 3,
    open: (subject) => counted(subject, realistic()),
  },
  {
    name: 'settled',
    measure: 'requests, the same plan a minute later',
    target: 5,
    unit: 'requests',
    rounds: 3,
    open: (subject) => counted(subject, realistic(), 61_000),
  },
  {
    name: 'growth',
    measure: 'requests, plan of 40 objects, most of one kind',
    target: 4,
    unit: 'requests',
    rounds: 3,
    open: (subject) => counted(subject, categories(40)),
  },
  {
    name: 'ordered',
    measure: 'requests, plan within a minute of reordering 20 limits',
    target: 3,
    unit: 'requests',
    rounds: 3,
    open: (subject) => counted(subject, ordered),
  },
  {
    name: 'plan-4',
    missed:
      'Terraform without a provider takes 43 of 540 ms (idle machine). The rest is three starts of the provider, because ADR 222 rejects a single one with TF_REATTACH_PROVIDERS.',
    measure: '`terraform plan` of 4 objects / `node -e 0`',
    target: 7,
    unit: 'ratio',
    open: (subject) => timesOf(subject, 4),
  },
  {
    name: 'plan-40',
    missed: 'as for 4 objects',
    measure: '`terraform plan` of 40 objects / `node -e 0`',
    target: 7,
    unit: 'ratio',
    open: (subject) => timesOf(subject, 40),
  },
  {
    name: 'plan-400',
    missed:
      'for each object, Terraform calls the provider to validate, upgrade, read and plan; these calls were not profiled',
    measure: '`terraform plan` of 400 objects / of 40',
    target: 1.4,
    unit: 'ratio',
    open: (subject) => timesOf(subject, 400, 40),
  },
  {
    name: 'whole-plan',
    missed:
      'one start of the provider remains (ADR 224), in addition to three of Terraform (`version`, `plan`, `show`) and one of the command line',
    measure: '`intuneform plan` of an unchanged folder / the older build',
    target: 0.4,
    unit: 'ratio',
    againstOlder: true,
    open: (subject) => wholePlan(subject, 'nothing'),
  },
  {
    name: 'beside-terraform',
    measure: '`intuneform plan` of an unchanged folder / plain `terraform plan`',
    target: 1.3,
    unit: 'ratio',
    open: (subject) => wholePlan(subject, 'terraform'),
  },
  {
    name: 'latency',
    measure: '`terraform plan` of 60 objects with 200 ms for each request / without latency',
    target: 1.4,
    unit: 'ratio',
    open: farAndNear,
  },
  {
    name: 'handshake',
    missed:
      'profile of 8 starts without a client certificate: 30 to 35% is an empty process; 16% loads http2, tls, net and crypto of Node, which gRPC needs; 13% is V8 loading 0.8 MB of cached code; 9% is garbage collection; 7% reads the bundle of 2.1 MB; 4% checks the cached code',
    measure: 'provider, start to handshake / `node -e 0`',
    target: 1.4,
    unit: 'ratio',
    rounds: 15,
    open: (subject) => resting(() => handshake(subject), emptyNode),
  },
  {
    name: 'secure-handshake',
    missed: 'as above; the certificate and TLS add little',
    measure: 'provider, start to handshake with the certificate of Terraform / `node -e 0`',
    target: 1.4,
    unit: 'ratio',
    rounds: 15,
    open: secureHandshake,
  },
  {
    name: 'version',
    missed:
      'other runs of the same day measured 1.17 and 1.33. Only the launcher of 5 kB runs, which also loads node:vm',
    measure: '`intuneform --version` / `node -e 0`',
    target: 1.4,
    unit: 'ratio',
    open: (subject) => verb(subject, '--version'),
  },
  {
    name: 'validate',
    missed:
      'profile of 6 runs, before the command got a separate bundle of 1.5 MB: 26% is V8 loading 2.1 MB of cached code, half of which outlines modules that this command never runs; 11% reads the bundle of 4.7 MB; 8% is garbage collection; 3% checks the cached code; 3% loads modules of Node; definitions, rules and the YAML parser take at most 2% each. Loading the cached code and reading the bundle take longer than an empty process',
    measure: '`intuneform validate` of one file / `node -e 0`',
    target: 2.2,
    unit: 'ratio',
    open: (subject) => verb(subject, 'validate', 'tenant.yaml'),
  },
  {
    name: 'synth',
    missed:
      'profile of 8 runs: 19% is V8 loading 2.9 MB of cached code; 9% is garbage collection; 5% loads modules of Node, most of them for cdktf; 5% reads the bundle of 4.7 MB; 3% checks the cached code; 3% is cdktf resolving tokens. Resolving each stack twice is therefore not the main cost of a single small stack',
    measure: '`intuneform synth` of one file / `node -e 0`',
    target: 3,
    unit: 'ratio',
    open: (subject) => verb(subject, 'synth', 'tenant.yaml'),
  },
  {
    name: 'first-declaration',
    missed: 'other runs measured 0.16; the difference is the spread of a few milliseconds',
    measure: 'first declaration of a process / compiling its schema with ajv',
    target: 0.2,
    unit: 'ratio',
    open: (subject) => resting(() => Promise.resolve(firstDeclaration(subject))),
  },
  {
    name: 'sign-in',
    missed: 'the HTTP client of Azure loads http, https and tls of Node, and two proxy agents',
    measure: 'loading what a sign-in with a secret needs / `node -e 0`',
    target: 1.3,
    unit: 'ratio',
    rounds: 9,
    open: signIn,
  },
  {
    name: 'apply',
    measure: 'requests of a plan and apply of 60 objects, minus writes',
    target: 10,
    unit: 'requests',
    rounds: 3,
    open: beyondWrites,
  },
];
