/** The first thing in which a database and its log differ, in words for whoever operates it. */
export class Difference extends Error {
  override readonly name = 'Difference';
}
