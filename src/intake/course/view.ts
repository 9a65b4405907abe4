import * as v from 'valibot';
import type { Agency, Appeal, Entry } from '../../appeal/appeal.ts';
import { FOLLOW_UPS } from '../../appeal/follow-up.ts';
import type { Life } from '../../appeal/life.ts';
import { dutiesOf, termOf } from '../../appeal/life-duties.ts';
import { GROUNDS, LAW_RULES, OUTCOMES } from '../../appeal/life-states.ts';
import type { WorkingCalendar } from '../../appeal/working-calendar.ts';
import type { FoundAppeal } from '../store/appeals.ts';
import { type Caller, movesFor } from './allowed.ts';
import { answerFilesOf, type OpenedEntry, textOf } from './entries.ts';

/** What the view of an appeal is made of. */
export interface Viewed {
  readonly found: FoundAppeal;
  readonly entries: readonly OpenedEntry[];
  readonly life: Life;
  /** All agencies of the register. */
  readonly agencies: readonly Agency[];
  readonly caller: Caller;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function entryView(entry: OpenedEntry, agencies: readonly Agency[]): Entry {
  const { type, at, by, name } = entry;
  const to = textOf(entry, 'to');
  return {
    type,
    at: at.toISOString(),
    by,
    name,
    text: orNull(
      textOf(entry, 'reasons', 'reason', 'defects', 'mended', 'words') ||
        (type === 'suspended' ? textOf(entry, 'ground') : ''),
    ),
    outcome: OUTCOMES.find((one) => one === entry.says.outcome) ?? null,
    ground: GROUNDS.find((one) => one === entry.says.ground) ?? null,
    until: orNull(textOf(entry, 'until', 'mendBy')),
    to: to === '' ? null : bodyName(to, agencies),
  };
}

/** A body by its code in this register, or by the name that somebody wrote. */
function bodyName(to: string, agencies: readonly Agency[]): Agency['name'] {
  return agencies.find(({ code }) => code === to)?.name ?? { kk: to, ru: to, en: to };
}

function holderOf({ life, entries, agencies }: Viewed, own: Agency): Appeal['holder'] {
  const { forwarded } = life;
  if (forwarded) {
    return { name: bodyName(forwarded.to, agencies), executor: null };
  }
  const accepted = entries.findLast(({ type }) => type === 'accepted');
  return { name: own.name, executor: accepted?.executor ?? null };
}

/** The answer, as its entry says it. */
export function answerOf({ life, entries }: Pick<Viewed, 'life' | 'entries'>): Appeal['answer'] {
  const { outcome, endedOn } = life;
  const answered = entries.findLast(({ type }) => type === 'answered');
  if (!outcome || !endedOn || !answered) return null;
  const files = answerFilesOf(answered);
  return {
    outcome,
    text: orNull(textOf(answered, 'reasons')),
    on: endedOn.toString(),
    ...(files.length > 0 ? { files } : {}),
  };
}

/** What it follows, what follows it, and how its answer was rated, as the entries say. */
function followingOf(entries: readonly OpenedEntry[]): Pick<Appeal, 'earlier' | 'later' | 'rating'> {
  const [first] = entries;
  const follows = first && textOf(first, 'follows');
  const as = FOLLOW_UPS.find((one) => one === first?.says.as);
  const rating = entries.find(({ type }) => type === 'rated')?.says.rating;
  return {
    earlier: follows && as ? { number: follows, as } : null,
    later: entries.flatMap((entry): Appeal['later'] => {
      if (entry.type === 'complained') return [{ number: textOf(entry, 'complaint'), as: 'complaint' }];
      return entry.type === 'repeated' ? [{ number: textOf(entry, 'repeat'), as: 'repeat' }] : [];
    }),
    rating: typeof rating === 'number' ? rating : null,
  };
}

const AddedSchema = v.object({
  permalink: v.nullable(v.string()),
  authorName: v.nullable(v.string()),
  text: v.nullable(v.string()),
});

/** The posts that came with the first one, and those that were added since. */
function morePostsOf({ found, entries }: Viewed): Pick<Appeal, 'morePosts'> {
  const added = entries.flatMap(({ type, says }) => {
    const read = type === 'post-added' ? v.safeParse(AddedSchema, says.post) : null;
    return read?.success ? [read.output] : [];
  });
  const morePosts = [...(found.morePosts ?? []), ...added];
  return morePosts.length > 0 ? { morePosts } : {};
}

/** An appeal as its applicant or an official sees it. Every day in it is computed, none is stored. */
export function viewOf(viewed: Viewed, calendar: WorkingCalendar): Appeal | null {
  const { found, entries, life, agencies, caller } = viewed;
  const own = agencies.find(({ code }) => code === found.agency);
  if (!own) return null;
  const term = termOf(life, calendar);
  const isOfficial = caller !== 'applicant';
  return {
    number: found.number,
    state: life.state,
    channel: found.channel,
    kind: found.kind,
    topic: found.topic,
    place: found.place,
    receivedAt: found.receivedAt.toISOString(),
    registeredOn: life.registeredOn?.toString() ?? null,
    deadline: term && { ...term.original, on: term.original.on.toString() },
    agency: own,
    tags: found.tags,
    entries: entries.map((entry) => entryView(entry, agencies)),
    holder: holderOf(viewed, own),
    term: term && {
      original: term.original.on.toString(),
      current: term.current?.toString() ?? null,
      there: term.there?.on.toString() ?? null,
    },
    answer: answerOf(viewed),
    ...followingOf(entries),
    voices: found.voices,
    matter: isOfficial ? found.matter && [...found.matter] : null,
    duties: dutiesOf(life, calendar).map(({ duty, dueOn, rule }) => ({
      duty,
      dueOn: dueOn.toString(),
      article: LAW_RULES[rule].article,
    })),
    moves: movesFor(life, caller),
    text: isOfficial ? found.text : null,
    permalink: isOfficial ? found.permalink : null,
    ...(isOfficial ? morePostsOf(viewed) : {}),
    ...(isOfficial && found.links ? { links: found.links } : {}),
  };
}
