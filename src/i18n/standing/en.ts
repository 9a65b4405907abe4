import type { Standing } from './ru.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const standing: Standing = {
  states: {
    signal: 'Signal',
    invited: 'Author invited',
    claimed: 'Claimed by its author',
    registered: 'Registered',
    accepted: 'Being considered',
    incomplete: 'To be mended',
    suspended: 'Suspended',
    forwarded: 'Sent on',
    answered: 'Answered',
    withdrawn: 'Withdrawn',
    'left-without-consideration': 'Left without consideration',
  },
  day(date) {
    const [year, month, day] = date.split('-').map(Number);
    return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
  },
};
