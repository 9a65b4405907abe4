import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/appeal/appeal.ts';
import type { Problem, ProblemName } from '../../src/appeal/problem.ts';
import type { WidgetSubmission } from '../../src/appeal/submission.ts';
import type { Failure, Outcome } from '../../src/client/outcome.ts';
import { emptyValues, type Values } from './fields.ts';
import { Filing } from './filing.ts';
import type { Tries, TriesKeeper } from './tries.ts';

const to = { agency: 'TLD', language: 'ru' } as const;

const letter: Values = {
  ...emptyValues(),
  text: 'Яма на дороге у остановки',
  topic: 'roads',
  kato: '190000000',
  familyName: 'Серікова',
  givenName: 'Айгүл',
  postalAddress: 'Үлгі, Абай 1',
  consent: 'yes',
};

const changedLetter = { ...letter, text: 'Яма на дороге у остановки. Уже две недели.' };

function receiptFor({ id }: WidgetSubmission, serial: number): Receipt {
  return {
    id,
    number: `TLD-2026-00000${serial}-0`,
    trackingCode: '4821903455127706',
    state: 'registered',
    receivedAt: '2026-11-24T09:00:00Z',
    registeredOn: '2026-11-24',
    deadline: { on: '2026-12-15', workingDays: 15, article: '76' },
    agency: { code: 'TLD', name: { kk: '', ru: '', en: '' }, kato: '190000000' },
    takenBy: null,
    digest: '',
  };
}

function problem(name: ProblemName, status: number, more: Partial<Problem> = {}): Failure {
  return {
    kind: 'problem',
    problem: { type: `/problems/${name}`, title: name, status, detail: `${name}.`, ...more },
  };
}

/** A register that accepts an id once, as the intake promises, and a line to it that can fail. */
function world() {
  const accepted = new Map<string, { body: string; receipt: Receipt }>();
  const bodies: WidgetSubmission[] = [];
  let kept: Tries | undefined;
  let keptReceipt: Receipt | undefined;
  let ids = 0;
  const state = {
    accepted,
    bodies,
    /** What befalls the next submissions: lost before or after the register, or refused. */
    fate: [] as (('lost-before' | 'lost-after') | Failure)[],
    now: Date.UTC(2026, 10, 24, 9),
    get kept() {
      return kept;
    },
    get keptReceipt() {
      return keptReceipt;
    },
  };
  const keeper: TriesKeeper = {
    read: () => kept,
    write: (tries) => {
      kept = tries;
    },
    clear: () => {
      kept = undefined;
    },
    readReceipt: () => keptReceipt,
    writeReceipt: (receipt) => {
      keptReceipt = receipt;
    },
    clearReceipt: () => {
      keptReceipt = undefined;
    },
  };
  async function submit(submission: WidgetSubmission): Promise<Outcome<Receipt>> {
    bodies.push(submission);
    await Promise.resolve();
    const fate = state.fate.shift();
    if (fate === 'lost-before') return { ok: false, failure: { kind: 'offline' } };
    if (typeof fate === 'object') return { ok: false, failure: fate };
    const body = JSON.stringify(submission);
    const known = accepted.get(submission.id);
    if (known && known.body !== body) return { ok: false, failure: problem('changed-under-same-id', 409) };
    const receipt = known?.receipt ?? receiptFor(submission, accepted.size + 1);
    accepted.set(submission.id, { body, receipt });
    return fate === 'lost-after' ? { ok: false, failure: { kind: 'timeout' } } : { ok: true, value: receipt };
  }
  const open = () =>
    new Filing({
      keeper,
      submit,
      newId: () => {
        ids += 1;
        return `019abcde-0000-7000-8000-${String(ids).padStart(12, '0')}`;
      },
      now: () => {
        state.now += 1000;
        return state.now;
      },
      changed: () => undefined,
    });
  return { state, open };
}

