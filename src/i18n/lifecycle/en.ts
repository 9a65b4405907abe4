import { course } from '../course/en.ts';
import type { LifecycleMessages } from './ru.ts';

export const lifecycleMessages: LifecycleMessages = {
  objections: {
    'wrong-state': 'The appeal does not stand where this can be done.',
    'wrong-person': 'This is not yours to do.',
    'out-of-order': 'The day named is before the last event, or not after today.',
    'reason-missing': 'The reasons are missing.',
    'not-a-working-day': 'A term has to end on a working day.',
    'too-late': 'The term is over: it could be extended only before that.',
    'not-longer': 'The new last day is not later than the present one.',
    'beyond-the-limit': 'The term cannot be extended as far as that.',
    'nothing-to-tell': 'There is no extension that the applicant does not know of.',
    'applicant-not-told': 'The applicant has to be told at the time of sending it on.',
    'same-body': 'That body has it already.',
    'body-complained-of': 'A complaint cannot be sent to the body that it is about.',
    'person-complained-of': 'A complaint cannot be given to the person whom it is about.',
    'must-be-passed-on': 'The body complained of may only grant the complaint in full or pass it on.',
    'not-a-complaint': 'Only complaints go to the reviewing body.',
    'danger-first': 'A report of crime or danger goes to the competent body first.',
    'still-time-to-mend': 'No defects were named, or there is still time to mend them.',
  },
  rules: {
    identity: 'An appeal states who appeals, to whom and about what, and its author signs it.',
    registration:
      'It is registered on the day it arrives, after hours or on a day off on the next working day.',
    withdrawal: 'Only the applicant may take an appeal back.',
    defects: 'The body names what is missing and gives time to mend it.',
    forwarding:
      'Another body’s matter goes there in three working days, the applicant told at the same time.',
    answer: 'The answer is due in fifteen working days; a refusal gives its reasons.',
    extension: 'The head or deputy may extend the term by a reasoned decision, to no more than two months.',
    'extension-notice': 'The applicant is told of an extension within three working days.',
    suspension: 'Only a law that the decision names stops the term.',
    anonymity:
      'What nobody signed or what has no substance is not considered; crime or danger is passed on at once.',
    complaint:
      'A complaint goes to the reviewing body in three working days and is not decided by whom it is about.',
  },
  roles: {
    clerk: 'clerk',
    officer: 'officer',
    head: 'head or deputy',
    administrator: 'administrator',
  },
  refused: (objection, rule, article) =>
    `${objection} ${rule}${article === null ? '' : ` (${course.article(article)}: the Administrative Procedural and Process-Related Code.)`} Nothing was changed.`,
  roleNeeded: (roles) =>
    `This needs a role: ${roles.join(' or ')}. Nothing was changed; an administrator gives roles.`,
};
