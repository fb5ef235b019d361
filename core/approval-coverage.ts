/** Access policies of Multi Admin Approval that cover the writes of a resource. */
export interface ApprovalCoverage {
  /** `policyType` of such policies, in Graph's spelling. */
  readonly policyType: string;
  /** Whether Microsoft documents that these policies cover the object. Default: it is a guess, and messages say so. */
  readonly documented?: true;
}
