import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../house/source-files.ts';
import { startIntakeStage } from '../stage/intake.ts';
import { believablePerson, believableText, seeded } from './believable.ts';
import { type Report, rounded } from './report.ts';

/** Memory of the second half of a run may be so much more than that of the first, where neither grows. */
const MOST_GROWTH = 1.25;

/** Open matters of another register, one object a line. */
async function writeOldRegister(file: string, rows: number): Promise<void> {
  const random = seeded(20_261_126);
  const out = createWriteStream(file);
  for (let row = 1; row <= rows; row += 1) {
    const { language, topic, address, text } = believableText(random);
    const { type: _, ...person } = believablePerson(random, address);
    const line = JSON.stringify({
      ...{ number: `ЖТ-${row}`, text, topic, language, address },
      registered_on: new Date(Date.UTC(2026, 8, 1 + Math.floor(random() * 60))).toISOString().slice(0, 10),
      family_name: person.familyName,
      given_name: person.givenName,
      postal_address: person.postalAddress,
      phone: person.phone,
    });
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Runs the command as a person would. @returns its seconds, and its memory at each look (bytes) */
async function bringOver(file: string, dataFolder: string) {
  const memory = fileURLToPath(new URL('./tell-memory.ts', import.meta.url));
  const began = performance.now();
  const command = spawn(
    process.execPath,
    ['--import', memory, 'src/intake/import/import-command.ts', file, '--agency', 'TLD'],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? '', DAUYS_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let said = '';
  const looks: number[] = [];
  for (const stream of [command.stdout, command.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  command.on('message', (rss) => looks.push(Number(rss)));
  const [code] = await once(command, 'close');
  return { code, said, looks, seconds: (performance.now() - began) / 1000 };
}

const megabytes = (bytes: number) => rounded(bytes / 1024 ** 2);

/**
 * Rows a second that `npm run import` brings over beside a running intake, each sealed, numbered and in the log,
 * and the memory that it takes, which must not grow with the file.
 */
export async function benchImport(report: Report, rows: number): Promise<void> {
  const intake = await startIntakeStage();
  try {
    const file = join(intake.dataFolder, 'old-register.ndjson');
    report.progress(`a file of ${rows} rows`);
    await writeOldRegister(file, rows);
    const { code, said, looks, seconds } = await bringOver(file, intake.dataFolder);
    const kept = await intake.countAppeals();
    if (code !== 0 || kept !== rows) throw new Error(`${kept} of ${rows} were brought over.\n${said}`);
    const middle = Math.ceil(looks.length / 2);
    const [first, second] = [Math.max(...looks.slice(0, middle)), Math.max(...looks.slice(middle))];
    if (second > first * MOST_GROWTH) {
      throw new Error(`The import’s memory grew from ${megabytes(first)} to ${megabytes(second)} MB`);
    }
    report.table(`Rows a second of npm run import, ${rows} rows, beside a running intake`, [
      {
        what: 'import',
        'a second': rounded(rows / seconds),
        'peak MB': megabytes(Math.max(first, second)),
        'first half MB': megabytes(first),
        'second half MB': megabytes(second),
      },
    ]);
  } finally {
    await intake.stop();
  }
}
