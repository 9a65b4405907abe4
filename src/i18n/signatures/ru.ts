import type { SignatureRefusal, SigningFailure } from '../../appeal/signatures.ts';

/** A signing that did not come about: what happened; what was kept and what to do next. */
export interface SignatureNotice {
  readonly title: string;
  readonly text: string;
}

/** Everything that is said to a citizen who signs with an EDS. */
export interface SignatureMessages {
  /** The button. */
  readonly sign: string;
  /** Beside the button: who signs, and where the key stays. */
  readonly about: string;
  /** Where neither IIN nor BIN stands in the form. */
  readonly needsNumber: string;
  /** What is waited for, announced as it changes. */
  readonly steps: Readonly<Record<'connecting' | 'choosing' | 'checking', string>>;
  /** The same button after a failure; the notices name it. */
  readonly again: string;
  /** After it: who signed. */
  signedBy(name: string): string;
  /** Why the person's own program did not sign. */
  readonly failures: Readonly<Record<SigningFailure, SignatureNotice>>;
  /** Why the register did not accept the signature. */
  readonly refusals: Readonly<Record<SignatureRefusal, SignatureNotice>>;
}

const AGAIN = 'Подписать ещё раз';
const NEW_KEY = 'Новый ключ можно получить на egov.kz или в ЦОНе.';
const LATER =
  'Подпись и всё введённое сохранены. Отправьте через несколько минут ещё раз: подписывать заново не нужно.';

