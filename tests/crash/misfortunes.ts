import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { IntakeStage } from '../stage/intake.ts';

/** What has been done to the intake so far. */
export interface Blows {
  intakeKills: number;
  /** Those of them that came while it was starting. */
  whileStarting: number;
  postgresKills: number;
}

type Blow = 'intake' | 'postgres' | 'both';

/** Milliseconds of work before a blow, and within which a start is cut off. */
const WORK = { least: 150, most: 1_500 };
const START = 1_500;
const PATIENCE = 45_000;

/** The process of the embedded PostgreSQL, from its own pid file. */
export async function postgresPid(dataFolder: string): Promise<number | undefined> {
  const text = await readFile(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/**
 * Ends PostgreSQL as a crash does: SIGQUIT makes all its processes end without a shutdown, SIGKILL takes only
 * the first one and lets the others find out.
 */
async function killPostgres(stage: IntakeStage, signal: 'SIGQUIT' | 'SIGKILL'): Promise<boolean> {
  const pid = await postgresPid(stage.dataFolder);
  if (pid === undefined) return false;
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Waits for something that must come. @throws Error that names it */
export async function until(what: string, come: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await come())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE / 1000} seconds`);
    await pause(25);
  }
}

/** Whether the intake says that it works. */
export async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Starts the intake again, now and then in more than one try because it is killed before it is open. */
async function bringBack(stage: IntakeStage, blows: Blows, random: () => number): Promise<void> {
  while (random() < 0.25) {
    const delay = random() * START;
    const started = stage.restart().then(
      () => true,
      () => false,
    );
    await Promise.race([started, pause(delay)]);
    await stage.kill();
    blows.intakeKills += 1;
    blows.whileStarting += 1;
    await started;
  }
  await stage.restart();
}

async function strike(stage: IntakeStage, blow: Blow, blows: Blows, random: () => number): Promise<void> {
  const signal = random() < 0.5 ? 'SIGQUIT' : 'SIGKILL';
  if (blow !== 'intake' && (await killPostgres(stage, signal))) blows.postgresKills += 1;
  if (blow === 'postgres') return;
  await stage.kill();
  blows.intakeKills += 1;
  await bringBack(stage, blows, random);
}

function pickBlow(still: { readonly intake: number; readonly postgres: number }, random: () => number): Blow {
  // The two are spread evenly; of the blows to PostgreSQL, one in three takes the intake with it.
  if (random() * (still.intake + still.postgres) >= still.postgres) return 'intake';
  return random() < 1 / 3 ? 'both' : 'postgres';
}

/**
 * Kills the intake and its PostgreSQL while the citizens file, and sees to it that the intake works again
 * after each blow: it must become ready by itself and acknowledge something new.
 *
 * @param least how often each must be killed
 * @param options.enough whether it has also lasted long enough
 * @param options.acknowledged how many receipts are out
 * @param options.told after each blow
 */
export async function sendMisfortunes(
  stage: IntakeStage,
  least: { readonly intake: number; readonly postgres: number },
  options: {
    readonly random: () => number;
    readonly enough: () => boolean;
    readonly acknowledged: () => number;
    readonly told: (blow: Blow, blows: Blows) => void;
  },
): Promise<Blows> {
  const { random, enough, acknowledged, told } = options;
  const blows: Blows = { intakeKills: 0, whileStarting: 0, postgresKills: 0 };
  for (;;) {
    const still = {
      intake: Math.max(0, least.intake - blows.intakeKills),
      postgres: Math.max(0, least.postgres - blows.postgresKills),
    };
    const done = still.intake + still.postgres === 0;
    if (done && enough()) return blows;
    await pause(WORK.least + random() * (WORK.most - WORK.least));
    const blow = pickBlow(done ? least : still, random);
    await strike(stage, blow, blows, random);
    await until('The intake is ready again', () => isReady(stage.url));
    const before = acknowledged();
    await until('Somebody gets a receipt again', () => acknowledged() > before);
    told(blow, blows);
  }
}
