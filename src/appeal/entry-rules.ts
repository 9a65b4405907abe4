import type { EntryType } from './appeal.ts';
import type { AppealKind } from './kinds.ts';
import { LAW_RULES, type LawRuleName } from './life-states.ts';

/** The rule of the law by which an entry of a record is made; the others are the register's own book-keeping. */
const ENTRY_RULES: Readonly<Partial<Record<EntryType, LawRuleName>>> = {
  claimed: 'identity',
  registered: 'registration',
  'handed-over': 'anonymity',
  forwarded: 'forwarding',
  'part-forwarded': 'forwarding',
  'passed-to-reviewer': 'complaint',
  complained: 'complaint',
  'defects-named': 'defects',
  'defects-mended': 'defects',
  extended: 'extension',
  'extension-notified': 'extension-notice',
  suspended: 'suspension',
  resumed: 'suspension',
  answered: 'answer',
  withdrawn: 'withdrawal',
};

/**
 * The article of the Code behind an entry, such as `76`; `null` where it has none or none is known.
 *
 * @param kind of the appeal: a complaint is answered by the articles on complaints
 */
export function articleOf(type: EntryType, kind: AppealKind): string | null {
  const rule = type === 'answered' && kind === 'complaint' ? 'complaint' : ENTRY_RULES[type];
  return rule ? LAW_RULES[rule].article : null;
}