export const signatureMessages: SignatureMessages = {
  sign: 'Подписать ЭЦП',
  about: 'Подпишет NCALayer на вашем компьютере. Ключ и пароль от него остаются у вас.',
  needsNumber: 'Чтобы подписать, впишите ИИН (для организации БИН) или отправьте без подписи.',
  steps: {
    connecting:
      'Ищем NCALayer на вашем компьютере. Если браузер спросит о доступе к программам на устройстве, разрешите.',
    choosing: 'Перейдите в окно NCALayer, выберите ключ для подписи и введите его пароль.',
    checking: 'Проверяем подпись…',
  },
  again: AGAIN,
  signedBy: (name) => `Подписано: ${name}`,
  failures: {
    absent: {
      title: 'NCALayer не отвечает',
      text: `Подписи нет, всё введённое сохранено. Запустите NCALayer (его значок появится рядом с часами) и нажмите «${AGAIN}». Если его нет на компьютере, установите с сайта ncl.pki.gov.kz.`,
    },
    blocked: {
      title: 'Браузер не пустил страницу к NCALayer',
      text: `Всё введённое сохранено. Нажмите на значок слева от адреса страницы, разрешите доступ к приложениям на этом устройстве и нажмите «${AGAIN}».`,
    },
    cancelled: {
      title: 'Вы закрыли окно NCALayer',
      text: `Подписи нет, всё введённое сохранено. Когда будете готовы, нажмите «${AGAIN}».`,
    },
    'certificate-expired': {
      title: 'Срок этого ключа истёк',
      text: `NCALayer им не подписал, всё введённое сохранено. Нажмите «${AGAIN}» и выберите действующий ключ. ${NEW_KEY}`,
    },
    'certificate-refused': {
      title: 'NCALayer не подписал этим ключом',
      text: `Всё введённое сохранено. Нажмите «${AGAIN}» и выберите ключ НУЦ РК для подписи, а не для входа.`,
    },
    interrupted: {
      title: 'Связь с NCALayer прервалась',
      text: `Подписи нет, всё введённое сохранено. Запустите NCALayer снова и нажмите «${AGAIN}».`,
    },
    timeout: {
      title: 'NCALayer так и не ответил',
      text: `Подписи нет, всё введённое сохранено. Его окно могло оказаться под другими. Если его нет, перезапустите NCALayer и нажмите «${AGAIN}».`,
    },
    unreadable: {
      title: 'Ответ NCALayer не удалось понять',
      text: `Подписи нет, всё введённое сохранено. Обновите NCALayer с сайта ncl.pki.gov.kz и нажмите «${AGAIN}».`,
    },
  },
  refusals: {
    'not-cms': {
      title: 'Подпись не читается',
      text: 'Она не принята, всё введённое сохранено. Обновите NCALayer и подпишите ещё раз.',
    },
    'too-large': {
      title: 'Подпись слишком большая',
      text: 'Она не принята, всё введённое сохранено. Подпишите ещё раз прямо на этой странице.',
    },
    'several-signers': {
      title: 'Подпись не одна',
      text: 'Нужна подпись только того, кто обращается. Всё введённое сохранено. Подпишите ещё раз.',
    },
    'unsupported-algorithm': {
      title: 'Такой вид подписи не принимается',
      text: 'Алгоритм ключа устарел или не из тех, что выдаёт НУЦ РК. Всё введённое сохранено. Подпишите ключом НУЦ РК: GOST или RSA.',
    },
    'wrong-content': {
      title: 'Подписан другой текст',
      text: 'Подпись не от этого обращения: возможно, текст изменился после подписи. Всё введённое сохранено. Подпишите ещё раз.',
    },
    'broken-signature': {
      title: 'Подпись не сходится',
      text: 'Она повреждена или сделана другим ключом, и поэтому не принята. Всё введённое сохранено. Подпишите ещё раз.',
    },
    expired: {
      title: 'Срок ключа истёк',
      text: `Когда подпись пришла, ключ уже не действовал. Всё введённое сохранено. Подпишите действующим ключом. ${NEW_KEY}`,
    },
    'not-yet-valid': {
      title: 'Ключ ещё не действует',
      text: 'Его срок начнётся позже. Всё введённое сохранено. Подпишите другим ключом.',
    },
    'untrusted-chain': {
      title: 'Ключ выдан другим центром',
      text: 'Здесь принимаются ключи Национального удостоверяющего центра Казахстана. Всё введённое сохранено. Подпишите таким ключом.',
    },
    'wrong-key-usage': {
      title: 'Этот ключ не для подписи',
      text: 'Им только входят на сайты: имя его файла начинается с AUTH. Всё введённое сохранено. Подпишите ещё раз и выберите файл, имя которого начинается с GOST или RSA.',
    },
    revoked: {
      title: 'Ключ отозван',
      text: `Им больше нельзя подписывать. Всё введённое сохранено. ${NEW_KEY}`,
    },
    'revocation-unknown': {
      title: 'Не удалось узнать, действует ли ключ',
      text: `Служба НУЦ РК сейчас не отвечает. ${LATER}`,
    },
    'no-identity': {
      title: 'В ключе нет ни ИИН, ни БИН',
      text: 'По нему не видно, кто подписал. Всё введённое сохранено. Подпишите ключом, в котором указан ваш ИИН.',
    },
    'other-person': {
      title: 'Это ключ другого человека',
      text: 'ИИН или БИН в ключе не тот, что указан в обращении. Всё введённое сохранено. Проверьте номер или выберите свой ключ.',
    },
    'other-statement': {
      title: 'Подписано другое обращение',
      text: 'Эта подпись не от этого обращения. Всё введённое сохранено. Подпишите ещё раз.',
    },
    'stale-statement': {
      title: 'Подпись устарела',
      text: 'Ей больше недели, или часы компьютера спешат больше чем на сутки. Всё введённое сохранено. Проверьте часы и подпишите ещё раз.',
    },
    'needs-ncanode': {
      title: 'Подпись по GOST здесь не проверяется',
      text: 'Орган не подключил проверку таких подписей. Всё введённое сохранено. Подпишите ключом RSA или обратитесь без ЭЦП.',
    },
    'ncanode-unavailable': {
      title: 'Сейчас подпись не проверить',
      text: `Служба проверки не отвечает. ${LATER}`,
    },
  },
};
