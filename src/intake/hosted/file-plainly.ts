import type { Receipt } from '../../appeal/appeal.ts';
import type { WidgetSubmission } from '../../appeal/submission.ts';
import { prepareArrival } from '../arrival.ts';
import { Overloaded } from '../group-commit.ts';
import type { IntakeContext } from '../http/answers.ts';
import { networkOf } from '../http/network-address.ts';
import type { AppParts } from '../http/parts.ts';
import { receiptOf } from '../receipts.ts';
import type { RegisteredAgency } from '../store/agencies.ts';
import { isUnavailable } from '../store/database.ts';

/** What became of an appeal that was sent without scripts. */
export type PlainFiling =
  | { readonly kind: 'accepted'; readonly receipt: Receipt; readonly repeated: boolean }
  /** The same form came before with other answers. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'too-many'; readonly seconds: number }
  | { readonly kind: 'down' };

/**
 * Files an appeal from the form without scripts.
 *
 * A browser without scripts cannot do the proof of work that the widget does, and art. 64 forbids to refuse an
 * appeal: so none is asked for here. What is left against floods is the limit per agency and network, shared
 * with the widget's filings; it delays and refuses nobody, for what was typed stays and can be sent again. The
 * filing counts towards the work that the widgets of the same network are asked for.
 */
export async function filePlainly(
  c: IntakeContext,
  parts: AppParts,
  agency: RegisteredAgency,
  submission: WidgetSubmission,
): Promise<PlainFiling> {
  const network = networkOf(c, parts.trustedProxies);
  const key = `${agency.agency.code} ${network}`;
  const seconds = parts.limits.filings.waitFor(key);
  if (seconds > 0) return { kind: 'too-many', seconds };
  parts.limits.filings.count(key);
  parts.filed.byNetwork.count(network);
  parts.filed.byAgency.count(agency.agency.code);
  try {
    const acceptance = await parts.accept(prepareArrival(submission, agency, null, parts.rootKey));
    switch (acceptance.kind) {
      case 'accepted':
      case 'repeated': {
        const receipt = receiptOf(acceptance.appeal, agency.agency, parts.law, parts.rootKey);
        return { kind: 'accepted', receipt, repeated: acceptance.kind === 'repeated' };
      }
      case 'changed':
        return { kind: 'taken' };
      default:
        throw new Error(`An appeal without files, claim or post ended as ${acceptance.kind}`);
    }
  } catch (error) {
    if (error instanceof Overloaded || isUnavailable(error)) return { kind: 'down' };
    throw error;
  }
}
