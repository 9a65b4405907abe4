import type { Agency } from '../../appeal/appeal.ts';
import type { AttachedFile } from '../../appeal/attachments.ts';
import { fold } from '../../appeal/folding.ts';
import type { LifeEvent } from '../../appeal/life-events.ts';
import type { Role } from '../../appeal/life-states.ts';
import type { MoveRequest } from '../../appeal/move-request.ts';
import type { Json } from '../log-book/entries.ts';

/** A move, taken apart: what the law judges, what the public log shows, and what is sealed. */
export interface TakenApart {
  readonly event: LifeEvent;
  /** Without any text that a person wrote. */
  readonly open: Readonly<Record<string, Json | undefined>>;
  /** What only the agency and the applicant may know; `null` where there is nothing. */
  readonly secret: Readonly<Record<string, Json>> | null;
}

/** Who makes a move, when, and which bodies the register knows. */
export interface MoveSetting {
  readonly on: Temporal.PlainDate;
  readonly by: Role;
  /** The official's id; empty for the applicant. */
  readonly official: string;
  readonly agencies: readonly Agency[];
  /** The files of an answer, as the store has them. */
  readonly files: readonly AttachedFile[];
}

/**
 * The code of a body of this register, whether its code or its name was typed, in whatever language; another body
 * by its name as it was typed. What the law says of a body (no complaint goes to the one complained of) holds
 * however it is called.
 */
export function bodyOf(typed: string, agencies: readonly Agency[]): string {
  const folded = fold(typed);
  const named = ({ code, name }: Agency) =>
    [code, name.kk, name.ru, name.en].some((one) => fold(one) === folded);
  return (agencies.find(({ code }) => code === typed) ?? agencies.find(named))?.code ?? typed;
}

/** The members that a person wrote. A name of a body that the register does not know is one of them. */
const WRITTEN: readonly string[] = ['document', 'reasons', 'reason', 'defects', 'mended'];

/** Takes a request apart. The day is the register's own: nobody dates a move back. */
export function takeApart(asked: MoveRequest, setting: MoveSetting): TakenApart {
  const { on, by, official, agencies, files } = setting;
  const request = 'to' in asked ? { ...asked, to: bodyOf(asked.to, agencies) } : asked;
  const { id, type, ...members } = request;
  const open: Record<string, Json> = { id, on: on.toString(), role: by };
  const secret: Record<string, Json> = {};
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined || name === 'attachments') continue;
    const isWritten =
      WRITTEN.includes(name) ||
      (name === 'to' && !agencies.some(({ code }) => code === value)) ||
      (name === 'ground' && type === 'suspended');
    (isWritten ? secret : open)[name] = value;
  }
  // A digest may tell who has the same file; sealed, the entry commits to it all the same.
  if (files.length > 0) secret.files = files.map((file) => ({ ...file }));
  if (request.type === 'accepted') open.executor = request.executor ?? official;
  return {
    event: eventOf(request, setting),
    open,
    secret: Object.keys(secret).length === 0 ? null : secret,
  };
}

function eventOf(request: MoveRequest, { on, by, official }: MoveSetting): LifeEvent {
  const common = { on, by };
  switch (request.type) {
    case 'accepted':
      return { type: request.type, ...common, executor: request.executor ?? official };
    case 'forwarded':
    case 'part-forwarded':
    case 'passed-to-reviewer': {
      const { type, to, applicantTold } = request;
      return { type, ...common, to, applicantTold };
    }
    case 'handed-over':
      return { type: request.type, ...common, to: request.to };
    case 'defects-named': {
      const { type, defects, mendBy } = request;
      return { type, ...common, defects, mendBy: Temporal.PlainDate.from(mendBy) };
    }
    case 'extended': {
      const { type, until, reason } = request;
      return { type, ...common, until: Temporal.PlainDate.from(until), reason };
    }
    case 'suspended':
      return { type: request.type, ...common, ground: request.ground };
    case 'answered': {
      const { type, outcome, reasons } = request;
      return { type, ...common, outcome, reasons };
    }
    case 'left-without-consideration': {
      const { type, ground, reasons } = request;
      return { type, ...common, ground, reasons };
    }
    default:
      return { type: request.type, ...common };
  }
}
