import { homedir } from 'node:os';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { PlaceSchema } from '../appeal/places.ts';
import { AgencyCodeSchema } from '../appeal/submission.ts';
import { readNoteKey } from '../register/note-keys.ts';
import { readNetwork } from './hooks/hook-address.ts';
import { readWatcher } from './log-book/cosignatures.ts';

const whole = (fallback: number, from: number, to: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/, 'must be a whole number'),
      v.transform(Number),
      v.minValue(from, `must be at least ${from}`),
      v.maxValue(to, `must be at most ${to}`),
    ),
    String(fallback),
  );

const text = (fallback: string) => v.optional(v.pipe(v.string(), v.trim(), v.minLength(1)), fallback);

const path = (fallback: string) =>
  v.pipe(
    text(fallback),
    v.transform((typed) => resolve(typed.replace(/^~(?=\/|$)/, homedir()))),
  );

/** `https://akimat.example`: scheme, host and port, and nothing behind them. */
export const OriginSchema = v.pipe(
  v.string(),
  v.trim(),
  v.check((typed) => {
    const url = URL.canParse(typed) ? new URL(typed) : undefined;
    return url !== undefined && /^https?:$/.test(url.protocol) && url.origin === typed.replace(/\/$/, '');
  }, 'must be an origin such as https://akimat.example'),
  v.transform((typed) => new URL(typed).origin),
);

const address = v.pipe(
  v.string(),
  v.check(
    (typed) => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol),
    'must start with http(s)://',
  ),
  v.transform((typed) => typed.replace(/\/+$/, '')),
);

/** What stands between spaces, each read. */
function words<Read>(read: (word: string) => Read, wish: string) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      try {
        return dataset.value.split(/\s+/).filter(Boolean).map(read);
      } catch {
        addIssue({ message: wish });
        return NEVER;
      }
    }),
  );
}

/** The environment that the intake understands. The README's table says the same for people. */
const EnvironmentSchema = v.object({
  /** A PostgreSQL of the operator's own; without it one runs in the data folder. */
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')),
  ),
  PORT: whole(8787, 0, 65_535),
  HOST: text('127.0.0.1'),
  /** Keeps the database and the key. */
  DAUYS_DATA: path('.data'),
  /** The file of the root key; in the data folder unless told. */
  DAUYS_KEY_FILE: v.optional(path('')),
  /** The file of the key that signs the log; `log.key` in the data folder unless told. */
  DAUYS_LOG_KEY_FILE: v.optional(path('')),
  /** The name of a new log, such as `akimat.example/log`: no spaces, no plus. It cannot change later. */
  DAUYS_LOG_ORIGIN: v.optional(
    v.pipe(v.string(), v.regex(/^[^\s+\p{Cc}\p{Z}]{1,200}$/u, 'must be a name without spaces or a plus')),
  ),
  /** A time-stamp authority (RFC 3161) that stamps the log's checkpoints; none unless told. */
  DAUYS_TSA_URL: v.optional(address),
  /** Other bodies' intakes that watch this log: `https://HOST/log/witness#KEY`, separated by spaces. */
  DAUYS_WITNESSES: words(readWatcher, 'must be https://HOST/log/witness#KEY'),
  /** Public keys of other bodies' logs that this intake watches and cosigns, separated by spaces. */
  DAUYS_WITNESSED_LOGS: words(readNoteKey, 'must be the public key of a log'),
  /** Where people reach the intake, when that is not `HOST`:`PORT`. */
  PUBLIC_URL: v.optional(address),
  LOG_LEVEL: v.optional(v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
  /** JSON file of the days off and working days that the government decreed. */
  DAUYS_CALENDAR: v.optional(path('')),
  /** Proxies of the operator's own before the intake. */
  TRUST_PROXY: whole(0, 0, 10),
  /** Appeals that one network may file with one agency through forms in ten minutes; 0 for no limit. */
  DAUYS_FILING_LIMIT: whole(60, 0, 1_000_000),
  /** Whether filing on a page takes a proof of work. */
  DAUYS_PROOF: v.optional(v.picklist(['on', 'off'], 'must be on or off'), 'on'),
  /** Days for which an official's token stands. */
  DAUYS_TOKEN_DAYS: whole(90, 1, 3650),
  /** Files of appeals: a folder (in the data folder unless told), or `https://HOST/BUCKET` of an S3 service. */
  DAUYS_EVIDENCE: v.optional(v.union([address, path('')])),
  DAUYS_S3_REGION: text('us-east-1'),
  DAUYS_S3_KEY_ID: v.optional(v.string()),
  DAUYS_S3_SECRET: v.optional(v.string()),
  /** Megabytes that may lie uploaded without an appeal that names them. */
  DAUYS_UPLOADS_WAITING: whole(20_480, 20, 100_000_000),
  /** A folder of the authorities' certificates (DER or PEM) whose EDS are believed. */
  DAUYS_EDS_AUTHORITIES: v.optional(path('')),
  /** The OCSP responder that is asked about each certificate. */
  DAUYS_EDS_OCSP_URL: v.optional(address),
  /** NCANode, for signatures by GOST. */
  DAUYS_NCANODE_URL: v.optional(address),
  /** Private networks that hooks may lead into, such as `10.20.0.0/16`, separated by spaces. */
  DAUYS_HOOK_NETWORKS: words((network) => {
    readNetwork(network);
    return network;
  }, 'must be networks such as 10.20.0.0/16'),
  /** The built widget and demo page. */
  DAUYS_WIDGET: path('.output/widget'),
  /** The agency that the first start makes. */
  DAUYS_AGENCY_CODE: v.optional(AgencyCodeSchema, 'TLD'),
  DAUYS_AGENCY_KK: text('Үлгі қаласының әкімдігі'),
  DAUYS_AGENCY_RU: text('Акимат города Үлгі'),
  DAUYS_AGENCY_EN: text('Ulgi City Akimat'),
  DAUYS_AGENCY_KATO: v.optional(PlaceSchema.entries.kato, '190000000'),
  DAUYS_AGENCY_DAY_ENDS: v.optional(
    v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM')),
    '18:30',
  ),
  /** Origins whose pages may show its form, separated by spaces. */
  DAUYS_AGENCY_ORIGINS: v.pipe(
    v.optional(v.string(), ''),
    v.transform((typed) => typed.split(/[\s,]+/).filter(Boolean)),
    v.array(OriginSchema),
  ),
});

export type Environment = v.InferOutput<typeof EnvironmentSchema>;

/**
 * Reads the environment.
 *
 * @throws Error that names every variable that cannot be used and what it must be
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  // An empty variable, as compose files leave them, counts as none.
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = v.safeParse(EnvironmentSchema, set);
  if (read.success) return read.output;
  const faults = read.issues.map((issue) => `  ${v.getDotPath(issue)}: ${issue.message}`);
  throw new Error(`The configuration cannot be used; nothing was started.\n${faults.join('\n')}`);
}
