import { type Attribute, type Attributes, int, setOf, string } from './attribute.js';
import type { Value } from './value.js';

/** Groups that an object is assigned to: the attribute `assignments`. */
export type AssignmentsFacet = AssignAction | AssignmentEntries;

/** Targets that few kinds of object have. */
export interface FurtherTargets {
  /** A collection of Configuration Manager can be a target. Default: it cannot. */
  readonly collections?: true;
  /** The target `group` can be a single user, by the user's id. Default: it is a group. */
  readonly singleUsers?: true;
}

/** One action replaces the whole set. */
export interface AssignAction extends FurtherTargets {
  readonly style: 'action';
  /** Path segment of the action, e.g. `assign`. */
  readonly action: string;
  /** Key of the list in the action's body. */
  readonly bodyKey: string;
}

/** Each assignment is an object of its own, created and deleted by itself. */
export interface AssignmentEntries extends FurtherTargets {
  readonly style: 'entries';
  /** Path segment of the collection, e.g. `assignments`. */
  readonly segment: string;
  /** Graph deletes no object that is still assigned: destroy takes the assignments away before. Default: it need not. */
  readonly clearedFirst?: true;
  /** Type of an entry, without `#`. Default: bodies name none. */
  readonly entryType?: string;
}

/** A place in an order: the attribute `priority`. */
export interface PriorityFacet {
  /** Path segment of the action that moves an object, e.g. `setPriority`. */
  readonly action: string;
  /** Number of the highest place. Default: 1. */
  readonly first?: 0 | 1;
  /** Attribute, and property of the objects, of which each value has an order of its own. Default: one order for all. */
  readonly within?: string;
}

/**
 * Objects of the directory that an object refers to, added and removed one by one through `$ref`.
 *
 * @see https://learn.microsoft.com/graph/api/mobiledevicemanagementpolicies-post-includedgroups
 */
export interface ReferencesFacet {
  /** Attribute that holds their ids, a set of texts; it is also the navigation, which `graph.expand` must name. */
  readonly attribute: string;
  /** Entity set that they are in: `groups`. */
  readonly set: string;
  /** What Graph sets by itself when a reference is added. Where it is to become so and none is new, one is added again. */
  readonly sets?: { readonly attribute: string; readonly value: string };
}

/**
 * Objects that Graph makes along with an object, each of which holds a part of it, and objects below those: message templates
 * with their texts.
 *
 * The object refers to them in a list of texts, the kind before the id: `Email_3f881c29-…`. Each kind is an attribute, a single
 * nested object: where it is declared there is one, otherwise none. Its set of children is under the name of their navigation,
 * the rest of it is the companion's own body.
 */
export interface CompanionsFacet {
  /** Property of the object that refers to them. An id of zeros asks for a new one. */
  readonly property: string;
  /** What references call each kind, by attribute. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Collection that they are in, in the version of the object. */
  readonly path: string;
  readonly children: CompanionChildren;
}

/** Objects below a companion, added, changed and removed one by one. */
export interface CompanionChildren {
  /** Navigation to them, and attribute that holds them. */
  readonly navigation: string;
  /** Attribute that tells them apart. It never changes. */
  readonly key: string;
  /** A flag that one of them has, and that is only ever set: setting it takes it from the others. */
  readonly exclusive: string;
}

/** Facets that a resource can switch on. Assignments, priority and companions are for collections. */
export interface Facets {
  readonly assignments?: AssignmentsFacet;
  readonly references?: ReferencesFacet;
  readonly priority?: PriorityFacet;
  readonly companions?: CompanionsFacet;
}

/** The attributes that facets give a resource. */
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
    doc: `Place in the order, ${String(first)} the highest. Places have no gaps. Left as it is where it is not declared; a new object comes last.`,
  });
}

const targets = ['group', 'exclusionGroup', 'allLicensedUsers', 'allDevices'] as const;

function assignmentsAttribute({ collections, singleUsers }: FurtherTargets): Attribute {
  return setOf({
    default: [] as readonly Value[],
    // An assignment can also exclude people, so more assignments are neither looser nor tighter.
    severity: { about: 'reach' },
    doc: 'Targets. The declared set replaces the assignments of the tenant; without assignments the object has no effect.',
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
