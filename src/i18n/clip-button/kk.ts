import type { ClipButtonMessages } from './ru.ts';

export const clipButtonMessages: ClipButtonMessages = {
  clip: 'Жазбаны Dauys-та есепке алу',
  recorded: (number, state, agency) =>
    `Жазба есепке алынған: ${number}, ${state}, ${agency}. Dauys панелінде ашу`,
  waiting: 'Жіберілуін күтуде',
  waitingName: 'Жазба сақталды, жіберілуін күтіп тұр. Dauys панелінде ашу',
  seen: (line) => `${line}. Dauys панелінде ашу`,
  reload: 'Dauys жаңарды. Бетті жаңартып, қайта басыңыз.',
  failed: 'Болмады. Қайта басыңыз.',
};
