import { type RenderOptions, render, type TemplateResult } from 'lit/html.js';
import { dress } from './look/dress.ts';

/** How one property of an element stands to its attributes. */
export interface Declared {
  /** The attribute's name, where it is not the property's in lower case. */
  readonly attribute?: string;
  /** Of an attribute that is there or not. */
  readonly type?: typeof Boolean;
  /** It has no attribute: a change of it is drawn, and that is all. */
  readonly state?: boolean;
}

/** The properties of an element by their names; its own, beside those of the class it extends. */
export type Declarations = Readonly<Record<string, Declared>>;

/** The properties that changed since the element was drawn last. */
export type Changed = ReadonlySet<string>;

/** By each attribute of an element, the property it sets. */
type Attributes = ReadonlyMap<string, { readonly name: string; readonly isBoolean: boolean }>;

/** The classes whose properties stand on their prototypes already. */
const finished = new Map<unknown, Attributes>();

/**
 * An element that draws itself with Lit's templates when one of its properties changed, once for all that changed
 * together. It is what the widget needs of Lit's own base class, by the same names and in the same order, at a
 * fifth of the weight that every phone would load before the first question.
 */
export abstract class DrawnElement extends HTMLElement {
  static properties: Declarations = {};
  static styles: readonly string[] = [];

  readonly renderRoot: ShadowRoot;
  readonly #options: RenderOptions;
  /** Something changed that is not drawn yet. */
  isUpdatePending = false;
  /** When what changed is drawn. */
  updateComplete: Promise<void> = Promise.resolve();

  readonly #held = new Map<string, unknown>();
  #changed = new Set<string>();
  /** What the page set before the browser knew the element; it counts for more than attributes. */
  #early: readonly (readonly [string, unknown])[];
  #wasConnected = false;

  constructor() {
    super();
    this.#early = Object.entries(this).filter(([name]) => name in new.target.prototype);
    for (const [name] of this.#early) Reflect.deleteProperty(this, name);
    this.renderRoot = this.attachShadow({ mode: 'open' });
    dress(this.renderRoot, new.target.styles);
    this.#options = { host: this, renderBefore: this.renderRoot.firstChild };
  }

  /** Asked for by `customElements.define`: the properties stand from then on. */
  static get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: it is the very class that is being defined
    return Array.from(DrawnElement.#finish(this).keys());
  }

  /** Makes properties of what a class declares, after those of the class that it extends. */
  static #finish(drawn: typeof DrawnElement): Attributes {
    const known = finished.get(drawn);
    if (known) return known;
    const above: unknown = Object.getPrototypeOf(drawn);
    const attributes = new Map(isDrawn(above) ? DrawnElement.#finish(above) : []);
    const own = Object.hasOwn(drawn, 'properties') ? drawn.properties : {};
    for (const [name, { attribute = name.toLowerCase(), type, state }] of Object.entries(own)) {
      if (!state) attributes.set(attribute, { name, isBoolean: type === Boolean });
      Object.defineProperty(drawn.prototype, name, {
        get(this: DrawnElement) {
          return this.#held.get(name);
        },
        set(this: DrawnElement, value: unknown) {
          if (Object.is(this.#held.get(name), value)) return;
          this.#held.set(name, value);
          this.#changed.add(name);
          this.requestUpdate();
        },
      });
    }
    finished.set(drawn, attributes);
    return attributes;
  }

  connectedCallback(): void {
    for (const [name, value] of this.#early) Reflect.set(this, name, value);
    this.#early = [];
    this.#wasConnected = true;
    this.requestUpdate();
  }

  disconnectedCallback(): void {}

  attributeChangedCallback(attribute: string, _before: string | null, after: string | null): void {
    const declared = finished.get(this.constructor)?.get(attribute);
    if (declared) Reflect.set(this, declared.name, declared.isBoolean ? after !== null : after);
  }

  /** Lets it be drawn again, soon; not before it first stands in the page. */
  requestUpdate(): void {
    if (this.isUpdatePending || !this.#wasConnected) return;
    this.isUpdatePending = true;
    this.updateComplete = this.#draw();
  }

  async #draw(): Promise<void> {
    await undefined;
    try {
      this.willUpdate(this.#changed);
      render(this.render(), this.renderRoot, this.#options);
    } finally {
      this.#changed = new Set();
      this.isUpdatePending = false;
    }
    this.updated();
  }

  /** Before it is drawn: what is set here is drawn with the rest. */
  protected willUpdate(_changed: Changed): void {}

  protected abstract render(): TemplateResult;

  /** After it was drawn: what is set here is drawn anew. */
  protected updated(): void {}
}

function isDrawn(value: unknown): value is typeof DrawnElement {
  return typeof value === 'function' && value.prototype instanceof DrawnElement;
}
