/** What a check of the receipt found, for whoever asked. */
export interface ReceiptCheckMessages {
  /** `place` of `total`: where its entry stands in the public log. */
  holds(place: number, total: number): string;
  readonly differs: string;
  readonly save: string;
}

export const messages: ReceiptCheckMessages = {
  holds: (place, total) =>
    `Талон верен. В открытом журнале запись № ${place} из ${total} обещает то же самое и подписана: её уже нельзя удалить или изменить незаметно.`,
  differs:
    'Журнал не подтверждает этот талон. Сохраните его, распечатайте и обратитесь в прокуратуру или в уполномоченный орган.',
  save: 'Сохранить доказательство',
};
