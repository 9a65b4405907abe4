import pg from 'pg';

/** The role whose rights the intake takes on for its work; it can add entries and never change one. */
export const WORKING_ROLE = 'dauys_intake';

// 64-bit integers (entries counted, far below 2^53) as numbers; dates as the text they are.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/** What the intake needs of its PostgreSQL: one connection that writes batches, and some that read. */
export interface Database {
  readonly reader: pg.Pool;
  /** One connection, on which batches are written. */
  readonly writer: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens the pools. No connection is made until one is needed, and a lost one is replaced at the next need.
 *
 * @param url where the database is
 * @param options.asRole the role that every connection takes on; left out, it keeps the owner's rights
 * @param options.onError told of a connection that broke while nobody was using it
 */
export function openDatabase(
  url: string,
  options: { asRole?: string | undefined; readers?: number; onError: (error: Error) => void },
): Database {
  const shared: pg.PoolConfig = {
    connectionString: url,
    application_name: 'dauys intake',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // An intake that hangs in mid-batch must not hold the register's lock against the others.
    idle_in_transaction_session_timeout: 15_000,
    // Compiling a query takes longer than any of the intake's queries should.
    options: `-c jit=off${options.asRole === undefined ? '' : ` -c role=${options.asRole}`}`,
  };
  const reader = new pg.Pool({ ...shared, max: options.readers ?? 8, statement_timeout: 15_000 });
  const writer = new pg.Pool({
    ...shared,
    // What a batch looks up it looks up by a key. A plan that was made while a table was small, and then kept,
    // must not read all of it at every batch once it has grown.
    options: `${shared.options} -c enable_seqscan=off`,
    max: 1,
    idleTimeoutMillis: 0,
    lock_timeout: 10_000,
    statement_timeout: 30_000,
  });
  for (const pool of [reader, writer]) {
    pool.on('error', options.onError);
    // A connection can be lost between two statements of whoever holds it, who hears of it at the next one;
    // an error that nobody listens for would end the whole intake.
    pool.on('connect', (client) => client.on('error', () => undefined));
  }
  return {
    reader,
    writer,
    async close() {
      await Promise.all([reader.end(), writer.end()]);
    },
  };
}

/** The five-character code that PostgreSQL gives an error (SQLSTATE); `undefined` for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.length === 5
    ? error.code
    : undefined;
}

/**
 * Whether an error blames one row's own values (data exceptions, class 22; broken constraints, 23; a limit
 * of an index or a field, 54) and not the database's state, so that its neighbours would do without it.
 */
export function blamesARow(error: unknown): boolean {
  return /^(22|23|54)/.test(sqlState(error) ?? '');
}

/** What node's sockets and the driver say when there is no database to talk to; the driver has no codes. */
const LOST =
  /ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|connection|Client was closed|Client has encountered|timeout/i;

/**
 * Whether an error means that the database cannot be worked with now, so that the same request may succeed
 * a moment later: connection lost (class 08), resources (53), shut down or cancelled (57), lock not had
 * (55P03), rolled back for another's sake (40), idle too long (25P03).
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = sqlState(error);
  if (state !== undefined) return /^(08|53|57|40)|^55P03$|^25P03$/.test(state);
  return LOST.test('code' in error ? `${error.code} ${error.message}` : error.message);
}
