/** What GeoReport v2 answers with: the same document can be written as JSON and as XML. */
export type Part = string | number | boolean | null | readonly Part[] | { readonly [name: string]: Part };

/** The element that stands for the whole, and in each list the one that stands for an item. */
const ITEMS: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  attributes: 'attribute',
  values: 'value',
  errors: 'error',
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML 1.0 can hold it (2.2): what it has no character for is left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

function element(name: string, part: Part): string {
  if (part === null || part === '') return `<${name}/>`;
  if (typeof part !== 'object') return `<${name}>${escaped(String(part))}</${name}>`;
  const inside = isList(part)
    ? part.map((item) => element(ITEMS[name] ?? 'item', item))
    : Object.entries(part).map(([member, value]) => element(member, value));
  return `<${name}>${inside.join('')}</${name}>`;
}

/** @param root the name of the whole, such as `services`; names are this module's own and never a caller's */
export function toXml(root: string, part: Part): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, part)}\n`;
}
