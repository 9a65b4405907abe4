import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import * as v from 'valibot';
import { AgencyCodeSchema } from '../../appeal/submission.ts';
import { Misused, runCommand } from '../backup/at-the-terminal.ts';
import { type Environment, readEnvironment } from '../configuration.ts';
import { atTheRegister } from '../log-book/at-the-register.ts';
import { readKeyFor } from '../store/key.ts';
import { prepareDatabase } from '../store/migrate.ts';
import { literalHost, reachable, readHookAddress } from './hook-address.ts';
import { addHook, listDead, listHooks, removeHook, retryDead } from './hooks.ts';
import { secretInWords } from './message.ts';

const USAGE = `
  npm run hooks -- add https://ADDRESS --agency CODE [--from PLACE]   gives a secret, shown once
  npm run hooks -- list
  npm run hooks -- remove ID              tells it nothing more
  npm run hooks -- dead [ID]              what was given up
  npm run hooks -- retry ID [PLACE]       tells again what was given up, all or one entry
`;

const UuidSchema = v.pipe(v.string(), v.uuid());

const FAULTS = {
  'no-address': 'An address such as https://system.akimat.kz/dauys is needed.',
  'not-https': 'The address must start with https:// (http:// is for this very machine alone).',
  'with-secret': 'The address may hold neither a password nor a #.',
} as const;

function idOf(typed: string): string {
  if (!v.is(UuidSchema, typed)) throw new Misused('npm run hooks -- list shows the ids.');
  return typed;
}

/** @throws Misused where it is no place */
function placeOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (!/^\d{1,15}$/.test(typed)) throw new Misused('A place in the log is a whole number, from 0.');
  return Number(typed);
}

/** Tells at once what every try would come to. A name that does not resolve now may do so later. */
async function assertReachable(url: URL, env: Environment): Promise<void> {
  const literal = literalHost(url);
  const addresses =
    literal === undefined
      ? await lookup(url.hostname, { all: true }).catch(() => [])
      : [{ address: literal }];
  const mayReach = reachable(env.DAUYS_HOOK_NETWORKS);
  const shut = addresses.find(({ address }) => !mayReach(address));
  if (!shut) return;
  throw new Error(
    `${url.hostname} leads into a private network (${shut.address}). Nothing was added. ` +
      `If it should be told, allow that network in DAUYS_HOOK_NETWORKS, here and for the intake.`,
  );
}

async function add(
  client: pg.Client,
  url: string,
  env: Environment,
  wish: { readonly address: string; readonly agency: string | undefined; readonly from: string | undefined },
): Promise<string> {
  const address = readHookAddress(wish.address);
  if (!address.ok) throw new Misused(FAULTS[address.why]);
  const agency = v.safeParse(AgencyCodeSchema, wish.agency);
  if (!agency.success) throw new Misused('--agency CODE is needed.');
  const from = placeOf(wish.from);
  await assertReachable(address.url, env);
  const rootKey = await readKeyFor(url, env.DAUYS_KEY_FILE ?? join(env.DAUYS_DATA, 'intake.key'));
  const id = await addHook(client, { agency: agency.output, address: address.url.href, from });
  if (id === undefined) {
    throw new Error(`There is no agency ${agency.output}. npm run agency -- list shows those there are.`);
  }
  if (id === null) throw new Error(`${agency.output} tells this address already. Nothing was changed.`);
  return [
    `Hook ${id} of ${agency.output} is told of every entry from ${from === undefined ? 'now' : from} on.`,
    `Its secret, shown this once: ${secretInWords(rootKey.hookSecret(id))}`,
  ].join('\n');
}

async function list(client: pg.Client): Promise<string> {
  const hooks = await listHooks(client);
  if (hooks.length === 0) return 'Nobody is told.';
  return hooks
    .map(({ id, agency, address, waiting, dead, fault }) => {
      const trouble = fault === null ? '' : `\n    last fault: ${fault}`;
      return `${id}  ${agency.padEnd(6)}  ${waiting} waiting  ${dead} dead  ${address}${trouble}`;
    })
    .join('\n');
}

async function dead(client: pg.Client, hook: string | undefined): Promise<string> {
  const letters = await listDead(client, hook);
  if (letters.length === 0) return 'Nothing was given up.';
  return letters
    .map(
      ({ hook: id, seq, number, type, tries, deadAt, fault }) =>
        `${id}  ${seq}  ${number}  ${type}  ${tries} tries until ${deadAt.toISOString()}: ${fault}`,
    )
    .join('\n');
}

async function main(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { agency: { type: 'string' }, from: { type: 'string' } },
  });
  const [verb, about = '', place, ...more] = positionals;
  if (more.length > 0) throw new Misused('');
  const env = readEnvironment(process.env);
  return atTheRegister(env, async ({ url, client }) => {
    await prepareDatabase(url);
    switch (verb) {
      case 'add':
        return add(client, url, env, { address: about, agency: values.agency, from: values.from });
      case 'list':
        return list(client);
      case 'dead':
        return dead(client, about === '' ? undefined : idOf(about));
      case 'remove':
        if (!(await removeHook(client, idOf(about)))) {
          throw new Error(`No hook ${about} stands. Nothing was changed.`);
        }
        return 'It is told nothing more; what waited for it was dropped.';
      case 'retry': {
        const count = await retryDead(client, idOf(about), placeOf(place));
        if (count === 0) throw new Error('Nothing of that was given up. Nothing was changed.');
        return `${count === 1 ? 'One entry is' : `${count} entries are`} told again; a running intake does it at once.`;
      }
      default:
        throw new Misused('');
    }
  });
}

await runCommand(USAGE, 'Stopped.', () => main(process.argv.slice(2)));
