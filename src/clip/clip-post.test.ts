import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '../appeal/post.ts';
import type { SubmissionInput } from '../appeal/submission.ts';
import { clip, receiptFor } from '../client/fixtures/clip.ts';
import type { OutboxItem } from '../client/outbox.ts';
import { newSubmissionId } from '../client/submission-id.ts';
import { type Find, keepClip, toolName } from './clip-post.ts';
import { type DeviceStore, openDeviceStore } from './device-store.ts';
import { withoutPost } from './draft.ts';
import { changeDraft, listDrafts, rememberChoices } from './drafts.ts';
import { keepIdentity, makeKeys } from './identity.ts';

const NOW = Date.parse('2026-11-24T09:05:00Z');

const post: Post = {
  platform: 'x',
  kind: 'post',
  permalink: 'https://x.com/aigul_s/status/42',
  parentPermalink: null,
  rootPermalink: null,
  authorName: 'Айгүл Серікқызы',
  authorHandle: 'aigul_s',
  authorUrl: null,
  verified: null,
  publishedAt: '2026-11-23T18:40:00Z',
  publishedPrecision: 'exact',
  publishedLabel: null,
  text: 'Екі аптадан бері көшеде шұңқыр бар',
  truncated: false,
  language: null,
  edited: null,
  links: [],
  poll: null,
  quote: null,
  media: [],
  counters: [],
};
const page = { url: 'https://x.com/home', title: 'Home / X', language: '' };
const find = (changed: Partial<Post> = {}): Find => ({
  post: { ...post, ...changed },
  page,
  method: 'platform',
});

let store: DeviceStore;
let sent: OutboxItem[];

beforeEach(() => {
  store = openDeviceStore(`test-${newSubmissionId()}`);
  sent = [];
});
afterEach(() => store.close());

const keep = (found: Find) =>
  keepClip(
    { store, outbox: { list: async () => sent }, tool: 'Dauys/0.1.0 Chrome/156', now: () => NOW },
    found,
  );

function sentItem(submission: SubmissionInput, changed: Partial<OutboxItem>): OutboxItem {
  return {
    id: submission.id,
    submission,
    state: 'accepted',
    addedAt: NOW,
    attempts: 1,
    nextAttemptAt: NOW,
    lastFailure: null,
    ...changed,
  };
}

/** What a clip of `post` looks like once it was sent. */
function sentPost(): SubmissionInput {
  const submission = clip();
  if (submission.channel !== 'extension') throw new Error('The fixture is no clip');
  return { ...submission, post, capture: { ...submission.capture, pageUrl: page.url } };
}

