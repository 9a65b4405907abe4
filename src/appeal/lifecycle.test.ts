import { describe, expect, it } from 'vitest';
import { kazakhstanCalendar } from './kazakhstan-calendar.ts';
import { extensionLimit, urgencyOf } from './law-clock.ts';
import { begin, type Life } from './life.ts';
import { dutiesOf, termOf } from './life-duties.ts';
import type { LifeEvent } from './life-events.ts';
import { move } from './lifecycle.ts';

const calendar = kazakhstanCalendar();
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** Filed on Tuesday 24 November 2026: the answer is due on 15 December, competence by the 27th. */
const filed = begin({
  agency: 'TLD',
  kind: 'application',
  recordedOn: day('2026-11-24'),
  registeredOn: day('2026-11-24'),
});
const signal = begin({ agency: 'TLD', kind: 'application', recordedOn: day('2026-11-24') });
const complaint = begin({
  ...{ agency: 'TLD', kind: 'complaint', recordedOn: day('2026-11-24'), registeredOn: day('2026-11-24') },
  against: { agency: 'TLD', official: 'bolat' },
});

const on = (date: string) => ({ on: day(`2026-${date}`), by: 'official' as const });
const accepted: LifeEvent = { type: 'accepted', executor: 'aigerim', ...on('11-25') };
const extended: LifeEvent = {
  ...{ type: 'extended', by: 'head', on: day('2026-12-10') },
  ...{ until: day('2026-12-29'), reason: 'Сараптама қорытындысы қажет' },
};

/** The record after moves that must all be allowed. */
function moved(life: Life, ...events: LifeEvent[]): Life {
  return events.reduce((now, event) => {
    const result = move(now, event, calendar);
    if (!result.ok) throw new Error(`${event.type}: ${result.refusal.objection}`);
    return result.life;
  }, life);
}

/** Why a move is refused, and by which article. */
function refused(life: Life, event: LifeEvent): string {
  const result = move(life, event, calendar);
  return result.ok ? 'allowed' : `${result.refusal.objection} ${result.refusal.article}`;
}

const dues = (life: Life): string[] => dutiesOf(life, calendar).map(({ duty, dueOn }) => `${duty} ${dueOn}`);

describe('from a post to an appeal', () => {
  const claimed: LifeEvent = {
    type: 'claimed',
    by: 'applicant',
    on: day('2026-11-28'),
    identity: 'self-declared',
  };
  const registered: LifeEvent = {
    ...{ type: 'registered', by: 'register', on: day('2026-11-28') },
    registeredOn: day('2026-11-30'),
  };

  it('goes only through the author, and then the clock starts', () => {
    expect(dues(signal)).toEqual([]);
    expect(termOf(signal, calendar)).toBeNull();
    const invited = moved(signal, { type: 'invited', ...on('11-25') });
    const appeal = moved(invited, claimed, registered);
    expect(appeal).toMatchObject({ state: 'registered', registeredOn: day('2026-11-30') });
    expect(dues(appeal)).toEqual(['decide-competence 2026-12-03', 'answer 2026-12-22']);
  });

  it('is refused to an official, before an invitation, and for a signal that nobody claimed', () => {
    expect(refused(signal, claimed)).toBe('wrong-state 63');
    const invited = moved(signal, { type: 'invited', ...on('11-25') });
    expect(refused(invited, { ...claimed, by: 'official' })).toBe('wrong-person 63');
    expect(refused(signal, { ...accepted })).toBe('wrong-state 64');
    expect(refused(signal, registered)).toBe('wrong-state 64');
    const ended = moved(invited, { type: 'invitation-ended', ...on('11-26') });
    expect(refused(ended, claimed)).toBe('wrong-state 63');
  });

  it('is registered on a working day, never before it came', () => {
    const ready = moved(signal, { type: 'invited', ...on('11-25') }, claimed);
    expect(refused(ready, { ...registered, registeredOn: day('2026-11-29') })).toBe('not-a-working-day 64');
    expect(refused(ready, { ...registered, registeredOn: day('2026-11-27') })).toBe('out-of-order 64');
  });

  it('hands crime or danger over at once, also on a day off, and stays a signal', () => {
    const danger = begin({ agency: 'TLD', kind: 'message', recordedOn: day('2026-11-28'), danger: true });
    expect(dues(danger)).toEqual(['hand-over 2026-11-28']);
    const handed = moved(danger, { type: 'handed-over', to: 'DPT', ...on('11-28') });
    expect(handed.state).toBe('signal');
    expect(moved(signal, { type: 'handed-over', to: 'DPT', ...on('11-25') }).danger).toBe(true);
    expect(dues(handed)).toEqual([]);
    expect(refused(danger, { type: 'handed-over', to: 'TLD', ...on('11-28') })).toBe('same-body null');
  });
});

