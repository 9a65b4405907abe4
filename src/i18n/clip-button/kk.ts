import type { ClipButtonMessages } from './ru.ts';

export const clipButtonMessages: ClipButtonMessages = {
  clip: 'Жазбаны Dauys-та есепке алу',
  reload: 'Dauys жаңарды. Бетті жаңартып, қайта басыңыз.',
  failed: 'Болмады. Қайта басыңыз.',
};