describe('keepClip', () => {
  it('keeps what was read, how it was seen, and its digest', async () => {
    const focus = await keep(find());
    const [draft] = await listDrafts(store);
    expect(focus).toEqual({ view: 'draft', id: draft?.id });
    expect(draft).toMatchObject({
      mends: null,
      post,
      capture: {
        capturedAt: '2026-11-24T09:05:00.000Z',
        pageUrl: 'https://x.com/home',
        pageTitle: 'Home / X',
        tool: 'Dauys/0.1.0 Chrome/156',
        method: 'platform',
        postDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      answers: { kind: '', topic: 'roads', kato: '', language: 'kk' },
      presets: { topic: 'suggested' },
    });
    expect(draft?.capture).not.toHaveProperty('pageLanguage');
  });

  it('starts from the last clip and the own agency', async () => {
    const { agency } = receiptFor('x');
    const keys = await makeKeys();
    const official = { id: '1', name: 'А. Н.' };
    await keepIdentity(store, {
      intake: 'https://intake.kz',
      token: 't',
      expiresAt: '2027-01-01T00:00:00Z',
      official,
      agency,
      keys,
    });
    await rememberChoices(store, { kind: 'message', topic: 'roads', kato: '' });
    await keep(find());
    const [draft] = await listDrafts(store);
    expect(draft?.answers).toMatchObject({ kind: 'message', topic: 'roads', kato: agency.kato });
  });

  it('opens the draft of the same post again, with its answers and the text as it reads now', async () => {
    const first = await keep(find({ truncated: true }));
    const [draft] = await listDrafts(store);
    await changeDraft(
      store,
      draft?.id ?? '',
      (now) => now && { ...now, answers: { ...now.answers, note: 'Тексеру' } },
    );
    const second = await keep(
      find({
        text: 'Екі аптадан бері көшеде шұңқыр бар, ешкім жөндемейді',
        permalink: 'https://x.com/i/status/42',
      }),
    );
    expect(second).toEqual(first);
    expect(await listDrafts(store)).toMatchObject([
      {
        answers: { note: 'Тексеру' },
        post: { text: expect.stringMatching(/ешкім жөндемейді$/), truncated: false },
      },
    ]);
  });

  it('keeps two passages of one page apart, and one passage once', async () => {
    const passage = { platform: 'page', permalink: null } as const;
    await keep(find({ ...passage, text: 'Бірінші пікір' }));
    await keep(find({ ...passage, text: 'Екінші пікір' }));
    await keep(find({ ...passage, text: 'Бірінші пікір' }));
    expect(await listDrafts(store)).toHaveLength(2);
  });

  it('adds the next posts to a draft that takes them, each once', async () => {
    const focus = await keep(find());
    const [first] = await listDrafts(store);
    await changeDraft(store, first?.id ?? '', (now) => now && { ...now, takesNext: true });
    const second = { permalink: 'https://x.com/nurlan/status/43', text: 'Бізде де шұңқыр' };
    expect(await keep(find(second))).toEqual(focus);
    expect(await keep(find({ ...second, text: 'Бізде де үлкен шұңқыр' }))).toEqual(focus);
    const [draft, ...others] = await listDrafts(store);
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ post, morePosts: [{ post: { text: 'Бізде де үлкен шұңқыр' } }] });
    if (!draft) throw new Error('There is no draft');
    expect(withoutPost(draft, 0)).toMatchObject({
      post: second.permalink && { permalink: second.permalink },
    });
    expect(withoutPost(draft, 0).morePosts).toEqual([]);
  });

  it('starts from what was chosen for the same author before', async () => {
    const choices = { kind: 'complaint', topic: 'housing', kato: '750000000' } as const;
    await rememberChoices(store, choices, [post]);
    await rememberChoices(store, { kind: 'message', topic: 'water', kato: '190000000' });
    await keep(find({ permalink: 'https://x.com/aigul_s/status/44' }));
    const [draft] = await listDrafts(store);
    expect(draft).toMatchObject({ answers: choices, presets: { topic: 'author' } });
  });

  it('shows what was sent already instead of a second draft', async () => {
    const submission = sentPost();
    sent = [sentItem(submission, { state: 'waiting' })];
    expect(await keep(find())).toEqual({ view: 'item', id: submission.id });
    expect(await listDrafts(store)).toEqual([]);
  });

  it('mends a refused clip with the post as it reads now', async () => {
    const submission = sentPost();
    sent = [sentItem(submission, { state: 'refused' })];
    expect(await keep(find({ authorName: 'Айгүл' }))).toEqual({ view: 'draft', id: submission.id });
    expect(await listDrafts(store)).toMatchObject([
      {
        id: submission.id,
        mends: submission.id,
        post: { authorName: 'Айгүл' },
        answers: { topic: submission.topic, address: 'Абай даңғылы, 12' },
      },
    ]);
  });

  it('mends under a new id what the register has with other content under the old one', async () => {
    const submission = sentPost();
    const problem = {
      type: 'https://intake.kz/problems/changed-under-same-id',
      title: '',
      status: 409,
      detail: '',
    };
    sent = [sentItem(submission, { state: 'refused', lastFailure: { kind: 'problem', problem } })];
    await keep(find());
    const [draft] = await listDrafts(store);
    expect(draft?.mends).toBe(submission.id);
    expect(draft?.id).not.toBe(submission.id);
  });
});

describe('toolName', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Dauys/0.1.0 Firefox/153.0'],
    ['Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0', 'Dauys/0.1.0 Edg/156.0.0.0'],
    ['Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36', 'Dauys/0.1.0 Chrome/156.0.0.0'],
    ['Something new', 'Dauys/0.1.0'],
  ])('reads %s', (userAgent, name) => {
    expect(toolName('0.1.0', userAgent)).toBe(name);
  });
});
