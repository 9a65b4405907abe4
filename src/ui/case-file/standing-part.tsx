import type { Appeal } from '../../appeal/appeal.ts';
import { articleOf } from '../../appeal/entry-rules.ts';
import { regionOf } from '../../appeal/places.ts';
import { shownTerm } from '../../appeal/shown-term.ts';
import type { ReceiptFile } from '../../register/receipt.ts';
import { language, words } from '../language.ts';
import { termNames } from '../record/course.tsx';
import { recordWords } from '../record/words.ts';
import { Fact, moment } from './fact.tsx';
import { caseFileWords } from './words.ts';

/** What the record is, who has it, and its deadlines with their article. */
export function StandingPart({
  appeal,
  receipt,
}: {
  readonly appeal: Appeal;
  readonly receipt: ReceiptFile | null;
}) {
  const { terms, record } = words.value;
  const { course } = recordWords.value;
  const names = termNames();
  const t = caseFileWords.value.page;
  const { state, kind, topic, place, receivedAt, registeredOn, holder, duties, answer } = appeal;
  const where = [regionOf(place.kato)?.name[language.value], place.address].filter(Boolean).join(', ');
  return (
    <dl class="facts">
      <Fact name={t.state}>{terms.states[state]}</Fact>
      <Fact name={record.kind}>{terms.kinds[kind]}</Fact>
      <Fact name={record.topic}>{terms.topics[topic]}</Fact>
      <Fact name={record.place}>{where}</Fact>
      <Fact name={t.received}>{moment(receivedAt)}</Fact>
      <Fact name={t.takenBy}>{receipt?.takenBy}</Fact>
      <Fact name={t.registered}>{registeredOn === null ? t.signal : terms.day(registeredOn)}</Fact>
      {shownTerm(appeal).map((shown) => (
        <Fact key={shown.says} name={names[shown.says]}>
          {shown.says === 'stopped' ? course.whileStopped : terms.day(shown.on)}
        </Fact>
      ))}
      {appeal.deadline && <Fact name={t.article}>{course.article(appeal.deadline.article)}</Fact>}
      <Fact name={course.holder}>
        {[holder.name[language.value], holder.executor].filter(Boolean).join(', ')}
      </Fact>
      {duties.length > 0 && (
        <Fact name={course.next}>
          {duties
            .map(({ duty, dueOn, article }) => {
              const by = `${course.duties[duty]}, ${course.by(terms.day(dueOn))}`;
              return article === null ? by : `${by} (${course.article(article)})`;
            })
            .join('; ')}
        </Fact>
      )}
      {answer && <Fact name={course.answer}>{course.outcomes[answer.outcome]}</Fact>}
      {answer?.files?.map(({ digest, name }) => (
        <Fact key={digest} name={course.files.title}>
          {name} <code class="digest">SHA-256 {digest}</code>
        </Fact>
      ))}
    </dl>
  );
}

/** What happened, in order, each with its article. */
export function CoursePart({ appeal }: { readonly appeal: Pick<Appeal, 'entries' | 'kind'> }) {
  const { terms } = words.value;
  const { entries: names, course } = recordWords.value;
  return (
    <ol class="course">
      {appeal.entries.map((entry) => {
        const { type, at, name, text, outcome, ground, until, to } = entry;
        const article = articleOf(type, appeal.kind);
        const facts = [
          moment(at),
          name,
          outcome && course.outcomes[outcome],
          ground && course.grounds[ground],
          to && course.to(to[language.value]),
          until && course.until(terms.day(until)),
          article && course.article(article),
        ];
        return (
          <li key={`${at} ${type}`}>
            <strong>{names[type]}</strong>
            <span> · {facts.filter(Boolean).join(' · ')}</span>
            {text && <p class="said">{text}</p>}
          </li>
        );
      })}
    </ol>
  );
}
