/**
 * Where a record stands in its life. `signal`, `invited` and `claimed` are not appeals yet: nobody has
 * addressed the body and signed (art. 63). The last four are ends, though a complaint may follow them.
 */
export const LIFE_STATES = [
  'signal',
  'invited',
  'claimed',
  'registered',
  'accepted',
  'incomplete',
  'suspended',
  'forwarded',
  'answered',
  'withdrawn',
  'left-without-consideration',
] as const;

export type LifeState = (typeof LIFE_STATES)[number];

/** Who makes a move. `register` is the software itself, in the same transaction as what caused it. */
export type Role = 'applicant' | 'official' | 'deputy' | 'head' | 'register';

/** A rule of the law that a move follows or breaks. */
export interface LawRule {
  /** The article of the Administrative Procedural and Process-Related Code; `null` where none is known. */
  readonly article: string | null;
  /** Whether the rule was confirmed against a text that quotes the Code; else a lawyer should look. */
  readonly confirmed: boolean;
  /** The rule in one sentence, for whoever reads this table. */
  readonly says: string;
}

/** Every rule that the life of an appeal obeys, in one place: an amendment of the law is one edit here. */
export const LAW_RULES = {
  identity: {
    article: '63',
    confirmed: true,
    says: 'An appeal states who appeals, to whom and about what, and its author signs it.',
  },
  registration: {
    article: '64',
    confirmed: true,
    says: 'It is registered on the day it arrives, after hours on the next working day, and counted.',
  },
  withdrawal: { article: '64', confirmed: true, says: 'The applicant may take the appeal back.' },
  defects: {
    article: '64',
    confirmed: false,
    says: 'The body names what is missing and gives time to mend it; what stays unmended is returned.',
  },
  forwarding: {
    article: '65',
    confirmed: true,
    says: 'Another body’s matter goes there in three working days, the applicant told at the same time.',
  },
  answer: {
    article: '76',
    confirmed: true,
    says: 'The answer is due in fifteen working days; a refusal gives its reasons.',
  },
  extension: {
    article: '76',
    confirmed: true,
    says: 'The head or deputy may extend the term by a reasoned decision, to no more than two months in all.',
  },
  'extension-notice': {
    article: '76',
    confirmed: true,
    says: 'The applicant is told of an extension within three working days.',
  },
  suspension: {
    article: null,
    confirmed: false,
    says: 'Only a law that the decision itself names stops the term.',
  },
  anonymity: {
    article: null,
    confirmed: true,
    says: 'What nobody signed or what has no substance is not considered; crime or danger is passed on at once.',
  },
  complaint: {
    article: '91-100',
    confirmed: false,
    says: 'A complaint goes in three working days to the reviewing body, never to be decided by whom it is about, unless that body grants it in full; it is considered in twenty.',
  },
} as const satisfies Readonly<Record<string, LawRule>>;

export type LawRuleName = keyof typeof LAW_RULES;

/** How a matter was answered (egov.kz). */
export const OUTCOMES = ['satisfied', 'satisfied-in-part', 'refused', 'explained'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Why a matter may be left without consideration. */
export const GROUNDS = ['anonymous', 'no-substance', 'defects-not-mended'] as const;

export type Ground = (typeof GROUNDS)[number];

/** What a body may have to do about a record by a day that the law names. */
export const DUTIES = [
  'hand-over',
  'answer',
  'decide-competence',
  'tell-of-extension',
  'pass-to-reviewer',
] as const;
