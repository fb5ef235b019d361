import {
  type Attributes,
  hasShape,
  isValueList,
  isValueObject,
  providerName,
  terraformType,
  toTerraformName,
  type ValueObject,
} from '../../core/index.js';
import { identityAttributes, parentsOf } from '../../provider/engine/index.js';
import { resources } from '../../provider/resources/index.js';
import { importsByIdentity } from '../support/identity-engine.js';
import { type Subject, subjectsOf } from '../support/subjects.js';
import { identityFor, isForPeople, startTenant, type TestTenant } from '../support/tenant.js';
import { terraformBody } from '../support/terraform-json.js';
import { leastOf, secretsOf, singlesOf } from '../support/variants.js';

/** What the Go module checks of one resource type. */
interface HarnessSubject {
  readonly type: string;
  /** Attributes whose values, joined by slashes, are the import id. */
  readonly importId: readonly string[];
  /** Names of the parts of the identity. None with a Terraform that has no identities. */
  readonly identity: readonly string[];
  /** Attributes that an import reads otherwise, or not at all. */
  readonly unread: readonly string[];
  /** Whether the object can be deleted outside Terraform. */
  readonly disappears: boolean;
}

/** Configurations in HCL, each with an object of every type that one identity may manage. */
export interface HarnessBatch {
  readonly name: string;
  readonly minimal: string;
  readonly full: string;
  readonly changed: string;
  /** The minimal configuration with one attribute more of each type, a different one in each round. */
  readonly rounds: readonly string[];
  readonly subjects: readonly HarnessSubject[];
}

/** A batch with the tenant that it is checked in. */
export interface PlacedBatch {
  readonly tenant: TestTenant;
  readonly subjects: readonly Subject[];
  readonly input: HarnessBatch;
}

/** The types that an application may manage, and those that only a signed-in administrator may. `only` picks some by their Terraform name. */
export async function harnessBatches(only: RegExp): Promise<readonly PlacedBatch[]> {
  const chosen = resources.filter(({ name }) => only.test(terraformType(name)));
  const batches = [
    { name: 'application', managed: chosen.filter((one) => !isForPeople(one)) },
    { name: 'administrator', managed: chosen.filter(isForPeople) },
  ];
  return Promise.all(batches.filter(({ managed }) => managed.length > 0).map(placedBatch));
}

async function placedBatch({
  name,
  managed,
}: {
  readonly name: string;
  readonly managed: typeof resources;
}): Promise<PlacedBatch> {
  const [first] = managed;
  const tenant = await startTenant(
    { authority: 'unknown' },
    { ...(first && identityFor(first)), clock: () => new Date() },
  );
  const subjects = await subjectsOf(managed, tenant);
  const write = (valuesOf: (subject: Subject) => ValueObject): string =>
    [providerBlock(tenant), ...subjects.map((subject) => resourceBlock(subject, valuesOf(subject)))].join('\n');
  const singles = new Map(subjects.map((subject) => [subject, singlesOf(subject, 'changed')]));
  const rounds = Math.max(...[...singles.values()].map(({ length }) => length));
  const input = {
    name,
    minimal: write(leastOf),
    full: write(({ example }) => example.declared),
    changed: write(({ example }) => example.changed),
    rounds: Array.from({ length: rounds }, (_, round) =>
      write((subject) => singles.get(subject)?.[round] ?? leastOf(subject)),
    ),
    subjects: subjects.map(inputOf),
  };
  return { tenant, subjects, input };
}

function inputOf(subject: Subject): HarnessSubject {
  const { definition } = subject;
  return {
    type: terraformType(definition.name),
    importId: [...parentsOf(definition), 'id'].map(toTerraformName),
    identity: importsByIdentity ? Object.keys(identityAttributes(definition)).map(toTerraformName) : [],
    unread: [...unreadOf(subject).map(toTerraformName), ...respelledIn(subject)],
    disappears: hasShape(definition, 'collection') || hasShape(definition, 'bulk'),
  };
}

/** Secrets, what Graph does not have, and an order, of which an import reads all objects that the tenant has. */
function unreadOf(subject: Subject): readonly string[] {
  const { attributes } = subject.definition;
  const local = Object.keys(attributes).filter((name) => attributes[name]?.local === true);
  return [...secretsOf(subject), ...local, ...(hasShape(subject.definition, 'order') ? ['ids'] : [])];
}

/** Paths of language tags, which Graph answers in lower case. An import has no other spelling to keep. */
function respelledIn({ definition: { attributes }, example: { declared } }: Subject): readonly string[] {
  return tagsIn(attributes, declared);
}

function tagsIn(attributes: Attributes, values: ValueObject): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const path = toTerraformName(name);
    const value = values[name] ?? null;
    if (attribute.kind === 'string') return attribute.format === 'locale' ? [path] : [];
    if (attribute.kind !== 'nested') return [];
    const elements = isValueList(value)
      ? value.map((element, index) => [`${path}.${String(index)}`, element] as const)
      : [];
    return [...elements, [path, value] as const].flatMap(([at, element]) =>
      isValueObject(element) ? tagsIn(attribute.attributes, element).map((member) => `${at}.${member}`) : [],
    );
  });
}

function providerBlock({ environment }: TestTenant): string {
  return block(`provider "${providerName}"`, {
    tenant_id: environment.ARM_TENANT_ID,
    client_id: environment.ARM_CLIENT_ID,
    client_secret: environment.ARM_CLIENT_SECRET,
    graph_endpoint: environment.INTUNEFORM_GRAPH_ENDPOINT,
  });
}

function resourceBlock({ definition: { name, attributes } }: Subject, values: ValueObject): string {
  return block(`resource "${terraformType(name)}" "subject"`, terraformBody(attributes, values));
}

/** A block of HCL. JSON is HCL's syntax for values, except for templates in texts. */
function block(header: string, body: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(body).map(([name, value]) => {
    const literal = JSON.stringify(value).replaceAll(/[$%](?=\{)/gu, '$&$&');
    return `  ${name} = ${literal}\n`;
  });
  return `${header} {\n${lines.join('')}}\n`;
}
