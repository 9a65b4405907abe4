import type { ComponentChildren } from 'preact';
import type { Appeal, Entry } from '../../appeal/appeal.ts';
import { regionOf } from '../../appeal/places.ts';
import { shownTerm, type TermLine } from '../../appeal/shown-term.ts';
import { inKazakhstan } from '../kazakhstan-time.ts';
import { language, words } from '../language.ts';
import { recordWords } from './words.ts';

/** What happened to an appeal, in order. */
export function Course({ entries }: { readonly entries: readonly Entry[] }) {
  const t = recordWords.value;
  return (
    <section aria-labelledby="course-heading">
      <h3 id="course-heading">{t.happened}</h3>
      <ol class="course">
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.type}`}>
            <EntryLine entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  const { terms } = words.value;
  const { entries, course } = recordWords.value;
  const { type, at, name, text, outcome, ground, until, to } = entry;
  const { day, time } = inKazakhstan(at);
  const facts = [
    outcome && course.outcomes[outcome],
    ground && course.grounds[ground],
    to && course.to(to[language.value]),
    until && course.until(terms.day(until)),
  ].filter(Boolean);
  return (
    <>
      <strong>{entries[type]}</strong>
      <p class="hint">{[`${terms.day(day)}, ${time}`, name].filter(Boolean).join(' · ')}</p>
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {text && <p class="said">{text}</p>}
    </>
  );
}

/** What each line about a term is called. */
export function termNames(): Readonly<Record<TermLine['says'], string>> {
  const { course, deadline } = recordWords.value;
  const { newDeadline, firstDeadline, there, lastDay, stopped } = course;
  return { owed: deadline, moved: newDeadline, first: firstDeadline, there, last: lastDay, stopped };
}

/** Where an appeal stands: who has it, its deadlines, what the law wants next. */
export function Standing({ appeal }: { readonly appeal: Appeal }) {
  const { terms, record } = words.value;
  const { course, point } = recordWords.value;
  const names = termNames();
  const { holder, duties, kind, topic, place } = appeal;
  const where = [regionOf(place.kato)?.name[language.value], place.address].filter(Boolean).join(', ');
  return (
    <dl class="facts">
      <Fact name={course.holder}>
        {[holder.name[language.value], holder.executor].filter(Boolean).join(', ')}
      </Fact>
      {shownTerm(appeal).map((shown) => (
        <Fact key={shown.says} name={names[shown.says]}>
          {shown.says === 'stopped' ? course.whileStopped : terms.day(shown.on)}
        </Fact>
      ))}
      {duties.length > 0 && (
        <Fact name={course.next}>
          <ul>
            {duties.map(({ duty, dueOn, article }) => (
              <li key={duty}>
                {course.duties[duty]}, {course.by(terms.day(dueOn))}
                {article !== null && <span class="hint"> ({course.article(article)})</span>}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact name={record.kind}>{terms.kinds[kind]}</Fact>
      <Fact name={record.topic}>{terms.topics[topic]}</Fact>
      <Fact name={record.place}>{where}</Fact>
      {place.point && <Fact name={point.name}>{point.at(place.point)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
