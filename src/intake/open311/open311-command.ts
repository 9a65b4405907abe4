import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { AgencyCodeSchema } from '../../appeal/submission.ts';
import { cleanText } from '../../appeal/text-field.ts';
import { Misused, runCommand } from '../backup/at-the-terminal.ts';
import { readEnvironment } from '../configuration.ts';
import { atTheRegister } from '../log-book/at-the-register.ts';
import { prepareDatabase } from '../store/migrate.ts';
import { addClient, endClient, listClients } from './clients.ts';

const USAGE = `
  npm run open311 -- add NAME --agency CODE     makes an api_key, shown once
  npm run open311 -- list
  npm run open311 -- end ID                     the key is refused from now on
`;

const UuidSchema = v.pipe(v.string(), v.uuid());

async function main(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { agency: { type: 'string' } },
  });
  const [verb, about = '', ...more] = positionals;
  if (more.length > 0) throw new Misused('A name of several words needs quotes around it.');
  return atTheRegister(readEnvironment(process.env), async ({ url, client }) => {
    await prepareDatabase(url);
    if (verb === 'list') {
      const clients = await listClients(client);
      if (clients.length === 0) return 'No client has a key.';
      const day = (date: Date) => date.toISOString().slice(0, 10);
      return clients
        .map(({ id, agency, name, madeAt, endedAt }) => {
          const until = endedAt ? `ended ${day(endedAt)}` : `since ${day(madeAt)}`;
          return `${id}  ${agency.padEnd(6)}  ${until}  ${name}`;
        })
        .join('\n');
    }
    if (verb === 'add') {
      const name = cleanText(about);
      if (name === '' || name.length > 200) throw new Misused('A name of up to 200 characters is needed.');
      const agency = v.safeParse(AgencyCodeSchema, values.agency);
      if (!agency.success) throw new Misused('--agency CODE is needed.');
      const key = await addClient(client, { agency: agency.output, name });
      if (key === undefined) {
        throw new Error(`There is no agency ${agency.output}. npm run agency -- list shows those there are.`);
      }
      return `api_key of ${name} for ${agency.output}: ${key}\nIt is shown this once.`;
    }
    if (verb !== 'end') throw new Misused('');
    if (!v.is(UuidSchema, about)) throw new Misused('npm run open311 -- list shows the ids.');
    if (!(await endClient(client, about))) throw new Error(`No key of ${about} stands. Nothing was changed.`);
    return 'The key was ended; a running intake refuses it at once.';
  });
}

await runCommand(USAGE, 'Stopped.', () => main(process.argv.slice(2)));
