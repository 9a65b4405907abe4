import { parseArgs } from 'node:util';
import { rehearse } from './rehearsal.ts';
import { verdictLine } from './verdict.ts';

const USAGE = `
  npm run crash -- [--minutes N] [--seed N] [--kills N]

  64 citizens file while the intake is killed 50 times (--kills) and its PostgreSQL 10 times, for N minutes at
  least. The same seed makes the same choices. The last line says what became of everything acknowledged.
`;

/** Kills of PostgreSQL for each kill of the intake. */
const OF_POSTGRES = 1 / 5;

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) throw new RangeError(`--${name} must be a number`);
  return number;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '0' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      kills: { type: 'string', default: '50' },
    },
  });
  const kills = Math.ceil(numberOf('kills', values.kills));
  return {
    duration: numberOf('minutes', values.minutes) * 60_000,
    seed: Math.floor(numberOf('seed', values.seed)),
    intakeKills: kills,
    postgresKills: Math.ceil(kills * OF_POSTGRES),
  };
}

async function main(): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  process.stderr.write(`The choices of this run are those of --seed ${options.seed}.\n`);
  const progress = (text: string) => void process.stderr.write(`${text}\n`);
  const verdict = await rehearse({ clients: 64, ...options, progress });
  for (const fault of verdict.faults.slice(0, 50)) process.stderr.write(`${fault}\n`);
  process.stdout.write(`${verdictLine(verdict)}\n`);
  return verdict.faults.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
});
