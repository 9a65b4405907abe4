import { CUSTOM_PROPERTIES, ELEMENTS, type PublicElement } from './elements.ts';

const MODULE = 'dauys.js';

/** The custom elements manifest (schema 2.1.0), by which editors and catalogues know the tags. */
export function manifestOf(elements: readonly PublicElement[] = ELEMENTS) {
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: MODULE,
        declarations: elements.map(
          ({ tag, className, description, attributes, members = [], events, parts }) => ({
            kind: 'class',
            customElement: true,
            name: className,
            tagName: tag,
            description,
            superclass: { name: 'HTMLElement' },
            attributes: attributes.map((attribute) => ({
              name: attribute.name,
              fieldName: attribute.property ?? attribute.name,
              type: { text: attribute.type },
              description: attribute.description,
            })),
            members: [
              ...attributes.map((attribute) => ({
                kind: 'field',
                name: attribute.property ?? attribute.name,
                attribute: attribute.name,
                type: { text: attribute.type },
                description: attribute.description,
              })),
              ...members.map(({ kind, name, type, description: about }) => ({
                kind,
                name: name.replace('readonly ', ''),
                ...(kind === 'method' ? {} : { readonly: true, type: { text: type.slice(2) } }),
                description: about,
              })),
            ],
            events: events.map((event) => ({
              name: event.name,
              type: { text: `CustomEvent<${event.detail}>` },
              description: event.description,
            })),
            cssProperties: Object.entries(CUSTOM_PROPERTIES).map(([name, about]) => ({
              name,
              description: about,
            })),
            cssParts: parts.map((name) => ({ name })),
            slots: [{ name: '', description: 'Shown until the script has run, and where it cannot.' }],
          }),
        ),
        exports: elements.map(({ tag, className }) => ({
          kind: 'custom-element-definition',
          name: tag,
          declaration: { name: className, module: MODULE },
        })),
      },
    ],
  };
}

/** The TypeScript declarations: the elements, their events, and the tags that the DOM knows from then on. */
export function typesOf(elements: readonly PublicElement[] = ELEMENTS): string {
  const events = new Map(
    // The form's words of an event that others have too come last, and stay.
    elements.toReversed().flatMap((element) => element.events.map((event) => [event.name, event])),
  );
  const classes = elements.map(({ className, description, attributes, members = [] }) => {
    const fields = attributes
      .filter(({ name }) => name !== 'lang')
      .map(
        ({ name, property = name, type, description: about }) => `  /** ${about} */\n  ${property}: ${type};`,
      );
    const more = members.map(({ name, type, description: about }) => `  /** ${about} */\n  ${name}${type};`);
    const body = [...fields, ...more].join('\n');
    return `/** ${description} */\nexport interface ${className} extends HTMLElement {\n${body}\n}`;
  });
  const map = [...events.values()].map(
    ({ name, detail, description }) => `  /** ${description} */\n  '${name}': CustomEvent<${detail}>;`,
  );
  const tags = elements.map(({ tag, className }) => `    '${tag}': ${className};`);
  return `${classes.join('\n\n')}

/** The events of the elements; all bubble and cross shadow roots. */
export interface DauysEvents {
${map.join('\n')}
}

declare global {
  interface HTMLElementTagNameMap {
${tags.join('\n')}
  }
  interface HTMLElementEventMap extends DauysEvents {}
  interface DocumentEventMap extends DauysEvents {}
}
`;
}
