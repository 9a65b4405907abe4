/** What the map says. */
export interface MapMessages {
  readonly open: string;
  readonly close: string;
  /** The map's name. */
  readonly name: string;
  /** How it is used, by finger, mouse and keys. */
  readonly hint: string;
  readonly nearer: string;
  readonly farther: string;
  readonly coordinates: string;
  readonly coordinatesHint: string;
  readonly coordinatesWrong: string;
  /** Where the point is now. */
  at(place: string): string;
  readonly remove: string;
  readonly removed: string;
  /** The pictures of the map did not come. */
  readonly noPictures: string;
}

export const messages: MapMessages = {
  open: 'Показать точку на карте',
  close: 'Закрыть карту',
  name: 'Карта',
  hint: 'Нажмите на место, и там встанет точка; её можно и перетащить. С клавиатуры: стрелки двигают точку (с Shift понемногу), плюс и минус меняют масштаб.',
  nearer: 'Ближе',
  farther: 'Дальше',
  coordinates: 'Координаты точки',
  coordinatesHint: 'Широта и долгота, например: 43.23895, 76.88971',
  coordinatesWrong:
    'Это не координаты. Напишите широту и долготу через запятую, например: 43.23895, 76.88971',
  at: (place) => `Точка отмечена: ${place}`,
  remove: 'Убрать точку',
  removed: 'Точка убрана',
  noPictures: 'Карта загрузилась не вся. Точка всё равно отправится; можно вписать координаты или адрес.',
};
