import type { Language } from '../../appeal/language.ts';
import { open311Messages as en } from '../../i18n/open311/en.ts';
import { open311Messages as kk } from '../../i18n/open311/kk.ts';
import { type Open311Messages, open311Messages as ru } from '../../i18n/open311/ru.ts';
import { answer, type IntakeContext, languageOf } from '../http/answers.ts';
import { type Part, toXml } from './documents.ts';

export const OPEN311_MESSAGES: Readonly<Record<Language, Open311Messages>> = { kk, ru, en };

/** GeoReport v2 wants XML; JSON is allowed. */
export const FORMATS = ['json', 'xml'] as const;

export type Format = (typeof FORMATS)[number];

/** The format that an address ends in; XML, which the standard requires, where it names none. */
export function formatOf(path: string): Format {
  return path.endsWith('.json') ? 'json' : 'xml';
}

/** A refusal in the standard's own shape. */
export class Open311Refusal extends Error {
  override readonly name = 'Open311Refusal';
  readonly status: 400 | 403 | 404 | 415;
  readonly why: readonly (keyof Open311Messages['errors'] | { readonly words: string })[];

  constructor(status: Open311Refusal['status'], ...why: Open311Refusal['why']) {
    super(`Open311 ${status}`);
    this.status = status;
    this.why = why;
  }
}

/** Answers with a document in the format that was asked for. @param root its XML name, such as `services` */
export function open311Answer(
  c: IntakeContext,
  status: number,
  root: string,
  part: Part,
  headers?: Readonly<Record<string, string>>,
): Response {
  const format = formatOf(c.req.path);
  const text = format === 'json' ? JSON.stringify(part) : toXml(root, part);
  const type = format === 'json' ? 'application/json' : 'text/xml';
  const bare = answer(c, status, null, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Language': languageOf(c),
    Vary: 'Accept-Language',
    ...headers,
  });
  return new Response(text, { status, headers: bare.headers });
}

/** Answers with errors; the code is the status, as the standard has it. */
export function errorsAnswer(
  c: IntakeContext,
  status: number,
  descriptions: readonly string[],
  headers?: Readonly<Record<string, string>>,
): Response {
  const errors = descriptions.map((description) => ({ code: status, description }));
  return open311Answer(c, status, 'errors', errors, headers);
}
