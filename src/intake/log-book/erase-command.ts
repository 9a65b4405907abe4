import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseAppealNumber } from '../../appeal/appeal-number.ts';
import { Misused, runCommand } from '../backup/at-the-terminal.ts';
import { readEnvironment } from '../configuration.ts';
import '../store/database.ts';
import { prepareDatabase } from '../store/migrate.ts';
import { atTheRegister } from './at-the-register.ts';
import { eraseApplicant } from './erase-applicant.ts';
import { openLogBook } from './open-log-book.ts';

const USAGE = `
  npm run erase -- NUMBER --reason TEXT [--keep-text]

  Destroys the personal data of the applicant, for ever. What they wrote, their files and the post go too,
  unless --keep-text. The reason stands in the public log: it must name nobody.
`;

const LONGEST_REASON = 300;

async function main(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { reason: { type: 'string' }, 'keep-text': { type: 'boolean' } },
  });
  const [typed = '', ...more] = positionals;
  const number = parseAppealNumber(typed);
  if (!number.ok || more.length > 0) {
    const slip = !number.ok && number.reason === 'check-digit';
    throw new Misused(
      slip ? `There is a slip in ${typed}: its last digit does not match.` : 'One number is needed.',
    );
  }
  const reason = values.reason?.trim() ?? '';
  if (reason === '' || reason.length > LONGEST_REASON) {
    throw new Misused(`A reason of up to ${LONGEST_REASON} characters is needed.`);
  }
  const env = readEnvironment(process.env);
  const keepText = values['keep-text'] === true;
  const erased = await atTheRegister(env, async ({ url, client }) => {
    await prepareDatabase(url);
    const keyFile = env.DAUYS_LOG_KEY_FILE ?? join(env.DAUYS_DATA, 'log.key');
    const signer = await openLogBook(url, keyFile, env.DAUYS_LOG_ORIGIN);
    return eraseApplicant(client, signer, { number, reason, actor: 'register', keepText });
  });
  if (!erased.ok) {
    throw new Error(
      erased.reason === 'not-found'
        ? `There is no appeal ${number.number}. Nothing was changed.`
        : `The person of ${number.number} was erased before. Nothing was changed.`,
    );
  }
  const count = `${erased.files} ${erased.files === 1 ? 'file' : 'files'}`;
  const gone = keepText ? [] : ['the text', ...(erased.files === 0 ? [] : [count])];
  const last = gone.pop();
  const what = [`The applicant of ${number.number}`, ...gone].join(', ');
  return [
    `${what}${last ? ` and ${last} were` : ' was'} erased; entry ${erased.event.seq} of the log says so.`,
    'Backups that were made before still hold them. Remove those when your rules allow it.',
  ].join('\n');
}

await runCommand(USAGE, 'Stopped.', () => main(process.argv.slice(2)));
