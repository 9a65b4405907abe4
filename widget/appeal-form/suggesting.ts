import type { CounterHome } from './counter-home.ts';

/** Milliseconds after the last key before the text is looked at. */
const LOOK_AFTER = 600;

/** A text shorter than this says too little, in UTF-16 units. */
const SHORTEST = 15;

/**
 * Chooses topic and kind from the words of the text, here on the device, as long as the person has not chosen
 * themselves. What knows the words is loaded when the first of them are there.
 */
export class Suggesting {
  readonly #home: CounterHome;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(home: CounterHome) {
    this.#home = home;
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), LOOK_AFTER);
  }

  async #look(): Promise<void> {
    const { draft } = this.#home;
    const { chosen, text } = draft.values;
    if (chosen !== '' || text.trim().length < SHORTEST) return;
    const found = await import('../../src/appeal/suggestions/suggest.ts').then(
      ({ suggest }) => suggest(text),
      // Without a line the person chooses.
      () => undefined,
    );
    if (!found || draft.values.chosen !== '' || draft.values.text !== text) return;
    const { topic, kind } = found;
    draft.suggest({ ...(topic && { topic: topic.value }), ...(kind && { kind: kind.value }) });
    this.#home.changed();
  }
}
