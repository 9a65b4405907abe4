import type { CapturedPost, CaptureFile } from '../appeal/capture-file.ts';
import { base64urlOf } from './base64url.ts';
import type { CaseFile } from './case-file.ts';
import { courseNodes } from './provenance-course.ts';
import { type JsonLd, type Node, PROV_CONTEXT, ref, typed } from './provenance-terms.ts';

/** A digest as an address of its own (RFC 6920). @param digest SHA-256, lower-case hex */
export function digestAddress(digest: string): string {
  const bytes = Uint8Array.from(digest.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  return `ni:///sha-256;${base64urlOf(bytes)}`;
}

/** What each thing and person of one record is called; blank where it has no name that others know. */
function namesOf(number: string) {
  const own = (name: string) => `urn:dauys:${number}:${name}`;
  return { own, appeal: `urn:dauys:${number}` };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The post, its author as the account says, and how both came to be known. @param place counted from 1 */
function captured(file: CaptureFile, each: CapturedPost, place: number): Node[] {
  const { post, capture } = each;
  const official = capturerOf(file, each, place);
  const { own } = namesOf(file.number);
  const postId = own(`post:${place}`);
  const author = own(`author:${place}`);
  const captureId = own(`capture:${place}`);
  const tool = own(`tool:${place}`);
  const statement = capture.statement;
  const handle = textOf(post.authorHandle);
  const permalink = textOf(post.permalink);
  const at = typed('xsd:dateTime', capture.capturedAt);
  return [
    {
      '@id': postId,
      '@type': ['prov:Entity', 'dauys:Post'],
      ...(permalink ? { 'prov:atLocation': ref(permalink) } : {}),
      'dauys:platform': textOf(post.platform),
      'dauys:postDigest': capture.postDigest,
      'prov:wasAttributedTo': ref(author),
      ...(textOf(post.publishedAt)
        ? { 'prov:generatedAtTime': typed('xsd:dateTime', String(post.publishedAt)) }
        : {}),
    },
    {
      // Whoever the account says; nobody has shown that it is that person.
      '@id': author,
      '@type': ['prov:Agent', 'dauys:UnverifiedAccount'],
      'rdfs:label': textOf(post.authorName),
      'dauys:account': handle && `@${handle}`,
      'dauys:platform': textOf(post.platform),
    },
    { '@id': tool, '@type': 'prov:SoftwareAgent', 'rdfs:label': capture.tool },
    {
      '@id': captureId,
      '@type': ['prov:Activity', 'dauys:Capturing'],
      'prov:startedAtTime': at,
      'prov:endedAtTime': at,
      'prov:used': ref(postId),
      'prov:wasAssociatedWith': [ref(official), ref(tool)],
      'dauys:method': capture.method,
      'dauys:pageAddress': capture.pageUrl,
      ...(statement?.clock.offsetMs == null ? {} : { 'dauys:clockOffsetMs': statement.clock.offsetMs }),
    },
    {
      '@id': own(`statement:${place}`),
      '@type': ['prov:Entity', 'dauys:CaptureStatement'],
      'prov:wasGeneratedBy': ref(captureId),
      'prov:wasAttributedTo': ref(official),
      'prov:wasDerivedFrom': ref(postId),
      'dauys:signature': capture.signature,
      'prov:hadMember': (statement?.parts ?? []).map(({ digest }) => ref(digestAddress(digest))),
    },
    ...(statement?.parts ?? []).map(({ role, mediaType, digest, bytes, masks = [] }) => ({
      '@id': digestAddress(digest),
      '@type': ['prov:Entity', 'dauys:CapturedPart'],
      'dauys:role': role,
      'dauys:mediaType': mediaType,
      'dauys:bytes': bytes,
      'dauys:masked': masks.map(({ kind }) => kind),
      'prov:wasGeneratedBy': ref(captureId),
      'prov:wasDerivedFrom': ref(postId),
    })),
  ];
}

/** The official who captured: known by the key, and named as the receipt names them. */
function officialOf({ number, capture }: CaptureFile): string {
  return keyName(capture.statement?.key) ?? namesOf(number).own('official:capturing');
}

/** RFC 9278: the name of a key is the name of whoever holds it. */
function keyName(key: string | undefined): string | undefined {
  return key && `urn:ietf:params:oauth:jwk-thumbprint:sha-256:${key}`;
}

/** Who captured one post: of one that was added to the record since, whoever added it. */
function capturerOf(file: CaptureFile, { added, capture }: CapturedPost, place: number): string {
  if (!added) return officialOf(file);
  return keyName(capture.statement?.key) ?? namesOf(file.number).own(`official:adding:${place}`);
}

/** Officials who added posts and are not the one who clipped the first, each once. */
function addingOfficials(file: CaptureFile, agency: string): Node[] {
  const nodes = file.more.flatMap((each, index): [string, Node][] => {
    const id = capturerOf(file, each, index + 2);
    if (!each.added || id === officialOf(file)) return [];
    return [
      [
        id,
        {
          '@id': id,
          '@type': ['prov:Person', 'prov:Agent', 'dauys:Official'],
          'rdfs:label': each.added.official ?? undefined,
          'prov:actedOnBehalfOf': ref(agency),
        },
      ],
    ];
  });
  return [...new Map(nodes).values()];
}

/**
 * How a record came to be and what happened to it, as W3C PROV (PROV-O) in JSON-LD. It names officials as the
 * receipt and the record do, the post's author as an account that nobody has verified, and no applicant.
 */
export function provenanceOf({ appeal, capture }: CaseFile): JsonLd {
  const { own, appeal: appealId } = namesOf(appeal.number);
  const agency = `urn:dauys:agency:${appeal.agency.code}`;
  const captures: CapturedPost[] = capture
    ? [{ post: capture.post, capture: capture.capture }, ...capture.more]
    : [];
  const submission = capture ? `urn:uuid:${capture.submission}` : own('submission');
  const capturing = capture ? officialOf(capture) : null;
  // What was erased is still known to have been clipped by an official.
  const submitter = capturing ?? own(appeal.channel === 'extension' ? 'official:unnamed' : 'applicant');
  const course = courseNodes(appeal, {
    ...{ appealId, own, agency, submission, submitter },
    official: capture && capturing !== null ? { id: capturing, name: capture.official } : null,
  });
  const graph: Node[] = [
    {
      '@id': appealId,
      '@type': ['prov:Entity', 'dauys:Appeal'],
      'dauys:number': appeal.number,
      'dauys:state': appeal.state,
      'dauys:tag': appeal.tags,
      'prov:wasDerivedFrom': [
        ref(submission),
        ...captures.flatMap(({ added }, index) => (added ? [ref(own(`post:${index + 1}`))] : [])),
      ],
      'prov:wasGeneratedBy': ref(own('entry:1')),
      'prov:wasAttributedTo': ref(agency),
    },
    {
      '@id': submission,
      '@type': ['prov:Entity', 'dauys:Submission'],
      'dauys:channel': appeal.channel,
      'prov:wasAttributedTo': ref(submitter),
      // What was added since is no part of what was sent then.
      'prov:wasDerivedFrom': captures.flatMap(({ added }, index) =>
        added ? [] : [ref(own(`post:${index + 1}`)), ref(own(`statement:${index + 1}`))],
      ),
    },
    {
      '@id': agency,
      '@type': ['prov:Organization', 'prov:Agent'],
      'rdfs:label': Object.entries(appeal.agency.name).map(([language, value]) => ({
        '@language': language,
        '@value': value,
      })),
    },
    ...(capture ? captures.flatMap((each, index) => captured(capture, each, index + 1)) : []),
    ...(capture ? addingOfficials(capture, agency) : []),
    ...course,
  ];
  return { '@context': PROV_CONTEXT, '@graph': graph.map(withoutNothing) };
}

/** JSON-LD has no word for what is not known: it is left out. */
function withoutNothing(node: Node): Node {
  const said = Object.entries(node).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said);
}
