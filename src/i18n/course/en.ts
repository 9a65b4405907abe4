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
    'pass-to-reviewer': 'Grant it in full, or pass it to the reviewing body',
  },
  answer: 'Answer',
  files: {
    title: 'Files of the answer',
    save: (name, size) => `Download: ${name} (${size})`,
    size: (kilobytes) =>
      kilobytes < 1000 ? `${Math.ceil(kilobytes)}\u00a0kB` : `${(kilobytes / 1000).toFixed(1)}\u00a0MB`,
    failed: 'The file did not come: there is no line, or it is gone. Try again.',
  },
  holder: 'Who has it now',
  executor: 'Executor',
  newDeadline: 'New last day for the answer',
  firstDeadline: 'First deadline for the answer',
  lastDay: 'Last day for the answer',
  stopped: 'The term stands still',
  whileStopped: 'It does not run until the appeal is taken up again. Then a new last day stands here.',
  there: 'Last day for the answer there',
  next: 'What comes next by law',
  by: (day) => `by ${day}`,
  until: (day) => `Until: ${day}`,
  to: (body) => `To: ${body}`,
  article: (article) =>
    article.includes('-')
      ? `Articles ${article.replace('-', '–')} of the Code`
      : `Article ${article} of the Code`,
};
