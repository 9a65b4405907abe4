import type pg from 'pg';
import type { Logger } from 'pino';
import type { BlobStore } from './evidence-store/blob-store.ts';
import { keepSweeping } from './evidence-store/sweep.ts';
import { type HookPace, keepHooksTold } from './hooks/deliver.ts';
import { reachable } from './hooks/hook-address.ts';
import type { Law } from './law.ts';
import { keepCosigned, type Watcher } from './log-book/cosignatures.ts';
import type { LogSigner } from './log-book/log-signer.ts';
import { keepStamping } from './log-book/timestamping.ts';
import type { RootKey } from './root-key.ts';
import { keepSearchIndex } from './store/search-index.ts';

/** Milliseconds between two looks for files and uploads that nobody needs any more. */
const SWEEP_EVERY = 10 * 60_000;

/** Milliseconds between two time-stamps or cosignatures on the log. */
const STAMP_EVERY = 60_000;

/** What an intake does beside answering, and with what. */
export interface Background {
  readonly pool: pg.Pool;
  readonly signer: LogSigner;
  readonly rootKey: RootKey;
  readonly law: Law;
  readonly evidence: BlobStore;
  readonly watchers: readonly Watcher[];
  readonly timestampAuthority: string | undefined;
  readonly hookNetworks: readonly string[];
  readonly hookPace: HookPace | undefined;
  readonly log: Logger;
}

/** Starts all of it. @returns resolves once the signal has said stop and each has come to its end */
export async function keepRunning(parts: Background, signal: AbortSignal): Promise<void> {
  const { pool, signer, rootKey, law, evidence, watchers, timestampAuthority, log } = parts;
  await Promise.all([
    keepSweeping(pool, evidence, { every: SWEEP_EVERY, log, signal }),
    keepSearchIndex(pool, { log, signal }),
    ...(timestampAuthority === undefined
      ? []
      : [keepStamping(pool, timestampAuthority, { every: STAMP_EVERY, log, signal })]),
    ...watchers.map((watcher) =>
      keepCosigned(pool, signer.key, watcher, { every: STAMP_EVERY, log, signal }),
    ),
    keepHooksTold({
      ...{ pool, rootKey, law, log, signal },
      logOrigin: signer.key.name,
      mayReach: reachable(parts.hookNetworks),
      pace: parts.hookPace,
    }),
  ]);
}
