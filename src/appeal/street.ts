/** What a street, a square or a block of houses is called in Kazakh and Russian, whole or short. */
const STREET_WORD =
  /(?<!\p{L})(?:к[өо]ше(?:сі|си)?|даңғыл(?:ы)?|дангыл(?:ы)?|шағын ?аудан(?:ы)?|ш\/а|алаң(?:ы)?|тұйығ?ы|тас ?жол(?:ы)?|ул\.?|улица|улице|улицы|пр(?:оспект|осп?|-?т)?\.?|проспекте|мкр\.?|мкрн\.?|микрорайон(?:е)?|пер\.?|переулок|пл\.?|площадь|ш\.|шоссе|бульвар|б-р|avenue|street|st\.?|ave\.?)(?!\p{L})/iu;

/** Longer than any street's name: then it is something else. */
const LONGEST = 60;

/**
 * The street of a typed address, without the house, the flat or anything else that leads to a door.
 *
 * @returns `undefined` where nothing in it is plainly a street: a typed line may hold anything
 */
export function streetOf(address: string | undefined): string | undefined {
  for (const part of address?.split(/[,;\n]/) ?? []) {
    const [name = ''] = part.split(/\s*(?:№|\d|(?<!\p{L})(?:д|дом|үй|кв|пәт)(?=[.\s]))/u);
    const street = name.trim();
    // A word of its own must be left: «ул. 8 Марта» without its figure would be no street any more.
    const isNamed = /\p{L}{3}/u.test(street.replace(STREET_WORD, ''));
    if (STREET_WORD.test(street) && isNamed && street.length <= LONGEST) return street;
  }
  return undefined;
}
