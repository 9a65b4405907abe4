import { describe, expect, it } from 'vitest';
import { isPassingRefusal, SIGNATURE_REFUSALS } from '../../appeal/signatures.ts';
import { signatureMessages as en } from './en.ts';
import { signatureMessages as kk } from './kk.ts';
import { signatureMessages as ru } from './ru.ts';

const languages = [
  { messages: kk, kept: /сақталды/, anew: /қайтадан қол қоюдың қажеті жоқ/, others: /[ыэё]ть|\bи\b/i },
  { messages: ru, kept: /сохранен/, anew: /подписывать заново не нужно/, others: /[әғқңөұүһі]/i },
  { messages: en, kept: /kept/, anew: /no need to sign anew/, others: /[а-яәғқңөұүһі]/i },
];

describe.each(languages)('what a citizen is told about a signature', ({ messages, kept, anew, others }) => {
  const notices = [...Object.values(messages.failures), ...Object.values(messages.refusals)];

  it('says each time that what was entered is kept, in its own language', () => {
    for (const { title, text } of notices) {
      expect(text).toMatch(kept);
      expect(`${title} ${text}`).not.toMatch(others);
    }
  });

  it('says of each failure something else, and names the button that is there', () => {
    expect(new Set(notices.map(({ title }) => title)).size).toBe(notices.length);
    for (const { text } of Object.values(messages.failures)) expect(text).toContain(messages.again);
  });

  it('asks nobody to sign anew where the same signature will do', () => {
    for (const refusal of SIGNATURE_REFUSALS) {
      expect(anew.test(messages.refusals[refusal].text)).toBe(isPassingRefusal(refusal));
    }
  });
});
