import { createServer } from 'node:https';
import * as v from 'valibot';
import { type WebSocket, WebSocketServer } from 'ws';
import { base64Of, bytesOfBase64 } from '../../src/evidence/base64.ts';
import {
  derOf,
  issue,
  pemOf,
  type TestIdentity,
  type TestSubject,
  testRoot,
} from '../../src/evidence/fixtures/test-authority.ts';
import { gostLabelledCms, signCms } from '../../src/evidence/fixtures/test-signature.ts';

/** What the person at NCALayer does, or what becomes of it. */
export type NcaLayerBehaviour =
  | 'signs'
  /** Signs, and answers as NCALayer before 1.4 did: PEM, not in a list. */
  | 'signs-in-pem'
  /** Signs with a certificate that has expired, as only its test settings would let it. */
  | 'signs-with-expired'
  /** Signs with a key by GOST R 34.10-2015: labelled so, for Node can't compute it. */
  | 'signs-by-gost'
  | 'cancels'
  /** NCALayer sees by itself that the certificate has expired, or would not do. */
  | 'refuses-expired'
  | 'refuses'
  | 'silent'
  | 'goes-away'
  | 'garbled'
  | 'lacks-the-module'
  | 'greets-with-nonsense'
  | 'never-greets';

/** NCALayer on this machine, with a person who has keys from a test authority. */
export interface NcaLayerStage {
  readonly url: string;
  /** The test authorities' certificates, PEM: for an agency's folder, and for whoever trusts the TLS. */
  readonly rootPem: string;
  readonly authorityPem: string;
  readonly person: TestIdentity;
  /** Every request that came in, as it was sent. */
  readonly requests: readonly unknown[];
  /** How many pages are connected now. */
  connections(): number;
  behaviour: NcaLayerBehaviour;
  stop(): Promise<void>;
}

/** The arguments of the module's `sign`, as its official page describes them. */
const SignSchema = v.object({
  module: v.literal('kz.gov.pki.knca.basics'),
  method: v.literal('sign'),
  args: v.object({
    allowedStorages: v.nullish(v.array(v.string())),
    format: v.literal('cms'),
    data: v.pipe(v.string(), v.base64()),
    signingParams: v.object({
      decode: v.literal(true),
      encapsulate: v.optional(v.boolean(), true),
      digested: v.optional(v.literal(false), false),
      tsaProfile: v.nullish(v.object({})),
    }),
    signerParams: v.object({
      extKeyUsageOids: v.array(v.string()),
      iin: v.nullish(v.string()),
      bin: v.nullish(v.string()),
    }),
    locale: v.picklist(['kk', 'ru']),
  }),
});

type SignArguments = v.InferOutput<typeof SignSchema>['args'];

const DAY = 24 * 60 * 60 * 1000;

/** Starts NCALayer for a person; the port is the system's choice, the real one's is 13579. */
export async function startNcaLayer(subject: TestSubject): Promise<NcaLayerStage> {
  const root = await testRoot('Сынақ негізгі КО');
  const authority = await issue(root, { commonName: 'Сынақ ҰКО (RSA)' }, { authority: true });
  const person = await issue(authority, subject);
  const expired = await issue(authority, subject, {
    notBefore: new Date(Date.now() - 366 * DAY),
    notAfter: new Date(Date.now() - DAY),
  });
  const server = createServer(await tlsOf(root));
  const sockets = new WebSocketServer({ server });
  const requests: unknown[] = [];

  sockets.on('connection', (socket) => {
    const { behaviour } = stage;
    if (behaviour === 'never-greets') return;
    socket.send(behaviour === 'greets-with-nonsense' ? 'Сәлем!' : '{"result":{"version":"1.4"}}');
    socket.on('message', async (message) => {
      const text = String(message);
      if (text === '--heartbeat--') return socket.send(text);
      const request: unknown = JSON.parse(text);
      requests.push(request);
      const sign = v.safeParse(SignSchema, request);
      if (!sign.success) return answer(socket, moduleNotFound);
      await answerSign(socket, sign.output.args);
    });
  });

  async function answerSign(socket: WebSocket, args: SignArguments): Promise<void> {
    // NCALayer beats whenever it likes, and a client must not take it for an answer.
    socket.send('--heartbeat--');
    const content = bytesOfBase64(args.data) ?? new Uint8Array();
    const options = { attached: args.signingParams.encapsulate };
    switch (stage.behaviour) {
      case 'signs': {
        if (args.signerParams.iin && args.signerParams.iin !== subject.iin) return answer(socket, cancelled);
        return answer(socket, signed([base64Of(await signCms(content, person, options))]));
      }
      case 'signs-in-pem':
        return answer(socket, signed(pemOf('CMS', await signCms(content, person, options))));
      case 'signs-with-expired':
        return answer(socket, signed([base64Of(await signCms(content, expired, options))]));
      case 'signs-by-gost':
        return answer(socket, signed([base64Of(await gostLabelledCms(content, person, options))]));
      case 'cancels':
        return answer(socket, cancelled);
      case 'refuses-expired':
        return answer(
          socket,
          refused('java.security.cert.CertificateExpiredException: NotAfter: Mon Nov 23'),
        );
      case 'refuses':
        return answer(socket, refused('kz.gov.pki.kalkan.exception: unable to build the chain'));
      case 'lacks-the-module':
        return answer(socket, moduleNotFound);
      case 'garbled':
        return socket.send('{"status":tru');
      case 'goes-away':
        return socket.terminate();
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('NCALayer got no port');
  const stage: NcaLayerStage = {
    url: `wss://127.0.0.1:${address.port}`,
    rootPem: pemOf('CERTIFICATE', derOf(root.certificate)),
    authorityPem: pemOf('CERTIFICATE', derOf(authority.certificate)),
    person,
    requests,
    connections: () => sockets.clients.size,
    behaviour: 'signs',
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return stage;
}

const moduleNotFound = { success: false, errorCode: 'MODULE_NOT_FOUND' };
const cancelled = { status: true, body: {} };
const signed = (result: unknown) => ({ status: true, body: { result } });
const refused = (details: string) => ({
  status: false,
  code: 'SIGNING_FAILURE',
  message: 'An invoked method threw an exception.',
  details,
});

function answer(socket: WebSocket, value: unknown): void {
  socket.send(JSON.stringify(value));
}

async function tlsOf(root: TestIdentity): Promise<{ cert: string; key: string }> {
  const local = await issue(
    root,
    { commonName: '127.0.0.1' },
    { addresses: ['127.0.0.1'], extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'], keyUsage: 0xa0 },
  );
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', local.keys.privateKey));
  return { cert: pemOf('CERTIFICATE', derOf(local.certificate)), key: pemOf('PRIVATE KEY', key) };
}
