import type { CourseMessages } from './ru.ts';

export const course: CourseMessages = {
  outcomes: {
    satisfied: 'Satisfied',
    'satisfied-in-part': 'Satisfied in part',
    refused: 'Refused',
    explained: 'Explained',
  },
  grounds: {
    anonymous: 'Anonymous',
    'no-substance': 'Nothing to consider',
    'defects-not-mended': 'Defects not mended',
  },
  duties: {
    'hand-over': 'Hand over to the competent body',
    answer: 'Answer',
    'decide-competence': 'Accept it, or send it to the right body',
    'tell-of-extension': 'Tell the applicant of the extension',
    'pass-to-reviewer': 'Pass it to the reviewing body',
  },
  answer: 'Answer',
  holder: 'Who has it now',
  executor: 'Executor',
  newDeadline: 'New last day for the answer',
  stopped: 'The term stands still',
  there: 'Last day for the answer there',
  next: 'What comes next by law',
  by: (day) => `by ${day}`,
  until: (day) => `Until: ${day}`,
  to: (body) => `To: ${body}`,
  article: (article) => `Article ${article} of the Code`,
};
