import jsonld from 'jsonld';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENTRY_TYPES } from '../appeal/appeal.ts';
import { TAGS } from '../appeal/tags.ts';
import type { CaseFile } from './case-file.ts';
import { caseFileWith } from './fixtures/case-file.ts';
import { provenanceOf } from './provenance.ts';

const PROV = 'http://www.w3.org/ns/prov#';
const DAUYS = 'urn:dauys:terms:';

type Expanded = Record<string, { '@id'?: string; '@value'?: unknown }[]> & {
  '@id': string;
  '@type': string[];
};

/** The nodes as any processor of JSON-LD reads them. A name that it cannot make an address of is dropped. */
async function expanded(caseFile: CaseFile): Promise<Expanded[]> {
  const document = JSON.parse(JSON.stringify(provenanceOf(caseFile)));
  return JSON.parse(JSON.stringify(await jsonld.expand(document, { safe: true })));
}

const valuesOf = (node: Expanded | undefined, name: string) =>
  (node?.[name] ?? []).map((value) => value['@id'] ?? value['@value']);

let caseFile: Awaited<ReturnType<typeof caseFileWith>>['caseFile'];

beforeAll(async () => {
  ({ caseFile } = await caseFileWith());
});

describe('the provenance of a record', () => {
  it('expands without asking anybody for its terms, and leads nowhere that is not told', async () => {
    const nodes = await expanded(caseFile);
    const told = new Set(nodes.map((node) => node['@id']));
    const led = nodes.flatMap((node) =>
      Object.entries(node)
        .filter(([name]) => name.startsWith(PROV) && name !== `${PROV}atLocation`)
        .flatMap(([name]) => valuesOf(node, name))
        .filter((value) => typeof value === 'string' && /^(urn|ni):/.test(value)),
    );
    expect(led.filter((id) => !told.has(String(id)))).toEqual([]);
    expect(led.length).toBeGreaterThan(20);
    expect(nodes.every((node) => node['@type'].some((type) => type.startsWith(PROV)))).toBe(true);
  });

  it('tells every tag and every event, in order', async () => {
    const entries = ENTRY_TYPES.flatMap((type) =>
      caseFile.appeal.entries.slice(0, 1).map((entry) => ({ ...entry, type })),
    );
    const appeal = { ...caseFile.appeal, tags: [...TAGS], entries };
    const nodes = await expanded({ ...caseFile, appeal });
    const record = nodes.find((node) => node['@type'].includes(`${DAUYS}Appeal`));
    expect(valuesOf(record, `${DAUYS}tag`)).toEqual([...TAGS]);
    const told = nodes.flatMap((node) => valuesOf(node, `${DAUYS}entry`));
    expect(told).toEqual([...ENTRY_TYPES]);
  });

  it('names the official by key and as the receipt does, and the author as an account nobody verified', async () => {
    const nodes = await expanded(caseFile);
    const key = `urn:ietf:params:oauth:jwk-thumbprint:sha-256:${caseFile.capture.capture.statement?.key}`;
    const official = nodes.find((node) => node['@id'] === key);
    expect(valuesOf(official, 'http://www.w3.org/2000/01/rdf-schema#label')).toEqual([
      'Серікбаев А. Н., бас маман',
    ]);
    // The same person answered: one agent, not two.
    const answer = nodes.find((node) => valuesOf(node, `${DAUYS}entry`).includes('answered'));
    expect(valuesOf(answer, `${PROV}wasAssociatedWith`)).toEqual([key]);
    const author = nodes.find((node) => node['@type'].includes(`${DAUYS}UnverifiedAccount`));
    expect(author?.['@type']).not.toContain(`${PROV}Person`);
    expect(valuesOf(author, `${DAUYS}account`)).toEqual(['@aigul_s']);
  });

  it('says who filed without saying their name, and what was erased without guessing', async () => {
    const filed: CaseFile = {
      ...{ ...caseFile, capture: null },
      appeal: { ...caseFile.appeal, channel: 'widget' },
    };
    const submission = (nodes: Expanded[]) =>
      nodes.find((node) => node['@type'].includes(`${DAUYS}Submission`));
    const applicant = `urn:dauys:${caseFile.appeal.number}:applicant`;
    expect(valuesOf(submission(await expanded(filed)), `${PROV}wasAttributedTo`)).toEqual([applicant]);
    const erased = await expanded({ ...caseFile, capture: null });
    expect(valuesOf(submission(erased), `${PROV}wasAttributedTo`)).toEqual([
      `urn:dauys:${caseFile.appeal.number}:official:unnamed`,
    ]);
    expect(JSON.stringify(erased)).not.toContain('aigul_s');
  });
});
