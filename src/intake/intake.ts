import { mkdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { readCalendarOverrides } from '../appeal/calendar-overrides.ts';
import { kazakhstanCalendar } from '../appeal/kazakhstan-calendar.ts';
import type { NoteKey } from '../register/note-keys.ts';
import { openDesk } from './acceptance.ts';
import { keepRunning } from './background.ts';
import { openArchiveKey } from './case-file/archive-key.ts';
import { readMovedTerms } from './course/moved-terms.ts';
import { openHomeDatabase } from './embedded/home-database.ts';
import { type EvidencePlace, openEvidenceStore } from './evidence-store/store-place.ts';
import type { HookPace } from './hooks/deliver.ts';
import { createApp } from './http/app.ts';
import { createLaw } from './law.ts';
import { createLog } from './log.ts';
import type { Watcher } from './log-book/cosignatures.ts';
import { openLogBook } from './log-book/open-log-book.ts';
import { readWitnessSigner } from './log-book/witness.ts';
import { createRateLimit } from './rate-limit.ts';
import { type FirstAgency, type Seeded, seedFirstAgency, seedRegions } from './seed.ts';
import { openSignatureVerifier, type SignatureSettings } from './signatures/signature-verifier.ts';
import { createAgencies } from './store/agencies.ts';
import { openDatabase } from './store/database.ts';
import { readKeyFor } from './store/key.ts';
import { prepareDatabase } from './store/migrate.ts';
import { keepUsedProofs } from './store/used-proofs.ts';
import { createTally } from './tally.ts';

/** How to start an intake. */
export interface IntakeSettings {
  /** The operator's own PostgreSQL; without it one runs in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Keeps the key and the database; `.data` unless told. */
  readonly dataFolder?: string | undefined;
  readonly keyFile?: string | undefined;
  /** The key that signs the log; `log.key` in the data folder unless told. */
  readonly logKeyFile?: string | undefined;
  /** The name of a new log; `dauys.local/` and the first agency's code unless told. */
  readonly logOrigin?: string | undefined;
  /** A time-stamp authority (RFC 3161) that stamps the log's checkpoints. */
  readonly timestampAuthority?: string | undefined;
  /** Other bodies' intakes that watch this log. */
  readonly watchers?: readonly Watcher[] | undefined;
  /** Keys of other bodies' logs that this intake watches. */
  readonly watchedLogs?: readonly NoteKey[] | undefined;
  /** TCP port; 0 for a free one. */
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string | undefined;
  /** JSON file of decreed days off and working days. */
  readonly calendarFile?: string | undefined;
  readonly widgetFolder?: string | undefined;
  readonly trustedProxies?: number | undefined;
  /** Appeals that one network may file with one agency through forms in ten minutes; 0, as unless told, for no limit. */
  readonly filingLimit?: number | undefined;
  /** Whether filing on a page takes a proof of work; it does unless told. */
  readonly proofNeeded?: boolean | undefined;
  readonly tokenDays?: number | undefined;
  /** Where the files of appeals lie; `evidence` in the data folder unless told. */
  readonly evidence?: EvidencePlace | undefined;
  /** Bytes of files that may lie there without an appeal that names them; 20 GiB unless told. */
  readonly uploadsWaiting?: number | undefined;
  /** Private networks that hooks may lead into; none unless told. */
  readonly hookNetworks?: readonly string[] | undefined;
  readonly hookPace?: HookPace | undefined;
  /** Whom to believe about citizens' EDS; with nothing told none is accepted. */
  readonly signatures?: SignatureSettings | undefined;
  readonly firstAgency?: FirstAgency | undefined;
  readonly log?: Logger | undefined;
  /** Stops the intake as `stop` does. */
  readonly signal?: AbortSignal | undefined;
}

/** A running intake. */
export interface Intake {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly publicUrl: string;
  /** What the first start made; `undefined` at every later one. */
  readonly seeded: Seeded | undefined;
  /** Whether it works under the role that can only add entries. */
  readonly restricted: boolean;
  /** The database it works on, with its password: never to be shown. */
  readonly databaseUrl: string;
  /** Stops listening, finishes what it accepted, closes the database. */
  stop(): Promise<void>;
  /** Stops at once, synchronously; nothing acknowledged is lost. */
  stopNow(): void;
}

function ownOrigins(publicUrl: string, host: string, port: number): Set<string> {
  const loopback = /^(127\.|localhost$|::1$|0\.0\.0\.0$|::$)/.test(host);
  const names = loopback ? ['127.0.0.1', 'localhost', '[::1]'] : [];
  return new Set([new URL(publicUrl).origin, ...names.map((name) => `http://${name}:${port}`)]);
}

/** The calendar, with the days that the government decreed. @throws Error that names the file */
export async function readCalendar(file: string | undefined) {
  if (file === undefined) return kazakhstanCalendar({});
  try {
    return kazakhstanCalendar(readCalendarOverrides(JSON.parse(await readFile(file, 'utf8'))));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The calendar file ${file} cannot be used; nothing was started. ${why}`, { cause });
  }
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((done, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} on ${host} is taken by another program. Stop it, or set PORT to another one.`,
              { cause },
            )
          : cause,
      );
    });
    server.listen(port, host, done);
  });
  const bound = server.address();
  return typeof bound === 'object' && bound ? bound.port : port;
}

