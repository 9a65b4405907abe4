import type { PostRecord } from '../../appeal/appeal.ts';
import type { Refusal as RefusedMove } from '../../appeal/lifecycle.ts';
import type { OfficialRole } from '../../appeal/official.ts';
import type { ProblemField, ProblemName } from '../../appeal/problem.ts';
import type { SignatureRefusal } from '../../appeal/signatures.ts';

/** What a refusal may carry beside its name. */
export interface RefusalDetails {
  readonly errors?: readonly ProblemField[];
  readonly records?: readonly PostRecord[];
  readonly headers?: Readonly<Record<string, string>>;
  /** The check digit of the number does not match: the detail says so. */
  readonly numberHasASlip?: boolean;
  /** The move that the law does not allow: the detail says why, and names the article. */
  readonly move?: RefusedMove;
  /** Why an EDS was not accepted: title and detail say it. */
  readonly signature?: SignatureRefusal;
  /** The intake's clock, for whoever dated a proof by another one. */
  readonly serverTime?: string;
  /** The roles of which one is needed: the detail names them. */
  readonly roles?: readonly OfficialRole[];
}

/** A request that is refused for a reason the contract names; thrown anywhere, told by the app as a problem. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: ProblemName;
  readonly details: RefusalDetails;

  constructor(problem: ProblemName, details: RefusalDetails = {}) {
    super(problem);
    this.problem = problem;
    this.details = details;
  }
}
