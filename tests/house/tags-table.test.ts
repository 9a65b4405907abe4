import { expect, it } from 'vitest';
import { tagsTable, writtenTable } from '../tags-table.ts';

it('docs/tags.md says what the code derives; npm run tags -- --write makes it anew', () => {
  expect(writtenTable()).toBe(tagsTable());
});
