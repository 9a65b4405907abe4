/**
 * What an official pastes as a reply under a post, in the two languages that posts are mostly written in: short,
 * for a reply on X takes 280 characters and counts the link as 23.
 */
export const CLAIM_REPLIES = {
  kk: (agency: string, link: string) =>
    `Сәлеметсіз бе! Бұл — ${agency}. Жазбаңызды көрдік. Ресми жауап алу үшін оны осы сілтеме арқылы растаңыз (14 күн жарамды): ${link}`,
  ru: (agency: string, link: string) =>
    `Здравствуйте! Это ${agency}. Мы увидели вашу публикацию. Чтобы получить официальный ответ, подтвердите её по ссылке (действует 14 дней): ${link}`,
} as const;

export type ReplyLanguage = keyof typeof CLAIM_REPLIES;

/** Each reply's language by its own name. */
export const REPLY_NAMES: Readonly<Record<ReplyLanguage, string>> = { kk: 'Қазақша', ru: 'Русский' };
