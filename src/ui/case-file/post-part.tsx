import * as v from 'valibot';
import type { CapturedPost } from '../../appeal/capture-file.ts';
import type { CapturePart } from '../../appeal/capture-statement.ts';
import { PostSchema } from '../../appeal/post.ts';
import { isUnsignedAddition } from '../../evidence/check-capture-file.ts';
import { evidenceWords } from '../evidence/words.ts';
import { words } from '../language.ts';
import { Fact, moment } from './fact.tsx';
import type { ShownPicture } from './load-case-file.ts';
import { caseFileWords } from './words.ts';

/** A clipped post: its facts, its text and its picture. Of what strangers wrote only words are drawn. */
export function PostPart({
  captured,
  picture,
}: {
  readonly captured: CapturedPost;
  readonly picture: ShownPicture | null;
}) {
  const { page: t, view } = caseFileWords.value;
  const { platforms, counters, draft } = words.value;
  const read = v.safeParse(PostSchema, captured.post);
  if (!read.success) return null;
  const post = read.output;
  const about = post.publishedPrecision === 'approximate' ? `${draft.about} ` : '';
  const handle = post.authorHandle && `@${post.authorHandle}`;
  return (
    <>
      <dl class="facts">
        <Fact name={t.platform}>{platforms[post.platform]}</Fact>
        <Fact name={view.author}>{post.authorName ?? draft.noAuthor}</Fact>
        {handle && <Fact name={t.account}>{`${handle} (${t.unverified})`}</Fact>}
        <Fact name={view.address}>{post.permalink}</Fact>
        <Fact name={view.published}>
          {post.publishedAt ? `${about}${moment(post.publishedAt)}` : post.publishedLabel}
        </Fact>
        {post.counters.length > 0 && (
          <Fact name={draft.counters}>
            {post.counters.map(({ name, label }) => `${counters[name]}: ${label}`).join(', ')}
          </Fact>
        )}
      </dl>
      <p class="words">{post.text ?? view.noText}</p>
      {picture && (
        <figure>
          {picture.address ? <img src={picture.address} alt={view.picture} /> : <p>{t.pictureLost}</p>}
          <figcaption>
            {picture.address ? t.pictureDigest : 'SHA-256'}: <code>{picture.digest}</code>
          </figcaption>
        </figure>
      )}
    </>
  );
}

/** What the official's key signed of a capture. */
export function StatementPart({
  captured,
  official,
}: {
  readonly captured: CapturedPost;
  readonly official: string | null;
}) {
  const { page: t, view } = caseFileWords.value;
  const { signature } = evidenceWords.value;
  const { capture, added } = captured;
  const { statement } = capture;
  const offset = statement?.clock.offsetMs ?? null;
  return (
    <>
      {isUnsignedAddition(captured) && <p>{signature.unsigned}</p>}
      <dl class="facts">
        <Fact name={view.captured}>
          {[moment(capture.capturedAt), added ? added.official : official].filter(Boolean).join(', ')}
        </Fact>
        <Fact name={t.onPage}>{capture.pageUrl}</Fact>
        <Fact name={t.tool}>{capture.tool}</Fact>
        {offset !== null && (
          <Fact name={signature.clock}>{signature.offset((offset / 1000).toFixed(1))}</Fact>
        )}
        {statement && (
          <Fact name={t.key}>
            <code>{statement.key}</code>
          </Fact>
        )}
        <Fact name={t.postDigest}>
          <code>{capture.postDigest}</code>
        </Fact>
      </dl>
      {statement && statement.parts.length > 0 && <PartsTable parts={statement.parts} />}
    </>
  );
}

function PartsTable({ parts }: { readonly parts: readonly CapturePart[] }) {
  const t = caseFileWords.value.page;
  return (
    <table>
      <caption>{t.parts}</caption>
      <thead>
        <tr>
          <th scope="col">{t.part}</th>
          <th scope="col">{t.size}</th>
          <th scope="col">{t.masked}</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ role, bytes, masks = [], digest }) => (
          <tr key={digest}>
            <th scope="row">{t.roles[role]}</th>
            <td>{`${bytes} ${t.bytes}`}</td>
            <td>{masks.length}</td>
            <td>
              <code>{digest}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
