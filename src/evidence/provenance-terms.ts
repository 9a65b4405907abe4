/** What a member of a node says. */
type Value = string | number | boolean | Ref | Literal | { '@language': string; '@value': string };

interface Ref {
  readonly '@id': string;
}

interface Literal {
  readonly '@type': string;
  readonly '@value': string;
}

/** One entity, activity or agent. */
export type Node = { readonly [name: string]: Value | readonly Value[] | undefined };

/** A document in JSON-LD 1.1 that can be read without asking anybody for its context. */
export interface JsonLd {
  readonly '@context': Readonly<Record<string, string>>;
  readonly '@graph': readonly Node[];
}

/**
 * Where the terms come from. Those of PROV-O are W3C's; `dauys:` is a name and no address, for no domain is
 * known to whoever reads it later.
 */
export const PROV_CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dauys: 'urn:dauys:terms:',
} as const;

export const ref = (id: string): Ref => ({ '@id': id });

export const typed = (type: 'xsd:dateTime' | 'xsd:date', value: string): Literal => ({
  '@type': type,
  '@value': value,
});
