import type { NCALayerClient } from 'ncalayer-js-client';
import type { Language } from '../appeal/language.ts';
import { base64Of } from '../evidence/base64.ts';
import { failed, failureOf, type SigningOutcome, signatureIn } from './ncalayer-answer.ts';

/** What shall be signed and by whom. */
export interface SigningRequest {
  /** The exact bytes; `statementBytes` makes them. */
  readonly bytes: Uint8Array;
  /** NCALayer speaks Kazakh and Russian: any other language is shown in Russian. */
  readonly language: Language;
  /** Only certificates of this IIN or BIN can be chosen; twelve digits each. */
  readonly signer?: { readonly iin?: string | undefined; readonly bin?: string | undefined };
  /** `connecting`: the browser may ask the person for leave; `choosing`: NCALayer's window is open. */
  readonly onStep?: (step: 'connecting' | 'choosing') => void;
}

export interface NcaLayerSettings {
  /** NCALayer's own address unless told. */
  readonly url?: string;
  /** Milliseconds until it greets; 60,000, for the browser may first ask the person. */
  readonly connectTimeout?: number;
  /** Milliseconds for the person to choose a key and type its password; 300,000. */
  readonly signTimeout?: number;
}

/** Where NCALayer listens on every machine that has it. */
export const NCALAYER_URL = 'wss://127.0.0.1:13579';

/**
 * Has the person sign bytes with their EDS in NCALayer, through its module `kz.gov.pki.knca.basics`: a
 * detached CMS signature with a key for signing, from any storage they have. Detached, because the register
 * holds the bytes itself and no other content can travel inside. Without a time stamp, because the register's
 * receipt proves the time, and the stamping service's bad day shall stop nobody.
 *
 * The library is loaded when first needed. Never throws: every end is an outcome.
 */
export async function signWithNcaLayer(
  request: SigningRequest,
  signal: AbortSignal,
  settings: NcaLayerSettings = {},
): Promise<SigningOutcome> {
  if (signal.aborted) return failed('aborted', 'before it began');
  let client: NCALayerClient;
  let Client: typeof NCALayerClient;
  try {
    Client = await loadClient();
    client = new Client(settings.url ?? NCALAYER_URL, false);
  } catch (error) {
    return failed('interrupted', `the library could not be loaded: ${String(error)}`);
  }
  // connect() would look for another program behind this address; one that can't be asked stops it.
  client.kmdHttpApiUrl = 'https://';

  let timer: ReturnType<typeof setTimeout> | undefined;
  const outcome = new Promise<SigningOutcome>((end) => {
    signal.addEventListener('abort', () => end(failed('aborted', 'by the caller')), { once: true });
    const within = (milliseconds: number, step: 'connecting' | 'choosing') => {
      clearTimeout(timer);
      timer = setTimeout(() => end(failed('timeout', `${step}, ${milliseconds} ms`)), milliseconds);
      request.onStep?.(step);
    };
    const sign = async (): Promise<SigningOutcome> => {
      within(settings.connectTimeout ?? 60_000, 'connecting');
      const refusal = await greet(client, (error) => end(failed('unreadable', String(error))));
      if (refusal) return refusal;
      within(settings.signTimeout ?? 300_000, 'choosing');
      return ask(client, Client, request);
    };
    sign().then(end, (error) => end(failed('interrupted', String(error))));
  });
  const ended = await outcome;
  clearTimeout(timer);
  client.wsConnection?.close();
  return ended;
}

async function loadClient(): Promise<typeof NCALayerClient> {
  const module = await import('ncalayer-js-client');
  return module.NCALayerClient;
}

/** Connects and hears the greeting; `null` where all is well. */
async function greet(
  client: NCALayerClient,
  onUnreadable: (error: unknown) => void,
): Promise<SigningOutcome | null> {
  let heard = false;
  client.onResponseReady = () => {
    heard = true;
  };
  try {
    const connecting = client.connect();
    guardAnswers(client, onUnreadable);
    await connecting;
    return null;
  } catch (error) {
    if (heard) return failed('unreadable', String(error));
    return failed((await isBlocked()) ? 'blocked' : 'absent', String(error));
  }
}

async function ask(
  client: NCALayerClient,
  Client: typeof NCALayerClient,
  { bytes, language, signer = {} }: SigningRequest,
): Promise<SigningOutcome> {
  let answer: string | null = null;
  client.onResponseReady = (text) => {
    answer = text;
  };
  try {
    const result = await client.basicsSignCMS(
      Client.basicsStorageAll,
      base64Of(bytes),
      Client.basicsCMSParamsDetachedNoTSP,
      {
        ...Client.basicsSignerSignAny,
        ...(signer.iin ? { iin: signer.iin } : {}),
        ...(signer.bin ? { bin: signer.bin } : {}),
      },
      language === 'kk' ? 'kk' : 'ru',
    );
    return signatureIn(result);
  } catch (error) {
    return failureOf(error, answer);
  }
}

/**
 * The library parses answers inside the socket's own handlers, where what it throws would be lost and its
 * promise would wait for ever. Here it is caught, and heartbeats do not reach it.
 */
function guardAnswers(client: NCALayerClient, onUnreadable: (error: unknown) => void): void {
  const guard = () => {
    const socket = client.wsConnection;
    const read = socket?.onmessage;
    if (!socket || !read) return;
    socket.onmessage = async (event) => {
      if (event.data === '--heartbeat--') return;
      try {
        await read.call(socket, event);
      } catch (error) {
        onUnreadable(error);
      }
    };
  };
  const setHandlers = client.setHandlers.bind(client);
  client.setHandlers = (...handlers) => {
    setHandlers(...handlers);
    guard();
  };
  guard();
}

/**
 * Whether the person told the browser that this site may not speak with programs on the device. Chromium asks
 * since version 147 (`loopback-network`, before `local-network-access`); other browsers do not know the names.
 */
async function isBlocked(): Promise<boolean> {
  for (const name of ['loopback-network', 'local-network-access']) {
    try {
      const { permissions } = navigator;
      const status: unknown = await Reflect.apply(permissions.query, permissions, [{ name }]);
      return status instanceof PermissionStatus && status.state === 'denied';
    } catch {
      // The browser does not know this name.
    }
  }
  return false;
}
