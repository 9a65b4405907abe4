import type { Appeal, Entry } from '../appeal/appeal.ts';
import { type Node, ref, typed } from './provenance-terms.ts';

/** What the nodes of a record's course lead to. */
export interface CourseNames {
  readonly appealId: string;
  own(name: string): string;
  /** The agency's id. */
  readonly agency: string;
  readonly submission: string;
  /** Whoever sent it. */
  readonly submitter: string;
  /** Whoever captured the post; `null` where no official did. */
  readonly official: { readonly id: string; readonly name: string | null } | null;
}

/** The agents that the entries name, each once: an official is known by the name that the record gives. */
function agentsOf(entries: readonly Entry[], { own, official }: CourseNames): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (official?.name) found.set(official.name, official.id);
  for (const { by, name } of entries) {
    if (by !== 'official' || name === null || found.has(name)) continue;
    found.set(name, own(`official:${found.size + 1}`));
  }
  return found;
}

/** What happened to a record: each entry of the log an activity, in order, with whoever did it. */
export function courseNodes(appeal: Appeal, names: CourseNames): Node[] {
  const { appealId, own, agency, submission, submitter, official } = names;
  const agents = agentsOf(appeal.entries, names);
  const doneBy = ({ by, name }: Entry): string => {
    if (by === 'applicant') return own('applicant');
    if (by === 'register') return own('register');
    return (name === null ? undefined : agents.get(name)) ?? own('official:unnamed');
  };
  const activities = appeal.entries.map((entry, index): Node => {
    const { type, at, outcome, ground, until, to } = entry;
    return {
      '@id': own(`entry:${index + 1}`),
      '@type': ['prov:Activity', index === 0 ? 'dauys:Filing' : 'dauys:Move'],
      'dauys:entry': type,
      'prov:startedAtTime': typed('xsd:dateTime', at),
      'prov:endedAtTime': typed('xsd:dateTime', at),
      'prov:used': ref(index === 0 ? submission : appealId),
      'prov:wasAssociatedWith': ref(doneBy(entry)),
      ...(index === 0 ? {} : { 'prov:wasInformedBy': ref(own(`entry:${index}`)) }),
      ...(outcome ? { 'dauys:outcome': outcome } : {}),
      ...(ground ? { 'dauys:ground': ground } : {}),
      ...(until ? { 'dauys:until': typed('xsd:date', until) } : {}),
      ...(to ? { 'dauys:to': to.en } : {}),
    };
  });
  const who = new Set([submitter, ...appeal.entries.map(doneBy)]);
  const unnamed = [
    ...(official?.name === null ? [official.id] : []),
    ...[own('official:unnamed')].filter((id) => who.has(id)),
  ];
  const officials = [...[...agents], ...unnamed.map((id) => [undefined, id] as const)];
  return [
    ...activities,
    ...officials.map(
      ([name, id]): Node => ({
        '@id': id,
        '@type': ['prov:Person', 'prov:Agent', 'dauys:Official'],
        'rdfs:label': name,
        'prov:actedOnBehalfOf': ref(agency),
      }),
    ),
    // Named nowhere: the applicant's data are sealed and no part of a provenance.
    ...(who.has(own('applicant'))
      ? [{ '@id': own('applicant'), '@type': ['prov:Person', 'prov:Agent', 'dauys:Applicant'] }]
      : []),
    ...(who.has(own('register'))
      ? [{ '@id': own('register'), '@type': 'prov:SoftwareAgent', 'prov:actedOnBehalfOf': ref(agency) }]
      : []),
  ];
}
