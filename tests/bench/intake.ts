import autocannon from 'autocannon';
import pg from 'pg';
import { runningEmbeddedPostgres } from '../../src/intake/embedded/embedded-postgres.ts';
import { startIntakeStage, UNHINDERED } from '../stage/intake.ts';
import { filingWriter } from './believable.ts';
import { preparePgbench } from './pgbench.ts';
import { median, type Report, rounded } from './report.ts';

const CONNECTIONS = 64;
const ROUNDS = 5;
const SECONDS = 6;

/** Files over HTTP for so many seconds. @returns accepted appeals a second, and how the waits were */
async function file(url: string, write: () => string, seconds: number) {
  const result = await autocannon({
    url: `${url}/v1/appeals`,
    connections: CONNECTIONS,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    requests: [{ setupRequest: (request) => ({ ...request, body: write() }) }],
  });
  const accepted = result['2xx'];
  if (result.non2xx > 0 || result.errors > 0 || accepted === 0) {
    throw new Error(
      `${result.non2xx} filings were refused and ${result.errors} failed; nothing is comparable`,
    );
  }
  return { accepted, rate: accepted / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

async function appealsIn(database: string): Promise<number> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query<{ count: string }>('select count(*)::text as count from appeals');
  await client.end();
  return Number(rows[0]?.count);
}

/** With how many connections pgbench numbers without gaps fastest: they all wait for one row. */
async function bestClients(pgbench: Awaited<ReturnType<typeof preparePgbench>>): Promise<number> {
  const few = await pgbench.round('register', 8, 2);
  return few > (await pgbench.round('register', CONNECTIONS, 2)) ? 8 : CONNECTIONS;
}

/**
 * Appeals accepted a second over HTTP, each on the disk before its 201, beside pgbench on the same server, in
 * turns, medians: inserting the same row alone, and doing in plain SQL what the intake promises of it (numbered
 * without gaps, with its entry), at the number of connections that suits it best.
 */
export async function benchIntake(report: Report): Promise<void> {
  const intake = await startIntakeStage(UNHINDERED);
  try {
    const database = await runningEmbeddedPostgres(intake.dataFolder);
    if (!database) throw new Error('The embedded PostgreSQL is not running');
    const pgbench = await preparePgbench(database);
    const write = filingWriter();
    let acknowledged = (await file(intake.url, write, 2)).accepted;
    await pgbench.round('row', CONNECTIONS, 2);
    const clients = await bestClients(pgbench);
    const filed: Awaited<ReturnType<typeof file>>[] = [];
    const rows: number[] = [];
    const registered: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const one = await file(intake.url, write, SECONDS);
      acknowledged += one.accepted;
      filed.push(one);
      rows.push(await pgbench.round('row', CONNECTIONS, SECONDS));
      registered.push(await pgbench.round('register', clients, SECONDS));
      report.progress(`round ${round} of ${ROUNDS}`);
    }
    const kept = await appealsIn(database);
    if (kept < acknowledged)
      throw new Error(`${acknowledged} were acknowledged and ${kept} are in the database`);
    const rate = median(filed.map((one) => one.rate));
    const beside = (what: string, baseline: number) => ({
      what,
      'a second': rounded(baseline),
      ratio: rounded(rate / baseline, 2),
    });
    report.table('Accepted appeals a second, 64 connections, each on the disk before its 201', [
      {
        what: 'intake, over HTTP, with the signed log',
        'a second': rounded(rate),
        'p50 ms': median(filed.map(({ p50 }) => p50)),
        'p99 ms': median(filed.map(({ p99 }) => p99)),
      },
      beside('pgbench, the same row alone', median(rows)),
      beside(`pgbench, numbered without gaps, with its entry, ${clients} connections`, median(registered)),
    ]);
    await pgbench.end();
  } finally {
    await intake.stop();
  }
}
