import type { Capture } from '../../appeal/capture.ts';
import type { CaptureStatement } from '../../appeal/capture-statement.ts';
import type { ExtensionSubmission } from '../../appeal/submission.ts';
import { postDigestOf, signStatement, thumbprintOf } from '../../evidence/capture-statement.ts';
import { maskText, maskValue } from '../../evidence/mask-text.ts';
import type { Draft } from '../draft.ts';
import { type Identity, publicKeyOf } from '../identity.ts';
import { type Evidence, isAbandoned, type ReadyPart } from './evidence.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { readyParts } from './ready-parts.ts';

/** How long sending waits for evidence that is just being taken, in milliseconds. */
const PATIENCE = 8_000;

/** The evidence of a draft once it is there, or as far as it is there after a while. `null`: there is none. */
export async function settledEvidence(
  store: EvidenceStore,
  { id, mends }: Pick<Draft, 'id' | 'mends'>,
  now: () => number = Date.now,
): Promise<Evidence | null> {
  const until = now() + PATIENCE;
  for (;;) {
    const evidence = (await store.read(id)) ?? (mends ? await store.read(mends) : null);
    const waits = evidence?.state === 'taking' && !isAbandoned(evidence, now()) && now() < until;
    if (!waits) return evidence;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The author, who is known to the record anyway, is not masked where they are named. */
const AUTHOR = [
  'authorName',
  'authorHandle',
  'authorUrl',
  'permalink',
  'parentPermalink',
  'rootPermalink',
] as const;

/** A draft with what the official chose masked everywhere in the post and in the page's title. */
export function maskedDraft(draft: Draft, keys: readonly string[]): Draft {
  if (keys.length === 0) return draft;
  const chosen = new Set(keys);
  const { post, capture } = draft;
  const kept = Object.fromEntries(AUTHOR.map((name) => [name, post[name]]));
  const title =
    capture.pageTitle === undefined ? {} : { pageTitle: maskText(capture.pageTitle, chosen).text };
  return {
    ...draft,
    post: { ...maskValue(post, chosen), ...kept },
    capture: { ...capture, ...title },
  };
}

/** The statement that is signed of a clip. */
export async function statementOf(
  { id, post, capture }: Pick<ExtensionSubmission, 'id' | 'post' | 'capture'>,
  evidence: Pick<Evidence, 'clock' | 'facts'> | null,
  parts: readonly ReadyPart[],
  key: string,
): Promise<CaptureStatement> {
  return {
    v: 1,
    submission: id,
    capturedAt: capture.capturedAt,
    clock: evidence?.clock ?? { offsetMs: null, measuredAt: null },
    page: {
      url: capture.pageUrl,
      canonical: evidence?.facts?.canonical ?? null,
      title: capture.pageTitle ?? '',
      language: capture.pageLanguage ?? '',
      viewport: evidence?.facts?.viewport ?? null,
      timeZone: evidence?.facts?.timeZone ?? null,
      signedIn: evidence?.facts?.signedIn ?? null,
    },
    tool: capture.tool,
    method: capture.method,
    key,
    post: await postDigestOf(post),
    parts: parts.map(({ blob: _, uploadedAt: __, ...part }) => part),
  };
}

/**
 * Signs a clip with the official's own key. Masks are burned in, digests computed and the parts on the disk, under
 * the submission's id, before the signature is made; what was masked is gone from this device by then, but for
 * the salts that can show later what stood there.
 *
 * @param submission made of `maskedDraft`
 * @throws DOMException where the device would not keep the parts
 */
export async function signedClip(
  store: EvidenceStore,
  identity: Pick<Identity, 'keys'>,
  submission: ExtensionSubmission,
  evidence: Evidence | null,
): Promise<ExtensionSubmission> {
  const key = await thumbprintOf(await publicKeyOf(identity.keys));
  let parts = evidence?.parts ?? [];
  if (evidence && evidence.state !== 'ready') {
    const made = await readyParts(evidence);
    parts = made.parts;
    if (made.openings.length > 0) await store.keepOpenings(submission.id, made.openings);
  }
  if (evidence) {
    const ready: Evidence = {
      ...evidence,
      id: submission.id,
      state: 'ready',
      picture: null,
      fragment: null,
      text: null,
      media: [],
      thread: null,
      wanted: { ...evidence.wanted, text: null },
      choices: { keys: [], boxes: [] },
      parts,
    };
    await store.change(submission.id, () => ready);
  }
  // What was read, as it was masked: its digest must not let anybody try out what was covered.
  const masked = evidence !== null && evidence.choices.keys.length > 0;
  const capture: Capture = masked
    ? { ...submission.capture, postDigest: await postDigestOf(submission.post) }
    : submission.capture;
  const statement = await statementOf({ ...submission, capture }, evidence, parts, key);
  const signature = await signStatement(statement, identity.keys.privateKey);
  return { ...submission, capture: { ...capture, statement, signature } };
}