describe('filing', () => {
  it('ends with a receipt, which stays until it is put away', async () => {
    const { state, open } = world();
    const filing = open();
    expect(await filing.submit(letter, to)).toBe('accepted');
    expect(filing.receipt?.number).toBe('TLD-2026-000001-0');
    expect(state.kept).toBeUndefined();
    expect(open().receipt?.number).toBe('TLD-2026-000001-0');
    filing.putReceiptAway();
    expect(open().receipt).toBeUndefined();
  });

  it('sends once when the button is pressed twice', async () => {
    const { state, open } = world();
    const filing = open();
    const endings = await Promise.all([filing.submit(letter, to), filing.submit(letter, to)]);
    expect(endings).toEqual(['accepted', 'already']);
    expect(state.bodies).toHaveLength(1);
  });

  it('sends nothing while something is wrong, and says what', async () => {
    const { state, open } = world();
    const filing = open();
    expect(await filing.submit({ ...letter, givenName: '', iin: '88' }, to)).toBe('invalid');
    expect([...filing.wrong.keys()].sort()).toEqual(['givenName', 'iin']);
    expect(state.bodies).toHaveLength(0);
  });

  it('shows a mistake until it is mended, and none in a field that is just being filled', async () => {
    const filing = world().open();
    filing.typed('iin', { ...letter, iin: '88010' }, to);
    filing.typed('phone', { ...letter, phone: '8 70' }, to);
    expect(filing.wrong.size).toBe(0);
    filing.typed('iin', { ...letter, iin: '881301 400128' }, to);
    expect(filing.wrong.get('iin')?.code).toBe('iin-date');
    expect(filing.listed.size).toBe(0);
    filing.typed('iin', { ...letter, iin: '' }, to);
    expect(filing.wrong.size).toBe(0);
  });

  it('lists what was wrong until the next try, also what is mended meanwhile', async () => {
    const filing = world().open();
    await filing.submit({ ...letter, text: '', givenName: '' }, to);
    filing.typed('givenName', { ...letter, text: '' }, to);
    expect([...filing.listed.keys()].sort()).toEqual(['givenName', 'text']);
    expect([...filing.wrong.keys()]).toEqual(['text']);
    await filing.submit(letter, to);
    expect(filing.listed.size).toBe(0);
  });

  it('drops the mistakes of a person when an organisation appeals after all', async () => {
    const filing = world().open();
    await filing.submit({ ...letter, familyName: '', text: '' }, to);
    filing.typed('type', { ...letter, familyName: '', text: '', type: 'organisation' }, to);
    expect([...filing.wrong.keys()]).toEqual(['text']);
  });

  it('maps what the intake found to the fields, and keeps what has no field', async () => {
    const { state, open } = world();
    state.fate = [
      problem('invalid-submission', 422, {
        errors: [
          { pointer: '/applicant/familyName', code: 'too-long', detail: '' },
          { pointer: '/sentAt', code: 'not-a-date-time', detail: 'The clock.' },
        ],
      }),
    ];
    const filing = open();
    expect(await filing.submit(letter, to)).toBe('invalid');
    expect(filing.wrong.get('familyName')?.code).toBe('too-long');
    expect(filing.stray).toMatchObject([{ detail: 'The clock.' }]);
    expect([...filing.listed.keys()]).toEqual(['familyName']);
  });
});

describe('an appeal that may or may not have arrived', () => {
  it.each(['lost-before', 'lost-after'] as const)('is registered once: %s', async (fate) => {
    const { state, open } = world();
    state.fate = [fate];
    expect(await open().submit(letter, to)).toBe('failed');
    // The page was reloaded in between.
    const filing = open();
    expect(await filing.submit(letter, to)).toBe('accepted');
    expect(filing.earlier).toBe(false);
    expect(state.accepted.size).toBe(1);
    expect(state.bodies[1]).toEqual(state.bodies[0]);
  });

  it('is found again after a change, with its own receipt, and the change can be sent by itself', async () => {
    const { state, open } = world();
    state.fate = ['lost-after'];
    const filing = open();
    await filing.submit(letter, to);
    expect(await filing.submit(changedLetter, to)).toBe('accepted');
    expect(filing.earlier).toBe(true);
    expect(state.accepted.size).toBe(1);
    filing.putReceiptAway();
    expect(await filing.submit(changedLetter, to)).toBe('accepted');
    expect(filing.earlier).toBe(false);
    expect(state.accepted.size).toBe(2);
  });

  it('is replaced by the change when it had not arrived', async () => {
    const { state, open } = world();
    state.fate = ['lost-before'];
    const filing = open();
    await filing.submit(letter, to);
    expect(await filing.submit(changedLetter, to)).toBe('accepted');
    expect(filing.earlier).toBe(false);
    expect(state.accepted.size).toBe(1);
  });

  it('goes under a new id when nothing is known of the one that arrived', async () => {
    const { state, open } = world();
    state.fate = [problem('changed-under-same-id', 409)];
    const filing = open();
    expect(await filing.submit(letter, to)).toBe('changed');
    expect(filing.failure?.name).toBe('changed');
    expect(await filing.submit(letter, to)).toBe('accepted');
    expect(new Set(state.bodies.map(({ id }) => id)).size).toBe(2);
  });
});

describe('a refusal', () => {
  it.each([
    [{ kind: 'offline' }, 'offline'],
    [{ kind: 'timeout' }, 'timeout'],
    [{ kind: 'unreadable', status: 502 }, 'down'],
    [problem('not-ready', 503), 'down'],
    [problem('internal', 500), 'down'],
    [problem('too-many-requests', 429), 'busy'],
    [problem('too-large', 413), 'refused'],
  ] as const)('is told apart: %j', async (failure, name) => {
    const { state, open } = world();
    state.fate = [failure];
    const filing = open();
    expect(await filing.submit(letter, to)).toBe('failed');
    expect(filing.failure?.name).toBe(name);
  });

  it('of the whole page is no fault of the person', async () => {
    const { state, open } = world();
    state.fate = [problem('origin-refused', 403)];
    const filing = open();
    expect(await filing.submit(letter, to)).toBe('unavailable');
    expect(filing.unavailable).toBe('origin');
  });
});
