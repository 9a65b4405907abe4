import type { CourseMessages } from './ru.ts';

export const course: CourseMessages = {
  outcomes: {
    satisfied: 'Қанағаттандырылды',
    'satisfied-in-part': 'Ішінара қанағаттандырылды',
    refused: 'Бас тартылды',
    explained: 'Түсіндірілді',
  },
  grounds: {
    anonymous: 'Иесі белгісіз',
    'no-substance': 'Мәселенің мәні жоқ',
    'defects-not-mended': 'Кемшіліктер жойылмаған',
  },
  duties: {
    'hand-over': 'Құзыретті органға беру',
    answer: 'Жауап беру',
    'decide-competence': 'Қарауға алу немесе құзыретіне қарай жіберу',
    'tell-of-extension': 'Мерзімнің ұзартылғанын өтініш иесіне хабарлау',
    'pass-to-reviewer': 'Толық қанағаттандыру немесе шағымды қарайтын органға беру',
  },
  answer: 'Жауап',
  files: {
    title: 'Жауаптың файлдары',
    save: (name, size) => `Жүктеп алу: ${name} (${size})`,
    size: (kilobytes) =>
      kilobytes < 1000
        ? `${Math.ceil(kilobytes)}\u00a0КБ`
        : `${(kilobytes / 1000).toFixed(1).replace('.', ',')}\u00a0МБ`,
    failed: 'Файл жүктелмеді: байланыс жоқ немесе файл жойылған. Қайталап көріңіз.',
  },
  holder: 'Қазір кімде',
  executor: 'Орындаушы',
  newDeadline: 'Жауаптың жаңа мерзімі',
  firstDeadline: 'Жауаптың бастапқы мерзімі',
  lastDay: 'Жауап берудің соңғы күні',
  stopped: 'Мерзім тоқтатыла тұрды',
  whileStopped: 'Қарау жалғасқанша мерзім есептелмейді. Кейін осында жаңа соңғы күн көрсетіледі.',
  there: 'Сол органдағы жауап мерзімі',
  next: 'Заң бойынша келесі қадам',
  by: (day) => `соңғы күні: ${day}`,
  until: (day) => `Мерзімі: ${day}`,
  to: (body) => `Қайда: ${body}`,
  article: (article) =>
    article.includes('-') ? `ӘРПК ${article.replace('-', '–')}-баптары` : `ӘРПК ${article}-бабы`,
};
