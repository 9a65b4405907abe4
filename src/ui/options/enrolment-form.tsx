import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type ProblemName, problemName } from '../../appeal/problem.ts';
import type { Failure } from '../../client/outcome.ts';
import type { Identity } from '../../clip/identity.ts';
import { readIntakeAddress } from '../../clip/intake-address.ts';
import { announce } from '../announce.tsx';
import { failureWords } from '../failure-words.ts';
import { Field } from '../field.tsx';
import { words } from '../language.ts';
import type { OptionsModel } from './options-model.ts';

const FIELDS = ['address', 'code', 'name'] as const;

type EnrolmentField = (typeof FIELDS)[number];

type Faults = Partial<Readonly<Record<EnrolmentField, string>>>;

/** The problems that are a matter of the code. */
const OF_THE_CODE: readonly (ProblemName | undefined)[] = [
  'enrolment-code-wrong',
  'enrolment-code-expired',
  'enrolment-code-used',
];

/** Where an official brings the address, the code and their name. */
export function EnrolmentForm({
  model,
  before,
  onDone,
}: {
  readonly model: OptionsModel;
  /** The enrolment that this one takes the place of. */
  readonly before: Identity | null;
  readonly onDone: () => void;
}) {
  const { enrol: t } = words.value.options;
  const typed = useSignal({
    address: before?.intake ?? '',
    code: '',
    name: before?.official.name ?? '',
  });
  const faults = useSignal<Faults>({});
  const refusal = useSignal('');
  const working = useSignal(false);
  const settled = model.policy.value.intake;
  const filledIn = settled === null ? typed.value : { ...typed.value, address: settled };
  const form = useRef<HTMLFormElement>(null);

  function input(field: EnrolmentField) {
    return ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      typed.value = { ...typed.value, [field]: currentTarget.value };
    };
  }

  function say(found: Faults, general = ''): void {
    faults.value = found;
    refusal.value = general;
    const first = FIELDS.find((field) => field in found);
    announce(general || (first ? (found[first] ?? '') : ''));
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(first ? `#enrol-${first}` : '.refusal')?.focus(),
    );
  }

  async function submit(): Promise<void> {
    if (working.value) return;
    const address = readIntakeAddress(filledIn.address);
    const found = faultsOf(filledIn);
    if (Object.keys(found).length > 0 || !address.ok) return say(found);
    working.value = true;
    say({});
    const end = await model.enrol({
      intake: address.baseUrl,
      code: typed.value.code.trim(),
      name: typed.value.name.trim(),
    });
    working.value = false;
    if (end.ok) return onDone();
    if (end.why === 'not-kept') return say({}, words.value.options.faults.notKept);
    if (end.why === 'other-agency') return say({ code: words.value.options.faults.otherAgency(end.agency) });
    const { field, text } = refusalOf(end.failure, address.baseUrl);
    if (field) say({ [field]: text });
    else say({}, `${text} ${t.kept}`);
  }

  return (
    <form
      ref={form}
      noValidate
      aria-labelledby="enrol-heading"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id="enrol-heading">{t.title}</h2>
      <p>{t.intro}</p>
      <Field
        id="enrol-address"
        label={t.address}
        hint={settled === null ? t.addressHint : t.addressSettled}
        error={faults.value.address}
      >
        {(ties) => (
          <input
            {...ties}
            readOnly={settled !== null}
            type="text"
            inputMode="url"
            autocomplete="url"
            autocapitalize="none"
            spellcheck={false}
            value={filledIn.address}
            onInput={input('address')}
          />
        )}
      </Field>
      <Field id="enrol-code" label={t.code} hint={t.codeHint} error={faults.value.code}>
        {(ties) => (
          <input
            {...ties}
            class="code"
            type="text"
            autocomplete="one-time-code"
            autocapitalize="none"
            spellcheck={false}
            value={typed.value.code}
            onInput={input('code')}
          />
        )}
      </Field>
      <Field id="enrol-name" label={t.name} hint={t.nameHint} error={faults.value.name}>
        {(ties) => (
          <input {...ties} type="text" autocomplete="name" value={typed.value.name} onInput={input('name')} />
        )}
      </Field>
      {refusal.value && (
        <p class="refusal" tabIndex={-1}>
          {refusal.value}
        </p>
      )}
      <button type="submit" class="button primary" aria-disabled={working.value}>
        {working.value ? t.working : t.submit}
      </button>
    </form>
  );
}

function faultsOf(typed: Readonly<Record<EnrolmentField, string>>): Faults {
  const t = words.value.options.faults;
  const address = readIntakeAddress(typed.address);
  const name = typed.name.trim();
  const code = typed.code.trim();
  return {
    ...(address.ok
      ? {}
      : {
          address: {
            required: t.addressRequired,
            'not-an-address': t.addressWrong,
            insecure: t.addressInsecure,
          }[address.fault],
        }),
    ...(code === '' ? { code: t.codeRequired } : code.length > 100 ? { code: t.tooLong } : {}),
    ...(name === '' ? { name: t.nameRequired } : name.length > 200 ? { name: t.tooLong } : {}),
  };
}

/** The words for a refusal, and the field they belong to where there is one. */
function refusalOf(failure: Failure, address: string): { field?: EnrolmentField; text: string } {
  const t = words.value.options.faults;
  switch (failure.kind) {
    case 'offline':
      return { field: 'address', text: t.offline(address) };
    case 'unreadable':
      return { field: 'address', text: t.notAnIntake(address, failure.status) };
    case 'timeout':
      return { text: t.timeout };
    default: {
      const text = failureWords(failure, words.value);
      const ofCode = failure.kind === 'problem' && OF_THE_CODE.includes(problemName(failure.problem));
      return ofCode ? { field: 'code', text } : { text };
    }
  }
}