describe('whose matter it is', () => {
  const forwarded: LifeEvent = { type: 'forwarded', to: 'ENB', applicantTold: true, ...on('11-26') };

  it('is decided in three working days', () => {
    expect(dues(filed)).toEqual(['decide-competence 2026-11-27', 'answer 2026-12-15']);
    expect(dues(moved(filed, accepted))).toEqual(['answer 2026-12-15']);
  });

  it('is forwarded with the applicant told, the first deadline kept beside the new one', () => {
    const life = moved(filed, forwarded);
    expect(life).toMatchObject({ state: 'forwarded', endedOn: day('2026-11-26') });
    const term = termOf(life, calendar);
    expect(term?.original.on.toString()).toBe('2026-12-15');
    expect(term?.there?.on.toString()).toBe('2026-12-18');
    expect(dues(life)).toEqual([]);
  });

  it('is not forwarded behind the applicant’s back or to oneself, but late rather than never', () => {
    expect(refused(filed, { ...forwarded, applicantTold: false })).toBe('applicant-not-told 65');
    expect(refused(filed, { ...forwarded, to: 'TLD' })).toBe('same-body 65');
    expect(moved(filed, { ...forwarded, on: day('2026-12-01') }).state).toBe('forwarded');
    expect(refused(moved(filed, forwarded), accepted)).toBe('wrong-state 64');
  });

  it('forwards a part and keeps the rest', () => {
    const life = moved(filed, { ...forwarded, type: 'part-forwarded' });
    expect(life.state).toBe('registered');
    expect(dues(life)).toContain('answer 2026-12-15');
  });

  it('names defects, and takes the appeal up when they are mended', () => {
    const named: LifeEvent = {
      type: 'defects-named',
      defects: 'Мекенжай жоқ',
      mendBy: day('2026-12-01'),
      ...on('11-25'),
    };
    expect(refused(filed, { ...named, defects: ' ' })).toBe('reason-missing 64');
    expect(refused(filed, { ...named, mendBy: day('2026-11-25') })).toBe('out-of-order 64');
    const incomplete = moved(filed, named);
    expect(refused(incomplete, { type: 'answered', outcome: 'satisfied', reasons: '', ...on('11-26') })).toBe(
      'wrong-state 76',
    );
    const left: LifeEvent = {
      ...{ type: 'left-without-consideration', ground: 'defects-not-mended' },
      ...{ reasons: 'Мекенжай көрсетілмеді', ...on('12-01') },
    };
    expect(refused(incomplete, left)).toBe('still-time-to-mend 64');
    expect(moved(incomplete, { ...left, on: day('2026-12-02') }).state).toBe('left-without-consideration');
    const mended = moved(incomplete, { type: 'defects-mended', ...on('11-30') });
    expect(mended.state).toBe('accepted');
    expect(refused(mended, { ...left, on: day('2026-12-02') })).toBe('still-time-to-mend 64');
    expect(dues(mended)).toEqual(['answer 2026-12-15']);
  });
});

describe('the term', () => {
  const working = moved(filed, accepted);

  it('is extended by the head or deputy with a reason, and the applicant is told in three days', () => {
    const life = moved(working, extended);
    expect(dues(life)).toEqual(['tell-of-extension 2026-12-15', 'answer 2026-12-29']);
    expect(termOf(life, calendar)?.original.on.toString()).toBe('2026-12-15');
    const told = moved(life, { type: 'extension-notified', ...on('12-11') });
    expect(dues(told)).toEqual(['answer 2026-12-29']);
    expect(refused(told, { type: 'extension-notified', ...on('12-11') })).toBe('nothing-to-tell 76');
    expect(refused(working, { type: 'extension-notified', ...on('12-11') })).toBe('nothing-to-tell 76');
  });

  it.each<[string, Partial<LifeEvent & { type: 'extended' }>, string]>([
    ['by an official', { by: 'official' }, 'wrong-person 76'],
    ['without a reason', { reason: ' \n' }, 'reason-missing 76'],
    ['after the term', { on: day('2026-12-17') }, 'too-late 76'],
    ['to no later day', { until: day('2026-12-15') }, 'not-longer 76'],
    ['to a day off', { until: day('2026-12-26') }, 'not-a-working-day 76'],
    ['beyond two months', { until: day('2027-01-26') }, 'beyond-the-limit 76'],
  ])('is not extended %s', (_, change, refusal) => {
    expect(refused(working, { ...extended, ...change })).toBe(refusal);
  });

  it('is extended to two months at most, on the last working day', () => {
    expect(extensionLimit(day('2026-11-24'), calendar).toString()).toBe('2027-01-22');
    expect(moved(working, { ...extended, until: day('2027-01-22') }).extension?.until.toString()).toBe(
      '2027-01-22',
    );
  });

  it('stands still while a law stops it, and runs on by the days it stood', () => {
    const stopped: LifeEvent = { type: 'suspended', ground: 'Заң № 1, 2-бап', ...on('12-01') };
    expect(refused(working, { ...stopped, ground: '' })).toBe('reason-missing null');
    const still = moved(working, stopped);
    expect(termOf(still, calendar)?.current).toBeNull();
    expect(dues(still)).toEqual([]);
    expect(refused(still, extended)).toBe('wrong-state 76');
    const runs = moved(still, { type: 'resumed', ...on('12-04') });
    expect(dues(runs)).toEqual(['answer 2026-12-21']);
  });

  it('runs on after an extension too, by the working days that it stood', () => {
    const stopped: LifeEvent = { type: 'suspended', ground: 'Заң № 1, 2-бап', ...on('12-14') };
    const life = moved(working, extended, stopped, { type: 'resumed', ...on('12-18') });
    // 14, 15 and 17 December stood still; the 16th is a holiday.
    expect(termOf(life, calendar)?.current?.toString()).toBe('2027-01-05');
    const again = { ...extended, on: day('2026-12-21'), until: day('2027-01-04') };
    expect(refused(life, again)).toBe('not-longer 76');
  });

  it('tells late, today, soon and later apart', () => {
    const urgency = (today: string) => urgencyOf(day('2026-12-15'), day(today), calendar);
    expect(['2026-12-16', '2026-12-15', '2026-12-10', '2026-12-09'].map(urgency)).toEqual([
      ...['late', 'today', 'soon', 'later'],
    ]);
  });
});

