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
      'profile with logs, idle machine: of 440 ms, Terraform without a provider takes 42. Three starts take 45 to 60 each until Terraform has the handshake, because ADR 222 rejects a single one with TF_REATTACH_PROVIDERS. Two of them then load the engine in about 40: 12 are V8 loading compiled code, 8 are definitions, 8 are code that protobufjs generates. Loading the schema takes 36',
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
      'the plan of 40 became faster than that of 400. Of its own type `terraform_data`, Terraform plans 400 objects in 294 ms and 40 in 66. So even a provider that costs nothing for each object would be at 1.4, beside a plan of 40 in 561 ms. Ours adds 2.2 ms for each object, for four calls: validate, upgrade, read and plan. A quarter of its CPU time is HTTP/2 of Node',
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
      'profile of 6 starts: of 50 ms with the profiler, an empty process takes half; loading http2, tls, net and crypto of Node takes 15; the certificate takes 3',
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
    measure: '`intuneform validate` of one file / `node -e 0`',
    target: 2.2,
    unit: 'ratio',
    open: (subject) => verb(subject, 'validate', 'tenant.yaml'),
  },
  {
    name: 'synth',
    missed:
      'profile of 8 runs: of 126 ms, 25 are V8 loading 2.7 MB of compiled code, half of which outlines modules that this command never runs; 9 are reading the bundle of 4.9 MB and that code; 8 are garbage collection; 6 are loading cdktf, and 12 its synthesis; 5 are parsing YAML; 3 are checking the compiled code',
    measure: '`intuneform synth` of one file / `node -e 0`',
    target: 3,
    unit: 'ratio',
    open: (subject) => verb(subject, 'synth', 'tenant.yaml'),
  },
  {
    name: 'first-declaration',
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