/** Searches and challenges that one network may ask for in ten minutes: a whole office types at once. */
const SEARCHES = 6_000;

/** Questions whether others reported the same that one network may ask in ten minutes. */
const COMPARISONS = 300;

/** Longest wait in milliseconds for requests that were being answered when the intake was told to stop. */
const PATIENCE = 15_000;

/**
 * Starts an intake: its database, the schema, the key, the first agency, and the doors.
 *
 * @throws Error whose message tells a person what happened and what to do; nothing is then left running
 */
export async function startIntake(settings: IntakeSettings): Promise<Intake> {
  const log = settings.log ?? createLog('info');
  const dataFolder = resolve(settings.dataFolder ?? '.data');
  const calendar = await readCalendar(settings.calendarFile);
  const signatures = await openSignatureVerifier(settings.signatures ?? {});
  await mkdir(dataFolder, { recursive: true });
  const home = settings.databaseUrl === undefined ? await openHomeDatabase(dataFolder, log) : undefined;
  const databaseUrl = settings.databaseUrl ?? home?.url ?? '';
  try {
    return await startOn(databaseUrl);
  } catch (error) {
    await home?.close();
    throw error;
  }

  async function startOn(url: string): Promise<Intake> {
    const { workingRole } = await prepareDatabase(url);
    if (workingRole === undefined) {
      log.warn('This database user may not make roles: entries are guarded by triggers alone.');
    }
    const rootKey = await readKeyFor(url, settings.keyFile ?? join(dataFolder, 'intake.key'));
    const seeded = await seedFirstAgency(url, rootKey, settings.firstAgency);
    await seedRegions(url);
    const logKeyFile = settings.logKeyFile ?? join(dataFolder, 'log.key');
    const signer = await openLogBook(url, logKeyFile, settings.logOrigin);
    const { watchedLogs = [] } = settings;
    const database = openDatabase(url, {
      asRole: workingRole,
      onError: (error) => log.warn({ fault: error.message }, 'A database connection was lost.'),
    });
    const law = createLaw(calendar);
    const desk = openDesk(database.writer, law, signer);
    const evidence = openEvidenceStore(settings.evidence ?? { folder: join(dataFolder, 'evidence') });
    const stopBackground = new AbortController();
    let stopping = false;

    const server = createServer();
    const port = await listen(server, settings.port, settings.host).catch(async (error) => {
      await database.close();
      throw error;
    });
    const shown = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    const listening = `http://${shown}:${port}`;
    const publicUrl = (settings.publicUrl ?? listening).replace(/\/+$/, '');

    const app = createApp({
      database,
      agencies: createAgencies(database.reader),
      ...desk,
      rootKey,
      logKey: signer.key,
      archiveKey: await openArchiveKey(rootKey, signer),
      witness:
        watchedLogs.length === 0
          ? undefined
          : {
              signer: await readWitnessSigner(join(dataFolder, 'witness.key'), `${signer.key.name}/witness`),
              logs: watchedLogs,
            },
      law,
      movedTerms: readMovedTerms(database.reader, rootKey, law),
      async isReady() {
        if (stopping) return false;
        return database.reader.query('select 1 from register').then(
          () => true,
          () => false,
        );
      },
      publicUrl,
      ownOrigins: ownOrigins(publicUrl, settings.host, port),
      widgetFolder: resolve(settings.widgetFolder ?? '.output/widget'),
      signatures,
      tokenDays: settings.tokenDays ?? 90,
      usedProofs: keepUsedProofs(database.reader),
      evidence,
      mostWaiting: settings.uploadsWaiting ?? 20 * 1024 ** 3,
      trustedProxies: settings.trustedProxies ?? 0,
      limits: {
        lookUps: createRateLimit(30, 600),
        enrolments: createRateLimit(10, 600),
        filings: createRateLimit(settings.filingLimit ?? 0, 600),
        searches: createRateLimit(SEARCHES, 600),
        comparisons: createRateLimit(COMPARISONS, 600),
      },
      proofNeeded: settings.proofNeeded ?? true,
      filed: { byNetwork: createTally(600), byAgency: createTally(600) },
      log,
    });

    const background = keepRunning(
      {
        ...{ pool: database.reader, signer, rootKey, law, evidence, log },
        watchers: settings.watchers ?? [],
        timestampAuthority: settings.timestampAuthority,
        hookNetworks: settings.hookNetworks ?? [],
        hookPace: settings.hookPace,
      },
      stopBackground.signal,
    );
    server.on('request', getRequestListener(app.fetch));

    async function close(): Promise<void> {
      stopping = true;
      const late = setTimeout(() => server.closeAllConnections(), PATIENCE);
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      });
      clearTimeout(late);
      stopBackground.abort();
      await background;
      await desk.close();
      await database.close();
      await home?.close();
      log.flush();
    }
    let closed: Promise<void> | undefined;
    const stop = () => {
      closed ??= close();
      return closed;
    };
    settings.signal?.addEventListener('abort', () => void stop(), { once: true });
    return {
      url: listening,
      publicUrl,
      seeded,
      restricted: workingRole !== undefined,
      databaseUrl: url,
      stop,
      stopNow: () => home?.closeNow(),
    };
  }
}
