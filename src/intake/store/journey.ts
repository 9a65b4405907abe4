import pg from 'pg';

/** A statement that is prepared once a connection and then only bound. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values?: readonly (string | Buffer | null)[];
}

/**
 * What a statement needs of the driver's connection. Its own types describe an older signature, so what is
 * used of it is said here and checked before it is used.
 */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly (string | Buffer | null)[] }): void;
  describe(message: { type: 'P' }): void;
  execute(message: { rows: 0 }): void;
  sync(): void;
}

function isWire(connection: object): connection is Wire {
  return ['parse', 'bind', 'describe', 'execute', 'sync'].every(
    (name) => name in connection && typeof Reflect.get(connection, name) === 'function',
  );
}

/** Which statements each connection has prepared. */
const prepared = new WeakMap<object, Set<string>>();

/** One row, its values parsed as the driver parses them. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Several statements that travel to the server together, behind one Sync (PostgreSQL's extended query
 * protocol, 54.2.3): it reads, runs and answers them in one go, and after an error it skips the rest. The
 * driver's own pipeline mode sends a Sync with each, which costs the server a flush and both a wake-up.
 */
class Journey implements pg.Submittable {
  readonly #statements: readonly Statement[];
  readonly #settle: (error: Error | null, results: readonly Row[][]) => void;
  readonly #results: Row[][] = [];
  #rows: Row[] = [];
  #columns: readonly { readonly name: string; parse(text: string): unknown }[] = [];

  constructor(
    statements: readonly Statement[],
    settle: (error: Error | null, results: readonly Row[][]) => void,
  ) {
    this.#statements = statements;
    this.#settle = settle;
  }

  submit(connection: pg.Connection): void {
    const wire: object = connection;
    if (!isWire(wire)) throw new TypeError('The driver’s connection has changed its shape');
    const known = prepared.get(connection) ?? new Set();
    prepared.set(connection, known);
    wire.stream.cork();
    for (const { name, text, values = [] } of this.#statements) {
      if (!known.has(name)) {
        wire.parse({ name, text });
        known.add(name);
      }
      wire.bind({ statement: name, values });
      wire.describe({ type: 'P' });
      wire.execute({ rows: 0 });
    }
    wire.sync();
    wire.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly pg.FieldDef[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: pg.types.getTypeParser(dataTypeID, 'text'),
    }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    for (const [index, { name, parse }] of this.#columns.entries()) {
      const text = fields[index] ?? null;
      row[name] = text === null ? null : parse(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete(): void {
    this.#results.push(this.#rows);
    this.#rows = [];
  }

  handleError(error: Error): void {
    this.#settle(error, []);
  }

  handleReadyForQuery(): void {
    this.#settle(null, this.#results);
  }
}

/**
 * Sends statements together and waits for all their answers.
 *
 * @param client not in the driver's pipeline mode
 * @returns the rows of each statement, in their order
 * @throws the first error; what came after it was skipped, and the connection must be closed, for which of
 *   the statements it had prepared by then is not known
 */
export function sendTogether(
  client: pg.ClientBase,
  statements: readonly Statement[],
): Promise<readonly Row[][]> {
  return new Promise((resolve, reject) => {
    const journey = new Journey(statements, (error, results) => {
      if (error) reject(error);
      else resolve(results);
    });
    client.query(journey);
  });
}
