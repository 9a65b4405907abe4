import type { IntakeContext } from './answers.ts';
import { Refusal } from './refusal.ts';

/** 512 KiB: the longest appeal with the largest clip is a tenth of it. */
export const BODY_LIMIT = 512 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body whose length nobody announced, and stops at the limit. */
async function readStream(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The rest of the body is not read, so the connection cannot be used again. */
function tooLarge(): Refusal {
  return new Refusal('too-large', { headers: { Connection: 'close' } });
}

/** Reads a request's body up to the limit. @throws Refusal `too-large` */
export async function readBody(c: IntakeContext): Promise<ArrayBuffer | Uint8Array> {
  const announced = c.req.header('Content-Length');
  if (announced !== undefined && Number(announced) > BODY_LIMIT) throw tooLarge();
  if (announced !== undefined) return c.req.arrayBuffer();
  return readStream(c.req.raw.body ?? new ReadableStream({ start: (controller) => controller.close() }));
}

/** The media type of a request's body, without its parameters. */
export function mediaTypeOf(c: IntakeContext): string | undefined {
  return c.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
}

/** Items of the longest list that any schema takes, with some beyond, and of all lists of the largest clip. */
const LONGEST_LIST = 500;
const MOST_ITEMS = 5_000;

/**
 * Whether a body has longer lists than anything here takes. A schema tells what is wrong with each item, so that
 * some hundred thousand empty ones would keep everybody else waiting for many seconds.
 */
function hasEndlessLists(body: unknown): boolean {
  // By hand, for it may be deeper than calls may go.
  const left: unknown[] = [body];
  let items = 0;
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      items += value.length;
      if (value.length > LONGEST_LIST || items > MOST_ITEMS) return true;
    }
    for (const member of Object.values(value)) left.push(member);
  }
  return false;
}

/**
 * Reads a request's JSON.
 *
 * @throws Refusal `unsupported-media-type`, `too-large` or `malformed-json` (also where it is not UTF-8)
 */
export async function readJson(c: IntakeContext): Promise<unknown> {
  if (mediaTypeOf(c) !== 'application/json')
    throw new Refusal('unsupported-media-type', { headers: { Accept: 'application/json' } });
  const bytes = await readBody(c);
  const body = parsed(bytes);
  if (hasEndlessLists(body)) throw new Refusal('too-large');
  return body;
}

function parsed(bytes: ArrayBuffer | Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Refusal('malformed-json');
  }
}
