import type { ReceiptMessages } from './ru.ts';

const DAYS_IN_WORDS: Readonly<Record<number, string>> = { 15: 'он бес', 20: 'жиырма' };

export const messages: ReceiptMessages = {
  title: 'Жолданым қабылданды',
  lead: 'Нөмір мен кодты сақтап қойыңыз: жолданымның жайын солар арқылы білесіз. Код тек осы жерде көрсетіледі.',
  number: 'Жолданым нөмірі',
  code: 'Бақылау коды',
  received: 'Түскен уақыты',
  registered: 'Тіркелген күні',
  registeredLater:
    'Жолданым жұмыс күні аяқталғаннан кейін немесе демалыс күні түсті, сондықтан келесі жұмыс күні тіркелді (ӘРПК, 64-бап).',
  deadline: 'Жауап мерзімі',
  mustAnswer: (day, workingDays) =>
    `Сізге ${ablative(day)} кешіктірмей жауап берілуге тиіс: ${DAYS_IN_WORDS[workingDays] ?? workingDays} жұмыс күні.`,
  article: (article) => `ӘРПК, ${article}-бап`,
  agency: 'Кімге',
  takenBy: 'Кім қабылдады',
  kept: 'Талон осы қойынды ашық тұрғанда ғана көрінеді.',
  print: 'Басып шығару',
  copy: 'Көшіріп алу',
  copied: 'Көшірілді.',
  save: 'Файлға сақтау',
  check: {
    ask: 'Талонды тексеру',
    checking: 'Тексеріліп жатыр…',
    holds: (place, total) =>
      `Талон дұрыс. Ашық журналдағы ${total} жазбаның № ${place} жазбасында дәл осылай уәде етілген және оған қол қойылған: енді оны білдірмей өшіру немесе өзгерту мүмкін емес.`,
    differs:
      'Журнал бұл талонды растамайды. Талонды сақтап, басып шығарыңыз да, прокуратураға немесе уәкілетті органға жүгініңіз.',
    notChecked: 'Қазір тексеру мүмкін болмады. Жолданымыңыз қабылданды. Кейінірек қайталап көріңіз.',
    save: 'Дәлелдемені сақтау',
  },
  follow: 'Жолданымның жайын көру',
  followHint: 'Жолданымның жайын органның сайтында нөмір мен код арқылы көруге болады.',
  another: 'Тағы бір жолданым жазу',
  earlier: {
    title: 'Алдыңғы нұсқа қабылданған',
    text: 'Ол өткен жолы-ақ жеткен екен, міне, талоны. Кейін енгізген түзетулеріңіз оған кірмеді, бірақ сақталды.',
  },
  sendChanged: 'Түзетулерге оралу',
};

/**
 * The day in the ablative, as «…кешіктірмей» (not later than) wants it: 14 желтоқсаннан, 3 қыркүйектен. The
 * ending follows the month's last sound and its vowels.
 */
function ablative(day: string): string {
  if (/[нм]$/.test(day)) return `${day}нан`;
  if (day.endsWith('к')) return `${day}тен`;
  return /(сәуір|шілде)$/.test(day) ? `${day}ден` : `${day}дан`;
}
