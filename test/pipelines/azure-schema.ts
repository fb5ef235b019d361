import { Ajv } from 'ajv';

/**
 * The part of Azure DevOps' YAML that the pipelines use: any other key is a mistake, or has to be verified and added.
 *
 * Written by hand from Microsoft's reference, because no package contains the schema. Each part names its page below
 * https://learn.microsoft.com/azure/devops/pipelines/.
 */

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;
const flag = { type: 'boolean' } as const;
const identifier = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } as const;
const minutes = { type: 'integer', minimum: 1, maximum: 360 } as const;
const values = { type: 'object', additionalProperties: { type: ['string', 'boolean', 'number'] } } as const;

type Schema = Readonly<Record<string, unknown>>;

function mapping(properties: Schema, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** yaml-schema/steps: what every step may have. */
const ofAnyStep = { displayName: text, name: identifier, condition: text, env: values } as const;

/** tasks/reference/azure-cli-v2, use-node-v1, publish-test-results-v2: inputs, and those without which a task does nothing. */
const tasks: Readonly<Record<string, Schema>> = {
  'AzureCLI@2': mapping(
    {
      azureSubscription: text,
      scriptType: { enum: ['ps', 'pscore', 'batch', 'bash'] },
      scriptLocation: { enum: ['inlineScript', 'scriptPath'] },
      inlineScript: text,
      workingDirectory: text,
    },
    ['azureSubscription', 'scriptType', 'scriptLocation', 'inlineScript'],
  ),
  'UseNode@1': mapping({ version: text, checkLatest: flag }, ['version']),
  'PublishTestResults@2': mapping(
    {
      testResultsFormat: { enum: ['JUnit', 'NUnit', 'VSTest', 'XUnit', 'CTest'] },
      testResultsFiles: text,
      testRunTitle: text,
      failTaskOnFailedTests: flag,
    },
    ['testResultsFormat', 'testResultsFiles'],
  ),
};

/** yaml-schema/steps-bash, -checkout, -publish, -download, -task: the first key tells which it is. */
const steps: Readonly<Record<string, Schema>> = {
  bash: mapping({ bash: text, workingDirectory: text, ...ofAnyStep }, ['bash']),
  checkout: mapping(
    { checkout: { enum: ['self', 'none'] }, fetchDepth: { type: 'integer' }, persistCredentials: flag },
    ['checkout'],
  ),
  publish: mapping({ publish: text, artifact: text, displayName: text, condition: text }, ['publish', 'artifact']),
  download: mapping({ download: text, artifact: text, patterns: text, displayName: text, condition: text }, [
    'download',
  ]),
  task: {
    ...mapping({ task: { enum: Object.keys(tasks) }, inputs: { type: 'object' }, ...ofAnyStep }, ['task', 'inputs']),
    allOf: Object.entries(tasks).map(([task, inputs]) => ({
      if: { properties: { task: { const: task } } },
      then: { properties: { inputs } },
    })),
  },
};

const step = {
  type: 'object',
  oneOf: Object.keys(steps).map((kind) => ({ required: [kind] })),
  allOf: Object.entries(steps).map(([kind, then]) => ({ if: { required: [kind] }, then })),
} as const;
const someSteps = { type: 'array', items: step, minItems: 1 } as const;

/** yaml-schema/jobs-job */
const job = mapping(
  {
    ...{ job: identifier, displayName: text, dependsOn: identifier, condition: text, timeoutInMinutes: minutes },
    variables: values,
    strategy: mapping({ matrix: { type: 'object', additionalProperties: values }, maxParallel: { type: 'integer' } }),
    steps: someSteps,
  },
  ['job', 'steps'],
);

/** yaml-schema/jobs-deployment */
const deployment = mapping(
  {
    ...{ deployment: identifier, displayName: text, dependsOn: identifier, condition: text, timeoutInMinutes: minutes },
    environment: text,
    strategy: mapping({ runOnce: mapping({ deploy: mapping({ steps: someSteps }, ['steps']) }, ['deploy']) }, [
      'runOnce',
    ]),
  },
  ['deployment', 'environment', 'strategy'],
);
const jobs = {
  type: 'array',
  minItems: 1,
  items: { type: 'object', if: { required: ['deployment'] }, then: deployment, else: job },
} as const;

/** yaml-schema/stages-stage */
const stage = mapping({ stage: identifier, displayName: text, dependsOn: identifier, condition: text, jobs }, [
  'stage',
  'jobs',
]);

const branches = mapping({ include: texts, exclude: texts });

/** yaml-schema/trigger, /schedules */
const trigger = {
  oneOf: [{ const: 'none' }, mapping({ batch: flag, branches, paths: mapping({ include: texts, exclude: texts }) })],
} as const;
const schedule = mapping(
  {
    ...{ displayName: text, branches, always: flag, batch: flag },
    cron: { type: 'string', pattern: '^[\\d*/,-]+( [\\d*/,-]+){4}$' },
  },
  ['cron', 'branches'],
);

/** yaml-schema/pipeline */
const pipeline = {
  ...mapping(
    {
      ...{ trigger, pr: trigger, schedules: { type: 'array', items: schedule }, variables: values },
      lockBehavior: { enum: ['sequential', 'runLatest'] },
      pool: mapping({ vmImage: text }, ['vmImage']),
      stages: { type: 'array', items: stage, minItems: 1 },
      jobs,
    },
    ['trigger', 'pr', 'pool'],
  ),
  oneOf: [{ required: ['stages'] }, { required: ['jobs'] }],
} as const;

const validate = new Ajv({ allErrors: true, strict: false }).compile(pipeline);

/** Invalid keys of a pipeline, by path. */
export function faultsOfAzurePipeline(parsed: unknown): readonly string[] {
  if (validate(parsed)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath}: ${message ?? ''} ${JSON.stringify(params)}`,
  );
}
