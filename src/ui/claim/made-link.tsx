import type { Agency } from '../../appeal/appeal.ts';
import type { Language } from '../../appeal/language.ts';
import { CLAIM_REPLIES, REPLY_NAMES, type ReplyLanguage } from '../../i18n/claim/reply.ts';
import { announce } from '../announce.tsx';
import { claimWords } from './claim-words.ts';
import { QrCode } from './qr-code.tsx';

/** A link that was just made: the replies to paste, the post's language first, and the QR code. */
export function MadeLink({
  link,
  agency,
  postLanguage,
}: {
  readonly link: string;
  readonly agency: Agency;
  readonly postLanguage: Language;
}) {
  const t = claimWords.value;
  const order: readonly ReplyLanguage[] = postLanguage === 'kk' ? ['kk', 'ru'] : ['ru', 'kk'];
  return (
    <div class="made-link">
      <p role="status">{t.made}</p>
      {order.map((language) => {
        const text = CLAIM_REPLIES[language](agency.name[language], link);
        return (
          <div class="field" key={language}>
            <label for={`reply-${language}`}>{t.reply(REPLY_NAMES[language])}</label>
            <textarea id={`reply-${language}`} lang={language} rows={6} readOnly value={text} />
            <button type="button" class="button" onClick={() => copy(text)}>
              {t.copyReply}
              <span class="visually-hidden"> ({REPLY_NAMES[language]})</span>
            </button>
          </div>
        );
      })}
      <QrCode text={link} label={t.qr} />
      <button type="button" class="button quiet" onClick={() => copy(link)}>
        {t.copyLink}
      </button>
      <p class="hint">{t.once}</p>
    </div>
  );
}

function copy(text: string): void {
  void navigator.clipboard.writeText(text).then(() => announce(claimWords.value.copied));
}
