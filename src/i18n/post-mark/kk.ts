import type { PostMarkMessages } from './ru.ts';

export const postMarkMessages: PostMarkMessages = {
  recorded: (number, state, agency) =>
    `Жазба есепке алынған: ${number}, ${state}, ${agency}. Dauys панелінде ашу`,
  waiting: 'Жіберілуін күтуде',
  waitingName: 'Жазба сақталды, жіберілуін күтіп тұр. Dauys панелінде ашу',
  seen: (line) => `${line}. Dauys панелінде ашу`,
};
