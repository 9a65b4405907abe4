// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toXml } from './documents.ts';

function read(xml: string): Document {
  const read = new DOMParser().parseFromString(xml, 'application/xml');
  expect(read.querySelector('parsererror')).toBeNull();
  return read;
}

describe('an Open311 document in XML', () => {
  it('names lists and their items as the standard does', () => {
    const xml = toXml('services', [{ service_code: 'roads', metadata: true, keywords: '' }]);
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<services><service><service_code>roads</service_code>' +
        '<metadata>true</metadata><keywords/></service></services>\n',
    );
  });

  it('leaves out what XML has no character for', () => {
    expect(toXml('errors', [{ description: 'a\u0000\u0008\uffff\ud800b' }])).toContain('>a\ufffdb<');
  });

  it('gives every text back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'] Ү😀a;#x'), minLength: 1 }), (text) => {
        expect(read(toXml('request', { description: text })).querySelector('description')?.textContent).toBe(
          text,
        );
      }),
    );
  });
});
