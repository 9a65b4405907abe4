/** An attribute of an element, which is a property of the same name unless it says otherwise. */
export interface Attribute {
  readonly name: string;
  /** As TypeScript writes it. */
  readonly type: string;
  readonly description: string;
  /** The property, where it is called otherwise. */
  readonly property?: string;
}

export interface ElementEvent {
  readonly name: string;
  /** The type of its `detail`. */
  readonly detail: string;
  readonly description: string;
}

/** What a script can read of an element, or call. */
export interface Member {
  readonly kind: 'field' | 'method';
  readonly name: string;
  /** As TypeScript writes it in an interface, without the name. */
  readonly type: string;
  readonly description: string;
}

/** What an element offers to the page around it. */
export interface PublicElement {
  readonly tag: string;
  readonly className: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
  readonly members?: readonly Member[];
  readonly events: readonly ElementEvent[];
  readonly parts: readonly string[];
}

const everywhere: readonly Attribute[] = [
  { name: 'agency', type: 'string | undefined', description: 'The agency’s code, such as `TLD`.' },
  {
    name: 'intake',
    type: 'string | undefined',
    description: 'The address of the intake; without it, the origin that served the script.',
  },
  {
    name: 'lang',
    type: 'string',
    property: 'lang',
    description: '`kk`, `ru` or `en`; without it, the language of what stands around the element.',
  },
  {
    name: 'theme',
    type: 'string | undefined',
    description: '`light`, `dark` or `auto`: as dark as the page around it.',
  },
];

const ready: ElementEvent = {
  name: 'dauys-ready',
  detail: '{ readonly language: string }',
  description: 'The element stands in its first language and can be used.',
};

const failed = (reasons: string): ElementEvent => ({
  name: 'dauys-error',
  detail: '{ readonly reason: string }',
  description: `Something did not go through: ${reasons}.`,
});

/** The widget’s elements as a webmaster knows them: the manifest and the types of the package are made of this. */
export const ELEMENTS: readonly PublicElement[] = [
  {
    tag: 'dauys-appeal-form',
    className: 'DauysAppealForm',
    description: 'A citizen files an appeal, one question a page, and leaves with its receipt.',
    attributes: [
      ...everywhere,
      {
        name: 'topic',
        type: 'string | undefined',
        description: 'A topic chosen beforehand, such as `roads`.',
      },
      {
        name: 'no-history',
        type: 'boolean',
        property: 'noHistory',
        description: 'The browser’s Back leaves the page instead of going to the question before.',
      },
    ],
    members: [
      {
        kind: 'field',
        name: 'readonly step',
        type: `: 'matter' | 'place' | 'files' | 'applicant' | 'check'`,
        description: 'The page of the form that is open.',
      },
      {
        kind: 'method',
        name: 'reset',
        type: '(): void',
        description: 'Erases what was filled in, from the form and from the device.',
      },
    ],
    events: [
      ready,
      {
        name: 'dauys-step',
        detail: '{ readonly step: string; readonly at: string; readonly of: string }',
        description: 'The person came to a page of the form.',
      },
      {
        name: 'dauys-submitted',
        detail: '{ readonly number: string }',
        description: 'The register accepted an appeal.',
      },
      failed('`invalid`, `offline`, `timeout`, `down`, `busy`, `refused`, `origin-refused` and others'),
    ],
    parts: [
      ...['root', 'title', 'field', 'label', 'hint', 'error', 'input', 'button', 'submit', 'notice'],
      ...['draft', 'receipt', 'number', 'code', 'progress', 'step', 'zone', 'files'],
    ],
  },
  {
    tag: 'dauys-appeal-status',
    className: 'DauysAppealStatus',
    description: 'Shows by number and code where an appeal stands.',
    attributes: everywhere,
    events: [ready, failed('`notFound`, `tooMany`, `offline`, `down`')],
    parts: [
      'root',
      'title',
      'field',
      'label',
      'hint',
      'error',
      'input',
      'button',
      'appeal',
      'state',
      'answer',
    ],
  },
  {
    tag: 'dauys-appeal-figures',
    className: 'DauysAppealFigures',
    description: 'Shows the public figures of an agency, each drawing with its table.',
    attributes: everywhere,
    events: [ready, failed('`offline`, `down`, `refused`')],
    parts: ['root', 'title', 'facts', 'table'],
  },
];

/** The custom properties of every element, and what they colour or shape. */
export const CUSTOM_PROPERTIES: Readonly<Record<string, string>> = {
  '--dauys-accent': 'The main button, links, chosen options.',
  '--dauys-on-accent': 'The text on the main button.',
  '--dauys-background': 'The paper.',
  '--dauys-text': 'The ink.',
  '--dauys-radius': 'The corners.',
  '--dauys-font': 'The font, where it should not be the page’s.',
};
