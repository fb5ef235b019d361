import { type Attribute, type Attributes, int, setOf, string } from './attribute.js';
import type { Value } from './value.js';

/** Groups that an object is assigned to: the attribute `assignments`. */
export type AssignmentsFacet = AssignAction | AssignmentEntries;

/** Targets that only a few kinds of objects support. */
export interface FurtherTargets {
  /** A Configuration Manager collection can be a target. Default: it cannot. */
  readonly collections?: true;
  /** The target `group` can also be a single user, by user id. Default: groups only. */
  readonly singleUsers?: true;
}

/** One action replaces all assignments. */
export interface AssignAction extends FurtherTargets {
  readonly style: 'action';
  /** Path segment of the action, e.g. `assign`. */
  readonly action: string;
  /** Key of the list in the action's body. */
  readonly bodyKey: string;
}

/** Each assignment is a separate object, created and deleted individually. */
export interface AssignmentEntries extends FurtherTargets {
  readonly style: 'entries';
  /** Path segment of the collection, e.g. `assignments`. */
  readonly segment: string;
  /**
   * Graph refuses to delete an object that is still assigned, so destroy removes the assignments first. Default: not
   * needed.
   */
  readonly clearedFirst?: true;
  /** Type of an entry, without `#`. Default: bodies name no type. */
  readonly entryType?: string;
}

/** A position in an order: the attribute `priority`. */
export interface PriorityFacet {
  /** Path segment of the action that moves an object, e.g. `setPriority`. */
  readonly action: string;
  /** Number of the highest position. Default: 1. */
  readonly first?: 0 | 1;
  /**
   * Attribute, and property of the objects, that splits them into separate orders, one for each value. Default: one
   * order for all.
   */
  readonly within?: string;
}

/**
 * Directory objects that an object refers to, added and removed one by one through `$ref`.
 *
 * @see https://learn.microsoft.com/graph/api/mobiledevicemanagementpolicies-post-includedgroups
 */
export interface ReferencesFacet {
  /**
   * Attribute that holds their ids, a set of texts. It is also the navigation property, which `graph.expand` must name.
   */
  readonly attribute: string;
  /** Entity set of the directory objects: `groups`. */
  readonly set: string;
  /**
   * Value that Graph sets when a reference is added. If that value is planned and no reference is new, an existing one
   * is added again.
   */
  readonly sets?: { readonly attribute: string; readonly value: string };
}

/**
 * Objects that Graph creates along with an object, each holding a part of it, and their child objects: message
 * templates with their texts.
 *
 * The object refers to them in a list of texts, with the kind before the id: `Email_3f881c29-…`. Each kind is an
 * attribute, a single nested object: the companion exists if the attribute is declared. Its children are under the name
 * of their navigation property; the rest of the nested object is the companion's own body.
 */
export interface CompanionsFacet {
  /** Property that lists the references. An id of zeros requests a new companion. */
  readonly property: string;
  /** Prefix of each kind in the references, by attribute. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Path of the companions' collection, in the same Graph version as the object. */
  readonly path: string;
  readonly children: CompanionChildren;
}

/** Child objects of a companion, added, changed and removed one by one. */
export interface CompanionChildren {
  /** Navigation property of the children, and attribute that holds them. */
  readonly navigation: string;
  /** Attribute that identifies a child. It never changes. */
  readonly key: string;
  /** A flag that exactly one child has. It is only ever set: setting it on one child clears it on the others. */
  readonly exclusive: string;
}

/** Facets that a resource can use. Assignments, priority and companions require a collection. */
export interface Facets {
  readonly assignments?: AssignmentsFacet;
  readonly references?: ReferencesFacet;
  readonly priority?: PriorityFacet;
  readonly companions?: CompanionsFacet;
}

/** The attributes that facets add to a resource. */
export function facetAttributes({ assignments, priority }: Facets): Attributes {
  return {
    ...(assignments && { assignments: assignmentsAttribute(assignments) }),
    ...(priority && { priority: priorityAttribute(priority) }),
  };
}

function priorityAttribute({ first = 1 }: PriorityFacet): Attribute {
  return int({
    optional: true,
    computed: true,
    min: first,
    severity: { about: 'order' },
    doc: `Position in the order; ${String(first)} is the highest priority. Positions have no gaps. If it is not declared, the position does not change, and a new object comes last.`,
  });
}

const targets = ['group', 'exclusionGroup', 'allLicensedUsers', 'allDevices'] as const;

function assignmentsAttribute({ collections, singleUsers }: FurtherTargets): Attribute {
  return setOf({
    default: [] as readonly Value[],
    // An assignment can also exclude people, so more assignments are neither looser nor tighter.
    severity: { about: 'reach' },
    doc: 'Targets. The declared set replaces the assignments in the tenant. Without assignments, the object has no effect.',
    source: 'https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget',
    attributes: {
      target: string({
        required: true,
        oneOf: collections ? [...targets, 'configurationManagerCollection'] : targets,
        doc: `Kind of target. \`group\` and \`exclusionGroup\` require a \`groupId\`${collections ? ', `configurationManagerCollection` requires a `collectionId`' : ''}.`,
      }),
      groupId: string({
        format: 'guid',
        refersTo: 'groups',
        ...(singleUsers && { refersElsewhere: true }),
        doc: `Object id of the Microsoft Entra group${singleUsers ? ', or of a single user' : ''}.`,
      }),
      ...(collections && {
        collectionId: string({
          minLength: 1,
          doc: 'Id of the collection in Configuration Manager, such as `SMS00001`.',
        }),
      }),
      filterId: string({
        format: 'guid',
        refersTo: 'filters',
        doc: 'Id of an assignment filter that narrows the target.',
      }),
      filterType: string({
        oneOf: ['include', 'exclude'],
        doc: 'Whether the filter includes or excludes devices. Requires a `filterId`.',
      }),
    },
  });
}
