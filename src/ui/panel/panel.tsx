import { useSignal } from '@preact/signals';
import { browser } from '@wxt-dev/browser';
import { useEffect, useRef } from 'preact/hooks';
import { Announcer, announce } from '../announce.tsx';
import { CaseFileActions } from '../case-file/case-file-actions.tsx';
import { ClaimCourseView } from '../claim/claim-course.tsx';
import { RecordEvidence } from '../evidence/record-evidence.tsx';
import { focusMain } from '../focus-main.ts';
import { Icon } from '../icons.tsx';
import { language, words } from '../language.ts';
import { AppealView } from '../record/appeal-view.tsx';
import { ListView } from '../record/list-view.tsx';
import { recordWords } from '../record/words.ts';
import { KeysHelp } from '../workday/keys-help.tsx';
import { useLeaveKey } from '../workday/leave-key.ts';
import { useHeld, useUndoKey } from '../workday/undo-bar.tsx';
import { workWords } from '../workday/work-words.ts';
import { AccessOffer } from './access-offer.tsx';
import { DayList } from './day-list.tsx';
import { DraftView } from './draft-view.tsx';
import { ItemCard } from './item-card.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { PageReportView } from './page-report.tsx';
import type { PanelModel } from './panel-model.ts';
import { RecordView } from './record-view.tsx';

/** The side panel: what is in focus above, the day's work below. */
export function Panel({ model }: { readonly model: PanelModel }) {
  useUndoKey(model);
  useLeaveKey(model);
  if (!model.ready.value) return <Announcer />;
  return (
    <>
      <Header model={model} />
      <main tabIndex={-1}>
        <AccessNotice model={model} />
        <MissingNotice model={model} />
        <Focus model={model} />
        <DayList model={model} />
      </main>
      <Announcer />
    </>
  );
}

function Header({ model }: { readonly model: PanelModel }) {
  const { settings, panel } = words.value;
  const agency = model.identity.value?.agency.name[language.value];
  return (
    <header class="bar">
      <img src="/icon/dauys.svg" alt="" width="24" height="24" />
      <h1>
        Dauys
        <span>{agency ?? panel.title}</span>
      </h1>
      {model.identity.value && (
        <button type="button" class="button quiet" onClick={() => void model.show({ view: 'list' })}>
          {recordWords.value.list.title}
        </button>
      )}
      <KeysHelp />
      <button
        type="button"
        class="button icon-only"
        aria-label={settings}
        title={settings}
        onClick={() => void browser.runtime.openOptionsPage()}
      >
        <Icon name="settings" />
      </button>
    </header>
  );
}

function AccessNotice({ model }: { readonly model: PanelModel }) {
  const { panel } = words.value;
  const access = model.access.value;
  if (access === 'ok') return null;
  const text = { none: panel.notEnrolled, expired: panel.expired, refused: panel.refusedToken }[access];
  return (
    <section class="notice strong" role="status">
      <Icon name="refused" />
      <div>
        <p>{text}</p>
        <button type="button" class="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {panel.enrol}
        </button>
      </div>
    </section>
  );
}

function Focus({ model }: { readonly model: PanelModel }) {
  const focus = model.focus.value;
  switch (focus?.view) {
    case 'draft': {
      const draft = model.drafts.value.find(({ id }) => id === focus.id);
      if (!draft) return <Empty model={model} />;
      return (
        <>
          <AccessOffer key={`access-${draft.id}`} draft={draft} />
          <DraftView key={draft.id} model={model} draft={draft} />
        </>
      );
    }
    case 'item':
      return <Sent key={focus.id} model={model} id={focus.id} />;
    case 'record':
      return <RecordView key={focus.permalink} model={model} permalink={focus.permalink} />;
    case 'appeal':
      return <AppealView key={focus.number} model={model} number={focus.number} />;
    case 'list':
      return <ListView model={model} />;
    case 'page-report':
      return <PageReportView model={model} />;
    case 'trouble':
      return <Trouble trouble={focus.trouble} />;
    default:
      return <Empty model={model} />;
  }
}

/** What became of the clip that was just sent, followed until the register has it. */
function Sent({ model, id }: { readonly model: PanelModel; readonly id: string }) {
  const t = words.value.item;
  const heading = useRef<HTMLHeadingElement>(null);
  const item = model.items.value.find((each) => each.id === id);
  const held = useHeld(item);
  const title = held
    ? workWords.value.undo.title
    : item &&
      {
        waiting: t.waitingTitle,
        sending: t.sendingTitle,
        accepted: t.acceptedTitle,
        refused: t.refusedTitle,
        met: t.metTitle,
      }[item.state];
  const number = item?.receipt?.number;

  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (held) announce(workWords.value.undo.told);
    else if (title) announce(number ? `${title}. ${t.number} ${number}` : title);
  }, [title, number]);

  if (!item) return <Empty model={model} />;
  return (
    <section class="sent" aria-labelledby="sent-heading">
      <ItemCard
        model={model}
        item={item}
        heading={
          <h2 id="sent-heading" ref={heading} tabIndex={-1}>
            {title}
          </h2>
        }
      />
      {number && model.identity.value && (
        <RecordEvidence
          key={`capture ${number}`}
          identity={model.identity.value}
          number={number}
          permalink={item.submission.channel === 'extension' ? item.submission.post.permalink : null}
        />
      )}
      {number && model.identity.value && <ClaimCourseView identity={model.identity.value} number={number} />}
      {number && model.identity.value && (
        <CaseFileActions identity={model.identity.value} number={number} clipped />
      )}
      <button type="button" class="button" onClick={() => void model.show(null).then(focusMain)}>
        {t.done}
      </button>
    </section>
  );
}

function Trouble({ trouble }: { readonly trouble: 'page-unreadable' | 'not-kept' }) {
  const { title, text } = words.value.panel.trouble[trouble];
  return (
    <section class="notice strong" role="alert">
      <Icon name="refused" />
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
    </section>
  );
}

/** How to clip, for a panel with nothing in focus; folded once the official has done it. */
function Empty({ model }: { readonly model: PanelModel }) {
  const { empty } = words.value.panel;
  const hasWork = model.items.value.length > 0 || model.drafts.value.length > 0;
  if (hasWork) {
    return (
      <details>
        <summary>{empty.how}</summary>
        <HowTo />
      </details>
    );
  }
  return (
    <section class="empty" aria-labelledby="empty-heading">
      <h2 id="empty-heading">{empty.title}</h2>
      <HowTo />
    </section>
  );
}

function HowTo() {
  const { empty } = words.value.panel;
  const keys = useSignal('');
  useEffect(() => {
    void browser.commands.getAll().then((commands) => {
      keys.value = commands.find(({ name }) => name === 'clip-page')?.shortcut ?? '';
    });
  }, []);
  return (
    <div class="how">
      <ul>
        <li>{empty.button}</li>
        <li>
          {empty.menu} {keys.value && empty.shortcut(keys.value)}
        </li>
      </ul>
      <p class="hint">{empty.signal}</p>
    </div>
  );
}
