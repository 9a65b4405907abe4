import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TAGS } from '../src/appeal/tags.ts';
import { extensionMessages as en } from '../src/i18n/extension/en.ts';
import { extensionMessages as kk } from '../src/i18n/extension/kk.ts';
import { extensionMessages as ru } from '../src/i18n/extension/ru.ts';

/** Where the table stands. */
const FILE = join(import.meta.dirname, '../docs/tags.md');

/**
 * The vocabulary of provenance tags with what each means in every language, as `docs/tags.md` has it: from the
 * code that derives them and the words that the panel shows, so that neither can say anything else.
 */
export function tagsTable(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = TAGS.map(
    (tag) => `| \`${tag}\` | ${[kk, ru, en].map(({ tags }) => cell(tags[tag])).join(' | ')} |`,
  );
  return `# Provenance tags

How we know what we know of a record. A tag is derived from the record's fields by the code (\`src/appeal/tags.ts\`) and never typed by hand; the vocabulary is closed. The panel shows them as chips with these explanations, lists can be filtered by them, and \`GET /v1/appeals/{number}/provenance\` hands them out as \`dauys:tag\` of the record in W3C PROV.

This page is made from the code: \`npm run tags -- --write\`. A test fails while it says anything else.

| tag | қазақша | по-русски | in English |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** What the page says now. */
export function writtenTable(): string {
  return readFileSync(FILE, 'utf8');
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--write')) writeFileSync(FILE, tagsTable());
  else process.stdout.write(tagsTable());
}
