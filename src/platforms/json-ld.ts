/** A value of JSON that nobody has checked. */
type Json = unknown;

/** One thing that a page describes in JSON-LD, as far as it is a piece of writing (schema.org). */
export interface LinkedThing {
  readonly comment: boolean;
  readonly addresses: readonly string[];
  readonly headline: string | null;
  readonly text: string | null;
  readonly description: string | null;
  readonly authorName: string | null;
  readonly authorUrl: string | null;
  readonly published: string | null;
  readonly image: string | null;
}

const WRITING = /(?:Article|Posting|Report|WebPage|Comment|Answer|Question|Review)$/;
const COMMENT = /^(?:Comment|Answer)$/;

/** No page needs more; a hostile one gets no more. */
const DEEPEST = 8;
const MOST = 500;

function record(value: Json): Readonly<Record<string, Json>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : null;
}

function list(value: Json): readonly Json[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function text(value: Json): string | null {
  const first = list(value)[0];
  const plain = typeof first === 'string' ? first : record(first)?.['@value'];
  return typeof plain === 'string' && plain.trim() !== '' ? plain : null;
}

function address(value: Json): string | null {
  const first = list(value)[0];
  return text(first) ?? text(record(first)?.url) ?? text(record(first)?.['@id']);
}

function thing(of: Readonly<Record<string, Json>>, types: readonly string[]): LinkedThing {
  const authors = list(of.author);
  const names = authors
    .map((author) => text(author) ?? text(record(author)?.name))
    .filter((name) => name !== null);
  const alone = authors.length === 1 ? record(authors[0]) : null;
  return {
    comment: types.some((type) => COMMENT.test(type)),
    addresses: [of.url, of.mainEntityOfPage, of['@id']].map(address).filter((each) => each !== null),
    headline: text(of.headline) ?? text(of.name),
    text: text(of.articleBody) ?? text(of.text),
    description: text(of.description),
    authorName: names.length === 0 ? null : names.join(', '),
    authorUrl: alone ? text(alone.url) : null,
    published: text(of.datePublished) ?? text(of.dateCreated),
    image: address(of.image),
  };
}

/** Every piece of writing that a page's JSON-LD describes, comments within articles included. */
export function linkedThings(root: Document): LinkedThing[] {
  const found: LinkedThing[] = [];
  const walk = (value: Json, depth: number): void => {
    if (depth > DEEPEST || found.length >= MOST) return;
    for (const each of list(value)) {
      const object = record(each);
      if (!object) continue;
      const types = list(object['@type']).filter((type) => typeof type === 'string');
      if (types.some((type) => WRITING.test(type))) found.push(thing(object, types));
      for (const key of [
        '@graph',
        'mainEntity',
        'mainEntityOfPage',
        'comment',
        'suggestedAnswer',
        'acceptedAnswer',
      ]) {
        walk(object[key], depth + 1);
      }
    }
  };
  for (const script of root.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      walk(JSON.parse(script.textContent ?? ''), 0);
    } catch {
      // Many pages have JSON-LD that is no JSON; it says nothing then.
    }
  }
  return found;
}