describe('the end', () => {
  const answer: LifeEvent = {
    type: 'answered',
    outcome: 'refused',
    reasons: 'Жер учаскесі жеке меншікте',
    ...on('12-14'),
  };

  it('is an answer, and a refusal has reasons', () => {
    expect(moved(filed, accepted, answer)).toMatchObject({
      state: 'answered',
      outcome: 'refused',
      endedOn: day('2026-12-14'),
    });
    expect(refused(filed, { ...answer, reasons: '' })).toBe('reason-missing 76');
    expect(moved(filed, { ...answer, outcome: 'satisfied', reasons: '' }).outcome).toBe('satisfied');
    expect(moved(filed, { ...answer, on: day('2027-01-11') }).endedOn?.toString()).toBe('2027-01-11');
  });

  it('is taken back by the applicant alone', () => {
    expect(moved(filed, { type: 'withdrawn', by: 'applicant', on: day('2026-11-26') }).state).toBe(
      'withdrawn',
    );
    expect(refused(filed, { type: 'withdrawn', ...on('11-26') })).toBe('wrong-person 64');
  });

  it('is no way to bury danger', () => {
    const danger = { ...filed, danger: true };
    const left: LifeEvent = {
      ...{ type: 'left-without-consideration', ground: 'anonymous' },
      ...{ reasons: 'Авторы анықталмады', ...on('11-26') },
    };
    expect(refused(danger, left)).toBe('danger-first null');
    const handed = moved(danger, { type: 'handed-over', to: 'DPT', ...on('11-26') });
    expect(moved(handed, left).state).toBe('left-without-consideration');
    expect(refused(filed, { ...left, reasons: '' })).toBe('reason-missing null');
  });

  it('may be complained of, and the complaint is linked', () => {
    const complained: LifeEvent = {
      type: 'complained',
      complaint: 'TLD-2026-000099-0',
      by: 'applicant',
      on: day('2026-12-20'),
    };
    const life = moved(filed, answer, complained);
    expect(life).toMatchObject({
      state: 'answered',
      complaints: ['TLD-2026-000099-0'],
      endedOn: day('2026-12-14'),
    });
    expect(refused(signal, complained)).toBe('wrong-state 91-100');
  });

  it('is never judged in a complaint by whom it is about', () => {
    const passed: LifeEvent = { type: 'passed-to-reviewer', to: 'OBL', applicantTold: true, ...on('11-26') };
    expect(dues(complaint)).toEqual(['pass-to-reviewer 2026-11-27', 'answer 2026-12-23']);
    expect(dutiesOf(complaint, calendar).map(({ rule }) => rule)).toEqual(['complaint', 'complaint']);
    expect(refused(complaint, answer)).toBe('must-be-passed-on 91-100');
    const left = { type: 'left-without-consideration', ground: 'no-substance', reasons: 'Мәні жоқ' } as const;
    expect(refused(complaint, { ...left, by: 'head', on: day('2026-11-26') })).toBe(
      'must-be-passed-on 91-100',
    );
    expect(moved(complaint, { ...answer, outcome: 'satisfied' }).state).toBe('answered');
    expect(refused(complaint, { ...accepted, executor: 'bolat' })).toBe('person-complained-of 91-100');
    expect(moved(complaint, passed)).toMatchObject({ state: 'forwarded' });
    expect(refused(filed, passed)).toBe('not-a-complaint 91-100');
    const elsewhere = { ...complaint, agency: 'ENB' };
    expect(refused(elsewhere, { type: 'forwarded', to: 'TLD', applicantTold: true, ...on('11-26') })).toBe(
      'body-complained-of 91-100',
    );
  });
});
