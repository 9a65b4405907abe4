import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import type { CaptureFile } from '../../appeal/capture-file.ts';
import { type Post, PostSchema } from '../../appeal/post.ts';
import { readCapture, readCapturePart } from '../../client/captures.ts';
import { saveFile } from '../../client/save-file.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import { missingOfPost } from '../../clip/missing-posts.ts';
import { readSeenNow, watchSeenNow } from '../../clip/seen-now.ts';
import { changesSince } from '../../evidence/changes-since.ts';
import { captureFault, isUnsignedAddition } from '../../evidence/check-capture-file.ts';
import { canonicalPost } from '../../platforms/addresses.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, words } from '../language.ts';
import { Changes } from './changes.tsx';
import { MaskProof } from './mask-proof.tsx';
import { MissingNote } from './missing-note.tsx';
import { useMissing } from './use-missing.ts';
import { evidenceWords } from './words.ts';

/** What is known of how a record's post was captured: checked in this browser, with nothing but the file. */
type Known =
  | { readonly state: 'checking' | 'none' | 'unknown' }
  | {
      readonly state: 'checked';
      readonly file: CaptureFile;
      readonly verdict: 'holds' | 'unsigned' | 'broken';
    };

/**
 * How the post of a record was captured, whether its signature still holds, and what changed in the post since,
 * where the official just met it.
 *
 * @param permalink the post that was met; `null` where none was
 */
export function RecordEvidence({
  identity,
  number,
  permalink,
}: {
  readonly identity: Identity;
  readonly number: string;
  readonly permalink: string | null;
}) {
  const t = evidenceWords.value.signature;
  const known = useSignal<Known>({ state: 'checking' });
  const now = useSignal<Post | null>(null);
  const missing = useMissing().value;

  useEffect(() => {
    const stop = new AbortController();
    void check(identity, number, stop.signal).then((found) => {
      if (!stop.signal.aborted) known.value = found;
    });
    const meet = async () => {
      now.value = permalink === null ? null : await readSeenNow(permalink);
    };
    watchSeenNow(() => void meet(), stop.signal);
    void meet();
    return () => stop.abort();
  }, [identity, number, permalink]);

  const { value } = known;
  const met = permalink === null ? undefined : missingOfPost(missing, permalink);
  if (value.state !== 'checked') {
    return (
      <>
        {met && <MissingNote missing={met} />}
        {value.state !== 'none' && (
          <p class="hint" role="status">
            {value.state === 'checking' ? t.checking : t.unknown}
          </p>
        )}
      </>
    );
  }
  const { file, verdict } = value;
  const recorded = recordedPost(file, permalink);
  return (
    <section class="captured" aria-labelledby={`captured-${number}`}>
      <h3 id={`captured-${number}`}>{t.title}</h3>
      <p class={verdict === 'broken' ? 'error' : 'hint'} role="status">
        {t[verdict]}
      </p>
      <CaptureFacts file={file} />
      <MaskProof file={file} />
      <Parts identity={identity} file={file} />
      {postsOf(file).map((post) => {
        const found = post.permalink === null ? undefined : missingOfPost(missing, post.permalink);
        return (
          found && (
            <MissingNote
              key={post.permalink}
              missing={found}
              text={file.more.length > 0 ? post.text : null}
            />
          )
        );
      })}
      {now.value && recorded && !met && <Changes changes={changesSince(recorded, now.value)} />}
    </section>
  );
}

async function check(identity: Identity, number: string, signal: AbortSignal): Promise<Known> {
  const outcome = await readCapture(callsOf(identity, language.value), number, signal);
  if (!outcome.ok) {
    const { failure } = outcome;
    const missing = failure.kind === 'problem' && failure.problem.status === 404;
    return { state: missing ? 'none' : 'unknown' };
  }
  const fault = await captureFault(outcome.value);
  const verdict = fault === null ? 'holds' : fault === 'unsigned' ? 'unsigned' : 'broken';
  return { state: 'checked', file: outcome.value, verdict };
}

/** Every post of a signal, as far as it reads as one. */
function postsOf({ post, more }: CaptureFile): Post[] {
  return [post, ...more.map((each) => each.post)].flatMap((each) => {
    const read = v.safeParse(PostSchema, each);
    return read.success ? [read.output] : [];
  });
}

/** The recorded post that an official met: a signal may be made of several. */
function recordedPost(file: CaptureFile, permalink: string | null): Post | null {
  const identityOf = (address: string | null) =>
    address === null ? null : (canonicalPost(address)?.permalink ?? address);
  const met = identityOf(permalink);
  return postsOf(file).find((each) => identityOf(each.permalink) === met) ?? null;
}

function CaptureFacts({ file: { capture, official, more } }: { readonly file: CaptureFile }) {
  const t = evidenceWords.value.signature;
  const moment = inKazakhstan(capture.capturedAt);
  const [day, time] = [words.value.terms.day(moment.day), moment.time];
  const offset = capture.statement?.clock.offsetMs ?? null;
  const unsigned = more.filter(isUnsignedAddition).length;
  const signedAdditions = more.filter((each) => each.added && !isUnsignedAddition(each));
  return (
    <>
      <p class="hint">{official ? t.by(official, day, time) : `${day} ${time}`}</p>
      {offset !== null && (
        <p class="hint">
          {t.clock}: {t.offset((offset / 1000).toFixed(1))}.
        </p>
      )}
      {signedAdditions.map(({ capture: { capturedAt, postDigest }, added }) => {
        const { day: addedOn, time: addedAt } = inKazakhstan(capturedAt);
        return (
          <p key={postDigest} class="hint">
            {t.added(added?.official ?? '', words.value.terms.day(addedOn), addedAt)}
          </p>
        );
      })}
      {unsigned > 0 && <p class="error">{t.unsignedAdded(unsigned)}</p>}
    </>
  );
}

function Parts({ identity, file }: { readonly identity: Identity; readonly file: CaptureFile }) {
  const t = evidenceWords.value.signature;
  if (file.parts.length === 0) return null;
  return (
    <details>
      <summary>
        {t.files}: {file.parts.length}
      </summary>
      <ul class="parts">
        {file.parts.map(({ digest, name }) => (
          <li key={digest}>
            <span>{name}</span>
            <button
              type="button"
              class="button quiet"
              aria-label={`${t.save}: ${name}`}
              onClick={() => void save(identity, file.number, digest, name)}
            >
              {t.save}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Saves a part as a file: a strange page's markup is never opened in a page of the extension. */
async function save(identity: Identity, number: string, digest: string, name: string): Promise<void> {
  const blob = await readCapturePart(callsOf(identity, language.value), number, digest);
  if (blob) saveFile(blob, `${number}-${name}`);
}
