// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppealFigures } from '../appeal-figures/appeal-figures.ts';
import { AppealForm } from '../appeal-form/appeal-form.ts';
import { AppealStatus } from '../appeal-status/appeal-status.ts';
import { CUSTOM_PROPERTIES, ELEMENTS } from './elements.ts';
import { manifestOf } from './manifest.ts';

const CODE: Readonly<Record<string, { readonly observedAttributes: string[] }>> = {
  'dauys-appeal-form': AppealForm,
  'dauys-appeal-status': AppealStatus,
  'dauys-appeal-figures': AppealFigures,
};

/** All of the widget's source, but for tests and for this room. */
const source = readdirSync('widget', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|css)$/.test(name) && !/\.test\.ts$|^package|^embed/.test(name))
  .map((name) => readFileSync(`widget/${name}`, 'utf8'))
  .join('\n');
const guide = readFileSync('docs/webmaster.md', 'utf8');
const declared = manifestOf().modules.flatMap((module) => module.declarations);

describe('what the package tells of the elements', () => {
  it.each(ELEMENTS)('names every attribute of <$tag>', ({ tag, attributes }) => {
    expect(attributes.map(({ name }) => name).sort()).toEqual(CODE[tag]?.observedAttributes.toSorted());
  });

  it('names the events, parts and custom properties that there are', () => {
    const events = new Set(declared.flatMap((one) => one.events.map(({ name }) => name)));
    const told = new Set(
      source.matchAll(/'(dauys-(?:ready|step|submitted|error)[\w-]*)'/g).map(([, name]) => name),
    );
    expect(events).toEqual(told);
    const parts = new Set(declared.flatMap((one) => one.cssParts.map(({ name }) => name)));
    const drawn = new Set(
      source.matchAll(/\bpart="([\w -]+)"/g).flatMap(([, names = '']) => names.split(' ')),
    );
    expect([...parts].filter((name) => !drawn.has(name) && !source.includes(`'${name}'`))).toEqual([]);
    const worn = new Set(source.matchAll(/var\((--dauys-[\w-]+)/g).map(([, name]) => name));
    expect(new Set(Object.keys(CUSTOM_PROPERTIES))).toEqual(worn);
  });

  it('agrees with the webmaster’s guide', () => {
    const names = [
      ...declared.flatMap((one) =>
        [...one.attributes, ...one.events, ...one.cssParts].map(({ name }) => name),
      ),
      ...Object.keys(CUSTOM_PROPERTIES),
    ];
    expect([...new Set(names)].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
