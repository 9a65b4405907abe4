/*
 * The endings of Kazakh and Russian as they are once a word is folded (ы and і as и, ғ as г, …). They are
 * wider than the grammars: a stem with one of them is a form of the word, and which one does not matter here.
 */

/** Kazakh: plural, possessive, case, and the few derivations that name whoever or whatever is there. */
const KAZAKH =
  '(?:[лдт][ае]р)?(?:и?миз|и?низ|им|ин|си|и|м|н)?' +
  '(?:[ндт]ин|[гк][ае]|н?[ае]|[ндт]и|н?[дт][ае](?:н|ги(?:лар|лер|ни|нин|га|ге)?)?|н[ае]н|[мбп]ен(?:ен)?|[дт][ае]й|сиз|[лдт]ик(?:[тдл][ае]р(?:дин|ге|га)?)?)?';

/** Russian: nouns in all cases, and adjectives that end on their stem. */
const RUSSIAN =
  '(?:а|я|у|ю|е|и|о|ь|ой|ою|ей|ею|ем|ом|ам|ям|ами|ями|ах|ях|ов|ев|ий|ия|ию|ии|ием|ая|ое|ие|ого|его|ому|ему|им|ими|их|ую|юю)?';

const ENDINGS = new RegExp(`^(?:${KAZAKH}|${RUSSIAN})$`);

/** Whether what follows a stem is an ending of an inflected word, or nothing. @param rest folded */
export function isEnding(rest: string): boolean {
  return ENDINGS.test(rest);
}
